import AnalyticCore
import Studies

/// A sweep in the formats that can be written row by row, so that a million points need no memory.
public struct SweepWriter: Sendable {
    /// How rows are written.
    public enum Format: String, CaseIterable, Sendable {
        case table, csv, json, svg, markdown
    }

    private let sweep: Sweep
    private let format: Format

    /// A writer for `csv` and `json`, which need no look at all rows.
    public init(_ sweep: Sweep, format: Format) {
        self.sweep = sweep
        self.format = format
    }

    /// Whether rows can be written as they come.
    public static func streams(_ format: Format) -> Bool { format == .csv || format == .json }

    private var header: [String] {
        (sweep.series.map { [$0.id] } ?? []) + [sweep.x.id]
            + sweep.metrics.map(\.heading) + ["problem"]
    }

    /// What stands before the rows.
    public var opening: String {
        switch format {
        case .json:
            "{\n  \"schema\": \"modelmeter.sweep/1\",\n  \"x\": \(JSON.string(sweep.x.id).inline),\n  \"series\": \((sweep.series.map { JSON.string($0.id) } ?? .null).inline),\n  \"metrics\": \(JSON.array(sweep.metrics.map { ["id": .string($0.id), "title": .string($0.title), "unit": .string($0.unit)] }).inline),\n  \"rows\": ["
        default: CSV(header: header).text
        }
    }

    /// Some rows; `isFirst`: none were written before.
    public func text(_ rows: [Sweep.Row], isFirst: Bool) -> String {
        guard format == .json else {
            var csv = CSV()
            for row in rows { csv.append(fields(row)) }
            return csv.text
        }
        var text = ""
        for (index, row) in rows.enumerated() {
            text += isFirst && index == 0 ? "\n    " : ",\n    "
            let members: [JSON.Member] =
                [
                    JSON.Member("series", row.series.map(JSON.string) ?? .null), JSON.Member("x", .string(row.x)),
                    JSON.Member("values", .array(row.values.map { $0.map(JSON.decimal) ?? .null })),
                ] + (row.problem.map { [JSON.Member("problem", .string($0.description))] } ?? [])
            text += JSON.object(members).inline
        }
        return text
    }

    /// What stands behind the rows.
    public func closing(points: Int, crossings: [Crossing]) -> String {
        guard format == .json else { return "" }
        return "\n  ],\n  \"points\": \(points),\n  \"crossings\": \(JSON.array(crossings.map(\.json)).inline)\n}\n"
    }

    private func fields(_ row: Sweep.Row) -> [String] {
        (row.series.map { [$0] } ?? []) + [row.x] + row.values.map { $0.map(Self.number) ?? "" }
            + [row.problem?.description ?? ""]
    }

    /// All digits; whole numbers without decimals.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 9e15 ? String(Int(value)) : value.description
    }
}

/// A sweep for the eye, and as pictures.
public enum SweepPages {
    /// A table with units, and where regimes end.
    public static func table(_ sweep: Sweep, _ rows: [Sweep.Row], _ crossings: [Crossing]) -> String {
        var table = TextTable(
            (sweep.series.map { [($0.id, .left)] } ?? []) + [(sweep.x.id, TextTable.Alignment.right)]
                + sweep.metrics.map { ($0.title, .right) })
        for row in rows { table.append(cells(sweep, row)) }
        return table.text + "\n" + regimes(crossings, bullet: "  ")
    }

    /// The same as Markdown.
    public static func markdown(_ sweep: Sweep, _ rows: [Sweep.Row], _ crossings: [Crossing]) -> String {
        MarkdownTable.text(
            (sweep.series.map { [$0.id] } ?? []) + [sweep.x.id] + sweep.metrics.map(\.title),
            rows.map { cells(sweep, $0) }) + "\n" + regimes(crossings, bullet: "- ")
    }

    /// One picture per unit.
    public static func charts(
        _ title: String, _ sweep: Sweep, _ rows: [Sweep.Row], _ crossings: [Crossing], log: (x: Bool, y: Bool)
    ) -> [(unit: String, svg: String)] {
        LineChart.units(of: sweep).map { unit in
            (unit, ChartSVG.text(LineChart(title, of: sweep, rows: rows, unit: unit, log: log, crossings: crossings)))
        }
    }

    private static func cells(_ sweep: Sweep, _ row: Sweep.Row) -> [String] {
        let values =
            row.problem.map { [$0.description] }
            ?? zip(sweep.metrics, row.values).map { metric, value in value.map(metric.text) ?? "—" }
        return (row.series.map { [$0] } ?? []) + [row.x] + values
    }

    static func regimes(_ crossings: [Crossing], bullet: String) -> String {
        guard !crossings.isEmpty else { return "No regime ends along the way.\n" }
        return "Where regimes end:\n\n"
            + crossings.map { crossing in
                let series = crossing.series.map { " at \($0)" } ?? ""
                return
                    "\(bullet)\(crossing.title)\(series): between \(crossing.before) and \(crossing.after); beyond it the larger is \(crossing.larger)\n"
            }.joined()
    }
}

extension Crossing {
    var json: JSON {
        [
            "regime": .string(regime), "title": .string(title), "series": series.map(JSON.string) ?? .null,
            "before": .string(before), "after": .string(after), "larger_beyond": .string(larger),
        ]
    }
}
