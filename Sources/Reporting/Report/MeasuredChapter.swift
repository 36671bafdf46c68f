import AnalyticCore
import Studies
import Verification

/// Predicted times against measured ones: kernels and whole requests.
enum MeasuredChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) {
        page.heading("Time: predicted against measured")
        let timing = context.verification.timing
        let kernels = timing.groups.reduce(0) { $0 + $1.fit.rows }
        guard kernels > 0 else {
            return page.paragraph("No measured times were given, so that every time here stands unchecked.")
        }
        let families = timing.families
        let best = families.min { $0.fit.error < $1.fit.error }
        let worst = families.max { $0.fit.error < $1.fit.error }
        page.paragraph([
            "\(Figure.grouped(Count(kernels))) measured kernels on \(Set(timing.groups.map(\.comparedOn)).count) devices, and "
                + "\(timing.cases.count) times of stages and whole requests, stand beside their estimates.",
            best.map { best in
                worst.map { worst in
                    "The mean error runs from \(Figure.decimal(best.fit.error, places: 1)) % (\(best.family)) to "
                        + "\(Figure.decimal(worst.fit.error, places: 1)) % (\(worst.family))."
                } ?? ""
            } ?? "",
            timing.passes
                ? "No floor lies above a measured time, so that nothing measured contradicts the bound."
                : "\(timing.failures) floors lie above what was measured: there the bound is wrong.",
        ])
        page.table(
            ["family", "kernels", "median of estimate over measured", "mean error"],
            families.map {
                [
                    $0.family, Figure.grouped(Count($0.fit.rows)), Figure.decimal($0.fit.medianRatio, places: 2),
                    "\(Figure.decimal($0.fit.error, places: 1)) %",
                ]
            })
        kernelScatter(timing, context, &page)
        requests(timing, context, &page)
    }

    /// A figure with every point would be larger than all the others together: of each family an even choice is drawn.
    private static let mostPoints = 140

    private static func kernelScatter(_ timing: TimingFindings, _ context: ReportContext, _ page: inout ReportPage) {
        var points: [String: [(measured: Double, estimate: Double)]] = [:]
        for group in timing.groups {
            points[group.family, default: []] += group.kernels.map { ($0.measured, $0.estimate) }
        }
        let series = timing.families.enumerated().map { index, family -> ScatterSVG.Series in
            let all = (points[family.family] ?? []).sorted { $0.measured < $1.measured }
            let every = max(1, (all.count + mostPoints - 1) / mostPoints)
            return .init(
                label: family.family, color: ChartPalette.colors[index % ChartPalette.colors.count],
                points: all.enumerated().filter { $0.offset % every == 0 }.map(\.element))
        }
        let chart = ScatterSVG(
            title: "Estimated against measured time of single kernels", unit: "µs", series: series,
            text: { Figure.plain($0) })
        page.figure("kernels-scatter", chart.title, chart.text(details: context.details()))
    }

    private static func requests(_ timing: TimingFindings, _ context: ReportContext, _ page: inout ReportPage) {
        let times = timing.cases.filter { $0.quantity.hasSuffix("_ms") && $0.measured > 0 && $0.estimate > 0 }
        guard let worst = times.max(by: { max($0.ratio, 1 / $0.ratio) < max($1.ratio, 1 / $1.ratio) }) else { return }
        let near = times.count { $0.ratio < 1.25 && $0.ratio > 0.8 }
        page.paragraph([
            "End to end, \(near) of \(times.count) measured times lie within a quarter of the estimate;",
            "the farthest is `\(worst.id)` (\(worst.quantity)), estimated at \(Figure.ratio(worst.ratio)) of what was measured.",
            "Whole requests hold work that no formula of kernels knows: the host's part is a constant of the engine, scheduling a mean.",
        ])
        var quantities: [String] = []
        for time in times where !quantities.contains(time.quantity) { quantities.append(time.quantity) }
        let chart = ScatterSVG(
            title: "Estimated against measured time of stages and whole requests", unit: "ms",
            series: quantities.enumerated().map { index, quantity in
                .init(
                    label: quantity, color: ChartPalette.colors[index % ChartPalette.colors.count],
                    points: times.filter { $0.quantity == quantity }.map { ($0.measured, $0.estimate) })
            }, text: { Figure.plain($0) })
        page.figure("requests-scatter", chart.title, chart.text(details: context.details()))
        page.table(
            ["case", "device", "grade", "quantity", "measured", "floor", "estimate", "estimate over measured"],
            times.prefix(12).map {
                [
                    "`\($0.id)`", $0.device, $0.grade, $0.quantity, Decimals.significant($0.measured),
                    Decimals.significant($0.floor), Decimals.significant($0.estimate),
                    Figure.decimal($0.ratio, places: 2),
                ]
            })
        page.paragraph(
            "Grade A is printed by a tool, B stated, C derived."
                + (times.count > 12 ? " All \(times.count) stand in the [appendix](appendix.md)." : ""))
    }
}
