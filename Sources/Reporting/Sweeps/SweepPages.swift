import AnalyticCore
import Studies

/// A sweep for the eye: a table, Markdown, pictures.
public enum SweepPages {
    /// A table with units: what was run before it, what does not fit and where regimes end behind it.
    public static func table(_ findings: SweepFindings, _ provenance: Provenance) -> String {
        let sweep = findings.sweep
        let (header, rows) = cells(findings)
        let leftward = (sweep.series == nil ? 0 : 1)
        var table = TextTable(header.enumerated().map { ($0.element, $0.offset < leftward ? .left : .right) })
        for row in rows { table.append(row) }
        return provenance.lines.joined(separator: "\n") + "\n\n" + table.text + "\n" + warning(findings)
            + RegimeText.paragraph(findings, bullet: "  ")
    }

    /// The same as Markdown.
    public static func markdown(_ findings: SweepFindings, _ provenance: Provenance) -> String {
        let (header, rows) = cells(findings)
        let settings = provenance.settings.map { "`\($0)`" }.joined(separator: ", ")
        var text = "On \(provenance.machine)\(settings.isEmpty ? "" : "; set: \(settings)").\n\n"
        if !provenance.ownSettings.isEmpty { text += "\(ownSettings(provenance))\n\n" }
        return text + MarkdownTable.text(header, rows) + "\n" + warning(findings)
            + RegimeText.paragraph(findings, bullet: "- ")
    }

    /// What the sweep sets itself, in a sentence.
    static func ownSettings(_ provenance: Provenance) -> String {
        "This sweep itself sets " + provenance.ownSettings.map { "`\($0)`" }.joined(separator: ", ") + "."
    }

    /// One picture per unit.
    public static func charts(
        _ title: String, _ findings: SweepFindings, _ provenance: Provenance, log: (x: Bool, y: Bool)
    ) -> [(unit: String, svg: String)] {
        LineChart.units(of: findings.sweep).map { unit in
            let chart = LineChart(title, of: findings, unit: unit, log: log)
            let details = provenance.comments + RegimeText.lines(findings).map { "regimes: \($0)" }
            return (unit.symbol, ChartSVG.text(chart, details: details))
        }
    }

    /// How many points do not fit in memory, where some do not.
    static func warning(_ findings: SweepFindings) -> String {
        guard let rows = findings.rowsThatDoNotFit, rows > 0 else { return "" }
        return "\(rows) of \(findings.rows.count) points DO NOT FIT in the device's memory.\n\n"
    }

    /// Header and rows; a column says which points do not fit, where some do not.
    private static func cells(_ findings: SweepFindings) -> (header: [String], rows: [[String]]) {
        let sweep = findings.sweep
        let memory = sweep.columns.firstIndex { $0.id == "memory" }
        let capacity = sweep.columns.firstIndex { $0.id == "capacity" }
        let showsFit = (findings.rowsThatDoNotFit ?? 0) > 0
        let header =
            (sweep.series.map { [$0.id] } ?? []) + [sweep.x.id] + sweep.metrics.map(\.title)
            + (showsFit ? ["memory"] : [])
        let rows = (0..<findings.rows.count).map { row -> [String] in
            var cells = (sweep.seriesValue(row).map { [$0.text] } ?? []) + [sweep.xValue(row).text]
            if let problem = findings.rows.problem(row) { return cells + [problem.description] }
            for (column, metric) in sweep.metrics.enumerated() {
                cells.append(findings.rows[row, column].map(metric.text) ?? "—")
            }
            if showsFit, let memory, let capacity, let used = findings.rows[row, memory],
                let whole = findings.rows[row, capacity]
            {
                cells.append(used > whole ? "does not fit" : "fits")
            }
            return cells
        }
        return (header, rows)
    }
}
