import AnalyticCore
import TextKit
import Verification

extension VerifyReport {
    /// The verification for the eye.
    public var text: String {
        var text = "Reference counts: \(verification.source)\n\n"
        for (file, words) in verification.provenance { text += "  \(file.padded(to: 16)) \(words)\n" }
        for summary in verification.summaries {
            text += "\n\(summary.check.rawValue.uppercased())  \(summary.check.title)\n"
            text += summary.check.note.wrapped(to: 76, cutsWords: false).map { "  " + $0 + "\n" }.joined()
            let (rows, hidden) = shown(summary)
            if !rows.isEmpty { text += "\n" + table(rows) }
            if hidden > 0 { text += "\n\(hidden) passing figures are not shown; --all shows them\n" }
            if summary.check == .timing { text += timing.text }
            text += "\n  \(summary.verdict)  \(result(summary))\n"
        }
        return text + "\n" + closing
    }

    /// The verification as Markdown.
    public var markdown: String {
        var text = "# Verification\n\nReference counts: \(verification.source). "
        text += "Difference is analytic less measured.\n\n"
        text += MarkdownTable.text(
            ["file", "taken with"], verification.provenance.map { ["`\($0.file)`", $0.text] })
        for summary in verification.summaries {
            text += "\n## \(summary.check.rawValue)\n\n\(summary.check.title). \(result(summary)).\n\n"
            text += summary.check.note + "\n"
            let (rows, hidden) = shown(summary)
            if !rows.isEmpty { text += "\n" + MarkdownTable.text(Self.header, rows.map(Self.cells)) }
            if hidden > 0 { text += "\n\(hidden) passing figures are not shown.\n" }
            if summary.check == .timing { text += timing.markdown }
        }
        text += "\n## Coverage\n\n"
        text += MarkdownTable.text(
            ["class", "measured cases", "modules"],
            classes.map { ["`\($0.name)`", String($0.coverage.cases), String($0.coverage.modules)] })
        text += "\n" + notCovered(bullet: "- ")
        return text
    }

    private func table(_ rows: [VerificationRow]) -> String {
        var table = TextTable(
            zip(Self.header, [.left, .left, .left, .right, .right, .right, .right, .right, .right, .left])
                .map { ($0, $1) })
        for row in rows { table.append(Self.cells(row)) }
        return table.text
    }

    private static let header = [
        "layer or case", "shape", "quantity", "measured", "published", "analytic", "difference", "relative",
        "tolerance", "verdict",
    ]

    private static func cells(_ row: VerificationRow) -> [String] {
        [
            "\(row.group) #\(row.index)", row.shape, row.quantity, Figure.grouped(row.measured),
            row.published.map { Figure.grouped($0) } ?? "", Figure.grouped(row.analytic),
            (row.analytic < row.measured ? "-" : "") + Figure.grouped(row.distance),
            Percent.text(row.relativeDifference), Percent.text(row.tolerance), row.verdict,
        ]
    }

    private var classes: [(name: String, coverage: ClassCoverage)] {
        verification.classes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private var closing: String {
        var text = "COVERAGE  measured cases, and modules whose parameters were compared, per class\n\n"
        var table = TextTable([("  class", .left), ("cases", .right), ("modules", .right)])
        for (name, coverage) in classes {
            table.append(["  " + name, String(coverage.cases), String(coverage.modules)])
        }
        text += table.text + "\n"
        text += notCovered(bullet: "  ")
        text += "\nSUMMARY\n\n"
        var summary = TextTable([("  check", .left), ("", .left), ("result", .left)])
        for one in verification.summaries {
            summary.append(["  " + one.check.rawValue, one.verdict, result(one)])
        }
        return text + summary.text
    }

    private var timing: TimingReport { TimingReport(verification.timing, showsAll: showsAll) }

    /// What a check found; measured times beside the figures that it has of its own.
    private func result(_ summary: CheckSummary) -> String {
        summary.check == .timing && !verification.timing.isEmpty ? timing.result : summary.result
    }

    private func notCovered(bullet: String) -> String {
        guard !verification.notCovered.isEmpty else { return "Every case of the reference files was compared.\n" }
        return "Not covered:\n\n"
            + verification.notCovered.map { "\(bullet)\($0.file), \($0.group) #\($0.index): \($0.reason)\n" }.joined()
    }
}
