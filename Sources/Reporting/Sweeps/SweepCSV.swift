import AnalyticCore
import Studies

/// A sweep as comma-separated values: comment lines that say what was run, a header, one line per point, and where regimes
/// end as comments behind.
public struct SweepCSV: SweepRowWriter {
    private let sweep: Sweep
    private let provenance: Provenance

    /// A writer for a sweep.
    public init(_ sweep: Sweep, _ provenance: Provenance) {
        self.sweep = sweep
        self.provenance = provenance
    }

    /// Comments and header.
    public var opening: Bytes {
        let header =
            (sweep.series.map { [$0.id] } ?? []) + [sweep.x.id] + sweep.metrics.map(\.heading) + ["problem"]
        return Bytes(Self.comments(provenance.comments) + CSV(header: header).text)
    }

    /// One line per point.
    public func bytes(_ rows: SweepRows, from first: Int) -> Bytes {
        var bytes = Bytes(capacity: rows.count * 16 * (sweep.metrics.count + 2))
        for row in 0..<rows.count {
            if let series = sweep.seriesValue(first + row) {
                Self.append(series, to: &bytes)
                bytes.append(",")
            }
            Self.append(sweep.xValue(first + row), to: &bytes)
            for column in sweep.metrics.indices {
                bytes.append(",")
                if let number = rows[row, column] { bytes.append(number) }
            }
            bytes.append(",")
            if let problem = rows.problem(row) { bytes.append(CSV.quoted(problem.description)) }
            bytes.append("\n")
        }
        return bytes
    }

    private static func append(_ value: ParameterValue, to bytes: inout Bytes) {
        switch value {
        case .whole(let number): bytes.append(number)
        default: bytes.append(CSV.quoted(value.text))
        }
    }

    /// Where regimes end, as comments.
    public func closing(points: Int, findings: SweepFindings?) -> Bytes {
        guard let findings else { return Bytes(Self.comments(["regimes: not looked for"])) }
        return Bytes(Self.comments(RegimeText.lines(findings).map { "regimes: \($0)" }))
    }

    /// A comment never breaks its line, whatever was typed.
    private static func comments(_ lines: [String]) -> String {
        lines.map { "# \(TypedText.visible($0))\n" }.joined()
    }
}
