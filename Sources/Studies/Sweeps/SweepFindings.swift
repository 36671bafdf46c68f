/// A sweep that was run: its rows, and where regimes end along it.
public struct SweepFindings: Sendable {
    /// What was run.
    public let sweep: Sweep
    /// What was read.
    public let rows: SweepRows
    /// Where the sweep's regimes end.
    public let crossings: [Crossing]
    /// Whether every row was run and every regime searched.
    public let isComplete: Bool

    /// Runs a sweep that is small enough to be kept.
    ///
    /// - Parameter goesOn: Asked between points; false ends the run.
    public init(_ sweep: Sweep, goesOn: @escaping @Sendable () -> Bool = { true }) {
        self.init(sweep, rows: SweepRunner.rows(of: sweep, goesOn: goesOn), goesOn: goesOn)
    }

    /// Looks for the ends of regimes in rows that were run.
    public init(_ sweep: Sweep, rows: SweepRows, goesOn: @escaping @Sendable () -> Bool = { true }) {
        self.sweep = sweep
        self.rows = rows
        crossings = CrossingSearch.crossings(in: rows, of: sweep, goesOn: goesOn)
        isComplete = rows.count == sweep.count && goesOn()
    }

    /// How many rows the device's memory is too small for; nil where the sweep does not know.
    public var rowsThatDoNotFit: Int? {
        guard let memory = sweep.columns.firstIndex(where: { $0.id == "memory" }),
            let capacity = sweep.columns.firstIndex(where: { $0.id == "capacity" })
        else { return nil }
        return (0..<rows.count).count { row in
            guard let memory = rows[row, memory], let capacity = rows[row, capacity] else { return false }
            return memory > capacity
        }
    }
}
