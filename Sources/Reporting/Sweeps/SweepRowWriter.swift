import Studies

/// A format whose rows are written as they come. Rows are turned into bytes on every core, so a writer holds no state.
public protocol SweepRowWriter: Sendable {
    /// What stands before the rows.
    var opening: Bytes { get }

    /// Rows of the sweep from one with an index on.
    func bytes(_ rows: SweepRows, from first: Int) -> Bytes

    /// What stands behind the rows; findings where regimes were looked for.
    func closing(points: Int, findings: SweepFindings?) -> Bytes
}
