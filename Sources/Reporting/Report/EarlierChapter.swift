import AnalyticCore
import Studies
import Verification

/// The original analysis beside this one: layers with the cause of each difference, grids, its known errors.
enum EarlierChapter {
    static func write(_ context: ReportContext, _ page: inout ReportPage) throws(ScenarioError) {
        let rows = Array(context.verification.rows(of: .published))
        let layers = rows.filter { $0.quantity == "measured_gflops" }.compactMap(Layer.init)
        page.heading("The original analysis beside this one")
        page.paragraph(opening(layers, context))
        page.paragraph("\(Check.published.note)")
        page.table(
            ["layer", "measured", "original, theoretical", "its difference", "ours", "cause of its difference"],
            layers.map { layer in
                [
                    "`\(layer.row.group)`", Figure.flops(layer.row.measured, style: .si),
                    Figure.scaled(layer.theory, "FLOPs"), signed(layer.difference),
                    Percent.text(layer.row.relativeDifference) == "0" || layer.isPrinted
                        ? "0" : Percent.text(layer.row.relativeDifference),
                    cause(layer, context),
                ]
            })
        page.paragraph(
            "Ours is 0 where the analytic count, rounded as the published one was, is the same. Theirs is positive where more "
                + "elementwise work was added to matrix FLOPs than products were left out, else negative.")
        page.heading("Grid by grid", level: 3)
        write(grids(context, rows), ours: rows, &page)
        page.heading("Its known errors", level: 3)
        page.list(context.studies.knownErrors(context.evaluation))
    }

    /// A published layer with both of its figures.
    private struct Layer {
        let row: VerificationRow
        let theory: Double

        init?(_ row: VerificationRow) {
            guard let theory = EarlierChapter.number(row.theory) else { return nil }
            self.row = row
            self.theory = theory
        }

        /// Their theoretical figure against their measured one: its size as they print it, since both are rounded.
        var difference: Double {
            if row.measured == .zero { return theory > 0 ? .infinity : 0 }
            let computed = theory / row.measured.approximate - 1
            let printed = row.theory?.split(separator: " ").dropLast().last.flatMap { Double($0) }
            return printed.map { computed < 0 ? -$0 / 100 : $0 / 100 } ?? computed
        }
        /// Five digits are printed: half a unit of the last.
        var isPrinted: Bool { abs(row.relativeDifference) <= 0.5e-4 }
    }

    /// `26.098 GFLOPs` as FLOPs.
    fileprivate static func number(_ text: String?) -> Double? {
        guard let words = text?.split(whereSeparator: { $0 == " " || $0 == "," }), words.count >= 2,
            let value = Double(words[0])
        else { return nil }
        return value * (words[1] == "TFLOPs" ? 1e12 : words[1] == "GFLOPs" ? 1e9 : 1)
    }

    private static func opening(_ layers: [Layer], _ context: ReportContext) -> [String] {
        let finite = layers.filter { $0.difference.isFinite }
        guard let worst = finite.max(by: { abs($0.difference) < abs($1.difference) }) else { return [] }
        let same = layers.count { $0.isPrinted }
        let explained = layers.count { isExplained($0, context) }
        return [
            "An earlier analysis of this model (published with `CodeGandee/llm-perf-opt`, November 2025) compared its own formulas with "
                + "measured counts. Its theoretical figures differ from them by up to \(Percent.text(abs(worst.difference))) "
                + "(`\(worst.row.group)`); of its \(layers.count) measured layers, \(same) are reproduced here to the last digit that "
                + "it prints. The causes in the last column were found by hand from its figures; of \(explained) layers they give the "
                + "printed difference to its last digit."
        ]
    }

    private static func signed(_ share: Double) -> String {
        guard share.isFinite else { return "counted where the counter has 0" }
        let text = Figure.decimal(share * 100, places: 3)
        return (share > 0 && text != "0.000" ? "+" : "") + text + " %"
    }

    /// Each term of the difference: what is counted beside the measured work, and what is left out of it.
    private static func cause(_ layer: Layer, _ context: ReportContext) -> String {
        guard let cause = context.studies.causes[layer.row.group] else {
            return abs(layer.difference) < 5e-6 ? "none beyond rounding" : "not known"
        }
        let measured = layer.row.analytic.approximate
        return cause.terms.map { term in
            let size = measured > 0 ? signed(term.flops / measured) : Figure.scaled(term.flops, "FLOPs")
            return "\(term.flops < 0 ? "leaves out" : "adds") \(term.words): \(size)"
        }.joined(separator: "; ")
    }

    /// Whether the terms add up to the printed difference, to its last digit.
    private static func isExplained(_ layer: Layer, _ context: ReportContext) -> Bool {
        guard let cause = context.studies.causes[layer.row.group] else { return abs(layer.difference) < 5e-6 }
        let measured = layer.row.analytic.approximate
        return measured > 0
            ? abs(cause.flops / measured - layer.difference) < 0.6e-6
            : abs(cause.flops - layer.theory) < 1e-4 * layer.theory
    }

    /// A grid of the earlier analysis: its theoretical figures against measured ones, its own or those of this project.
    private struct Grid {
        let name: String
        /// By part: theirs against what was measured; nil where nobody measured.
        let errors: [Double?]
        /// Whether the measured counts are this project's own.
        let isMeasuredHere: Bool
    }

    private static let parts: [(name: String, measured: String)] = [
        (name: "vision", measured: "prefill.vision_flops"), ("vision_and_prefill", "prefill.flops_total"),
        ("decode", "decode_k100.flops_total"),
    ]

    private static func grids(_ context: ReportContext, _ rows: [VerificationRow]) -> [Grid] {
        var order: [String] = []
        var found: [String: [VerificationRow]] = [:]
        for row in rows where row.group.hasPrefix("crop_grid_sweep ") {
            let name = String(row.group.dropFirst("crop_grid_sweep ".count))
            if found[name] == nil { order.append(name) }
            found[name, default: []].append(row)
        }
        let counted = context.verification.rows(of: .prefillDecodeEndToEnd)
        return order.map { name in
            let members = found[name] ?? []
            let theories = members.compactMap(\.theory).first { $0.contains(";") }
            let errors = parts.map { part -> Double? in
                if let row = members.first(where: { $0.quantity == part.name + "_measured_tflops" }) {
                    return number(row.theory).map { $0 / row.measured.approximate - 1 }
                }
                let theory = theories?.split(separator: ";").map { $0.split(separator: " ") }
                    .first { $0.first.map { String($0) } == part.name }
                guard let theory, theory.count == 3, let value = number("\(theory[1]) \(theory[2])"),
                    let row = counted.first(where: { $0.group == "grid \(name)" && $0.quantity == part.measured })
                else { return nil }
                return value / row.measured.approximate - 1
            }
            return Grid(name: name, errors: errors, isMeasuredHere: theories != nil)
        }
    }

    /// What its decode has too many of at each grid that it measured, in words.
    private static func constant(_ rows: [VerificationRow]) -> String {
        let excess = rows.filter { $0.quantity == "decode_measured_tflops" }.compactMap { row in
            number(row.theory).map { Figure.scaled($0 - row.measured.approximate, "FLOPs") }
        }
        guard let first = excess.first, excess.count > 1 else { return "" }
        return excess.allSatisfy { $0 == first }
            ? "that is the same \(first) at each grid that it measured, a constant for each step, as elementwise work is."
            : "that is \(excess.joined(separator: ", ")) at the grids that it measured."
    }

    private static func write(_ grids: [Grid], ours: [VerificationRow], _ page: inout ReportPage) {
        let vision = grids.compactMap { grid in grid.errors[0].map { (grid.name, $0) } }
        let decode = grids.compactMap { $0.errors[2] }
        let different = ours.filter { $0.quantity.hasSuffix("_measured_tflops") && $0.distance > .zero }
        if let first = vision.first, let last = vision.last, let low = decode.min(), let high = decode.max() {
            let range = signed(low) == signed(high) ? signed(high) : "\(signed(low)) to \(signed(high))"
            page.paragraph([
                "Its vision error goes from \(signed(first.1)) at \(first.0) to \(signed(last.1)) at \(last.0): its formula grows "
                    + "faster than the tiles, whereas tiles are independent, so that vision is linear in them. Its decode is off "
                    + "by \(range): " + constant(ours),
                different.isEmpty
                    ? "Here the difference is 0 at every grid."
                    : "Here \(different.count) figures differ, by at most "
                        + Percent.text(different.map { abs($0.relativeDifference) }.max() ?? 0) + ".",
                grids.contains { $0.isMeasuredHere && $0.errors[0] != nil }
                    ? "Grids marked with * it did not measure; there its figures stand against this project's counts."
                    : "",
            ])
        }
        page.table(
            ["grid", "vision", "vision and prefill", "decode", "ours"],
            grids.map { grid in
                let differs = different.contains { $0.group == "crop_grid_sweep \(grid.name)" }
                return [grid.name + (grid.isMeasuredHere ? "*" : "")]
                    + grid.errors.map { $0.map(signed) ?? "not measured" } + [differs ? "differs" : "0"]
            })
    }
}
