import AnalyticCore
import Studies

/// One ready sweep in a report: what it shows in sentences, its figures, where regimes end, data beside it.
enum SweepSection {
    static func write(_ id: String, _ context: ReportContext, _ page: inout ReportPage) throws(SweepError) {
        let named = try NamedSweep.named(id)
        let findings = SweepFindings(try named.sweep(from: context.base))
        let provenance = Provenance(
            version: context.version, command: "modelmeter sweep \(id)", scenario: findings.sweep.base,
            ownSettings: named.changes(of: context.base))
        page.paragraph(context.studies.readings(id, SweepReading(findings)) + regimes(findings, context))
        let units = LineChart.units(of: findings.sweep)
        for (index, unit) in units.enumerated() {
            // Figures of one sweep differ in what they show, and say so.
            let own = context.studies.figures[id] ?? []
            let title =
                index < own.count ? own[index] : index == 0 ? named.title : titles(findings.sweep, unit)
            let chart = LineChart(title, of: findings, unit: unit, log: named.isLogarithmic)
            let svg = ChartSVG.text(
                chart, details: provenance.comments + RegimeText.lines(findings).map { "regimes: \($0)" },
                names: context.studies.names)
            page.figure(index == 0 ? id : "\(id)-\(index + 1)", title.capitalised, svg)
        }
        let writer = SweepCSV(findings.sweep, provenance)
        let parts = [
            writer.opening, writer.bytes(findings.rows, from: 0),
            writer.closing(points: findings.rows.count, findings: findings),
        ]
        let own = provenance.ownSettings.isEmpty ? "" : " (which sets \(provenance.ownSettings.joined(separator: " ")))"
        page.data("data/\(id).csv", parts.map(\.text).joined(), "All points, from `modelmeter sweep \(id)`\(own)")
    }

    private static func titles(_ sweep: Sweep, _ unit: MetricUnit) -> String {
        var names: [String] = []
        for metric in sweep.metrics where metric.unit == unit { names.append(metric.title) }
        let curves = sweep.series.map { ", for several \($0.id)" } ?? ""
        return "\(names.joined(separator: " and ")) against \(sweep.x.id)\(curves)"
    }

    /// What was searched, found or not; and which points do not fit.
    private static func regimes(_ findings: SweepFindings, _ context: ReportContext) -> [String] {
        let sweep = findings.sweep
        let series = sweep.series.map { context.studies.names[$0.id] ?? $0.id } ?? ""
        var sentences: [String] = []
        for regime in sweep.regimes {
            let ends = findings.crossings.filter { $0.regime == regime.id }
            guard !ends.isEmpty else { continue }
            let places = ends.map { end in
                (end.series.map { "at \(series) \($0) " } ?? "")
                    + "between \(end.before) and \(end.after)"
            }
            sentences.append("*\(regime.title.capitalised)*: \(places.joined(separator: ", ")).")
        }
        let silent = sweep.regimes.filter { regime in !findings.crossings.contains { $0.regime == regime.id } }
        if !silent.isEmpty {
            sentences.append("Searched without an end along the way: \(silent.map(\.title).joined(separator: "; ")).")
        }
        if let rows = findings.rowsThatDoNotFit, rows > 0 {
            sentences.append("\(rows) of \(findings.rows.count) points do not fit in the device's memory.")
        }
        return sentences
    }
}
