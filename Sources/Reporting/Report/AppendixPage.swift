import AnalyticCore
import Studies
import Verification

/// Full tables, on a page of their own: no argument passes through them.
enum AppendixPage {
    static func write(_ context: ReportContext, _ page: inout ReportPage) {
        var text = "# Appendix: full tables\n\nWritten by `modelmeter report`, beside [the report](README.md).\n"
        text += layers(context) + runs(context) + modules(context) + times(context) + metrics
        page.page("appendix.md", text)
    }

    private static func layers(_ context: ReportContext) -> String {
        var text = "\n## Layers, by group and attention path\n\n"
        for check in [Check.vision, .decoder, .llama] {
            var order: [String] = []
            var groups: [String: [VerificationRow]] = [:]
            for row in context.verification.rows(of: check) {
                if groups[row.group] == nil { order.append(row.group) }
                groups[row.group, default: []].append(row)
            }
            text += "### \(check.rawValue)\n\n"
            text +=
                MarkdownTable.text(
                    ["group", "class", "cases", "equal", "first case", "measured FLOPs", "analytic FLOPs"],
                    order.compactMap { name in
                        guard let rows = groups[name], let first = rows.first else { return nil }
                        return [
                            name, first.className ?? "", "\(rows.count)", "\(rows.count { $0.distance == .zero })",
                            first.shape,
                            Figure.grouped(first.measured), Figure.grouped(first.analytic),
                        ]
                    }) + "\n"
        }
        return text
    }

    private static func runs(_ context: ReportContext) -> String {
        var text = "## Whole runs\n\n"
        for check in [Check.visionWithoutTiles, .visionWithTiles, .prefillDecodeEndToEnd, .endToEnd] {
            let rows = context.verification.rows(of: check).filter {
                $0.quantity.hasSuffix("flops_total") && !$0.quantity.contains("view")
                    && !$0.quantity.contains("per_tower")
            }
            text += "### \(check.rawValue)\n\n"
            text +=
                MarkdownTable.text(
                    ["case", "quantity", "measured FLOPs", "published FLOPs", "analytic FLOPs", "difference"],
                    rows.map { row in
                        [
                            row.shape, row.quantity, Figure.grouped(row.measured),
                            row.published.map { Figure.grouped($0) } ?? "", Figure.grouped(row.analytic),
                            Percent.text(row.relativeDifference),
                        ]
                    }) + "\n"
        }
        return text
    }

    private static func modules(_ context: ReportContext) -> String {
        let evaluation = context.evaluation
        let rows = (context.studies.parts + [ModelPart("all", "")]).compactMap { part -> [String]? in
            guard let node = evaluation.node(at: part.path) else { return nil }
            return [part.name, "`\(part.path)`", Figure.grouped(evaluation.nodes[node].parameters)]
                + Stage.allCases.map { Figure.grouped(evaluation.cost(of: node, in: $0).matrix) }
                + [Figure.grouped(evaluation.total(of: node).traffic)]
        }
        return "## Parts\n\n"
            + MarkdownTable.text(
                ["part", "path", "parameters", "vision FLOPs", "prefill FLOPs", "decode FLOPs", "traffic, bytes"], rows)
            + "\n"
    }

    private static func times(_ context: ReportContext) -> String {
        let cases = context.verification.timing.cases
        guard !cases.isEmpty else { return "" }
        return "## Measured times\n\n"
            + MarkdownTable.text(
                ["case", "device", "grade", "quantity", "settings", "measured", "bound", "estimate"],
                cases.map {
                    [
                        $0.id, $0.device, $0.grade, $0.quantity, $0.settings, Decimals.significant($0.measured),
                        Decimals.significant($0.floor),
                        ReportContext.figure($0.estimate, $0.reading) { Decimals.significant($0) },
                    ]
                }) + "\n"
    }

    private static var metrics: String {
        "## Metrics\n\n"
            + MarkdownTable.text(
                ["metric", "what it is", "unit"], MetricCatalogue.all.map { ["`\($0.id)`", $0.title, $0.unit.symbol] })
    }
}
