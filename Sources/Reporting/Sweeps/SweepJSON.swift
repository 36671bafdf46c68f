import AnalyticCore
import Studies

/// A sweep as JSON, schema `modelmeter.sweep/2`.
public struct SweepJSON: SweepRowWriter {
    private let sweep: Sweep
    private let provenance: Provenance

    /// A writer for a sweep.
    public init(_ sweep: Sweep, _ provenance: Provenance) {
        self.sweep = sweep
        self.provenance = provenance
    }

    /// What was run, up to the rows.
    public var opening: Bytes {
        let metrics = sweep.metrics.map { metric -> JSON in
            [
                "id": .string(metric.id), "title": .string(metric.title), "unit": .string(metric.symbol),
                "stage": metric.stage.map { .string($0.rawValue) } ?? .null,
            ]
        }
        let members: [JSON.Member] = [
            JSON.Member("schema", "modelmeter.sweep/2"), JSON.Member("made_by", provenance.json),
            JSON.Member("x", .string(sweep.x.id)),
            JSON.Member("series", sweep.series.map { .string($0.id) } ?? .null),
            JSON.Member("metrics", .array(metrics)),
        ]
        let lines = members.map { "  \(JSON.string($0.key).inline): \($0.value.inline),\n" }
        return Bytes("{\n" + lines.joined() + "  \"rows\": [")
    }

    /// One object per point.
    public func bytes(_ rows: SweepRows, from first: Int) -> Bytes {
        var bytes = Bytes(capacity: rows.count * (40 + 16 * sweep.metrics.count))
        for row in 0..<rows.count {
            bytes.append(first + row == 0 ? "\n    {" : ",\n    {")
            if let series = sweep.seriesValue(first + row) { bytes.append("\"series\": \(series.json.inline), ") }
            bytes.append("\"x\": \(sweep.xValue(first + row).json.inline), \"values\": [")
            for column in sweep.metrics.indices {
                if column > 0 { bytes.append(", ") }
                if let number = rows[row, column], number.isFinite {
                    bytes.append(number)
                } else {
                    bytes.append("null")
                }
            }
            bytes.append("]")
            if let problem = rows.problem(row) {
                bytes.append(", \"problem\": \(JSON.string(problem.description).inline)")
            }
            bytes.append("}")
        }
        return bytes
    }

    /// How many points there were, which regimes were looked for, and where they end.
    public func closing(points: Int, findings: SweepFindings?) -> Bytes {
        let searched: JSON =
            findings.map { .array($0.sweep.regimes.map { .string($0.id) }) } ?? .array([])
        let crossings: JSON = .array(findings?.crossings.map(\.json) ?? [])
        var text = "\n  ],\n  \"points\": \(points),\n  \"points_wanted\": \(sweep.count),\n"
        text += "  \"regimes_searched\": \(searched.inline),\n  \"crossings\": \(crossings.inline)\n}\n"
        return Bytes(text)
    }
}

extension Crossing {
    var json: JSON {
        [
            "regime": .string(regime), "title": .string(title), "series": series.map(\.json) ?? .null,
            "before": before.json, "after": after.json, "unit": .string(unit), "beyond": .string(beyond),
        ]
    }
}
