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
                + "\(timing.cases.count) figures of \(Set(timing.cases.map(\.id)).count) cases of stages and whole requests, stand beside "
                + "their estimates.",
            "A gap of \(Figure.plain(Machine.kernelGap)) µs between kernels counts in every execution, since kernels that wait in a queue "
                + "follow each other no faster than in a captured graph; it is left out where a profiler gave bare durations.",
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
            ["family", "kernels", "of them cold", "median of estimate over measured", "mean error", "by number type"],
            families.map { family in
                [
                    family.family, Figure.grouped(Count(family.fit.rows)), Figure.grouped(Count(family.fit.coldRows)),
                    Figure.decimal(family.fit.medianRatio, places: 2),
                    "\(Figure.decimal(family.fit.error, places: 1)) %",
                    family.parts.map { "\(short($0.name)) \(Figure.decimal($0.fit.error, places: 1)) %" }.joined(
                        separator: ", "),
                ]
            })
        page.paragraph(
            "Cold kernels are those whose weights or cache cannot stay in the last-level cache, as in a whole model; errors are means of "
                + "|estimate / measured − 1| over them, or over all kernels of a family where none is known to be cold. By device: "
                + "[time](../time.md).")
        kernelScatter(timing, context, &page)
        requests(timing, context, &page)
    }

    /// A number type without the remarks that a file adds to it.
    private static func short(_ name: String) -> String {
        let end = name.firstIndex { $0 == "(" || $0 == ";" } ?? name.endIndex
        return name[..<end].split(separator: " ").joined(separator: " ")
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
        let cases = timing.cases.filter { $0.measured > 0 && $0.estimate > 0 }
        guard let worst = cases.max(by: { distance($0) < distance($1) }) else { return }
        let near = cases.count { distance($0) < 1.25 }
        page.paragraph([
            "End to end, \(near) of \(cases.count) measured figures lie within a quarter of the estimate;",
            "the farthest is the \(words(worst.quantity).name) of `\(worst.id)`, estimated at \(Figure.ratio(worst.ratio)) of what was "
                + "measured" + (worst.what.isEmpty ? "." : " (\(worst.what))."),
            "Whole requests hold work that no formula of kernels knows: the host's part is a constant of the engine, scheduling a mean.",
        ])
        let times = cases.filter { !$0.isRate && words($0.quantity).milliseconds > 0 }
        var quantities: [String] = []
        for time in times where !quantities.contains(time.quantity) { quantities.append(time.quantity) }
        let chart = ScatterSVG(
            title: "Estimated against measured time of stages and whole requests", unit: "ms",
            series: quantities.enumerated().map { index, quantity in
                let factor = words(quantity).milliseconds
                return .init(
                    label: words(quantity).name, color: ChartPalette.colors[index % ChartPalette.colors.count],
                    points: times.filter { $0.quantity == quantity }.map {
                        ($0.measured * factor, $0.estimate * factor)
                    })
            }, text: { Figure.plain($0) })
        page.figure("requests-scatter", chart.title, chart.text(details: context.details()))
        table(cases, timing, &page)
    }

    /// How far apart estimate and measurement are, either way.
    private static func distance(_ found: TimingCase) -> Double { max(found.ratio, 1 / found.ratio) }

    /// One row for each case.
    private static func table(_ cases: [TimingCase], _ timing: TimingFindings, _ page: inout ReportPage) {
        var ids: [String] = []
        for found in cases where !ids.contains(found.id) { ids.append(found.id) }
        page.paragraph(
            "Each case, measured and then estimated, with the ratio; \(ReportContext.brackets). Grade A is printed by a tool, B stated, C "
                + "derived. Floors and settings stand in the [appendix](appendix.md).")
        page.table(
            ["case", "device", "grade", "measured, then estimated (estimate over measured)"],
            ids.compactMap { id in
                let members = cases.filter { $0.id == id }
                return members.first.map { first in
                    ["`\(id)`", first.device, first.grade, members.map(text).joined(separator: "; ")]
                }
            })
        let without = timing.notCompared.filter { skipped in skipped.rows == 0 && !ids.contains(skipped.id) }
        guard !without.isEmpty else { return }
        page.paragraph(
            "Not compared: \(without.map { "`\($0.id)`, since \($0.reason)" }.joined(separator: "; ")).")
    }

    /// A figure, measured and estimated.
    private static func text(_ found: TimingCase) -> String {
        let (name, unit, _) = words(found.quantity)
        let estimate = ReportContext.figure(found.estimate, found.reading) { Figure.plain($0) }
        return "\(name) \(Figure.plain(found.measured)), \(estimate)\(unit.isEmpty ? "" : " " + unit) "
            + "(\(Figure.decimal(found.ratio, places: 2)))"
    }

    /// A quantity in words, its unit, and how many milliseconds that is; 0 for what is no time.
    private static func words(_ quantity: String) -> (name: String, unit: String, milliseconds: Double) {
        let names = [
            "ttft_ms": "TTFT", "tpot_ms": "TPOT", "itl_median_ms": "median gap of tokens", "decode_ms": "decode loop",
            "vision_ms": "vision", "prefill_ms": "prefill", "kernel_ms": "kernels of vision and prefill",
            "sam_ms": "SAM",
            "clip_ms": "CLIP", "latency_s": "whole request", "tokens_per_s": "tokens/s", "pages_per_s": "pages/s",
            "requests_per_s": "requests/s", "pages_per_day_and_device": "pages per day and device",
        ]
        let name = names[quantity] ?? quantity
        if quantity.hasSuffix("_ms") { return (name, "ms", 1) }
        if quantity.hasSuffix("_s"), !quantity.hasSuffix("per_s") { return (name, "s", 1000) }
        return (name, "", 0)
    }
}
