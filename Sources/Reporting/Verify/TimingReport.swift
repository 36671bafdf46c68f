import AnalyticCore
import TextKit
import Verification

/// Measured times beside floor and estimate, as tables: by group, by family, by case, the farthest off first.
struct TimingReport {
    let findings: TimingFindings
    /// Whether the farthest rows of every group are shown.
    let showsAll: Bool

    init(_ findings: TimingFindings, showsAll: Bool = false) {
        self.findings = findings
        self.showsAll = showsAll
    }

    /// What was found, in a line.
    var result: String {
        let above = findings.failures
        var text = "\(findings.comparisons - findings.cases.count) kernels, \(findings.cases.count) other times"
        if !findings.notCompared.isEmpty { text += "; \(findings.notCompared.count) not compared" }
        return text + (above == 0 ? "; no floor above" : "; \(above) FLOORS ABOVE WHAT WAS MEASURED")
    }

    /// For a terminal of 80 columns.
    var text: String {
        guard !findings.isEmpty else { return "" }
        var text = ""
        for table in tables {
            text += "\n  \(table.title)\n\n"
            var columns = TextTable(table.columns.map { ($0.title, $0.isNumber ? .right : .left) })
            for row in table.rows {
                columns.append(
                    zip(table.columns, row).map { column, cell in
                        column.width.map { Self.shortened(cell, to: $0) } ?? cell
                    })
            }
            text += columns.text.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
        }
        if !findings.notCompared.isEmpty {
            text += "\n  Not compared\n\n"
            for one in findings.notCompared {
                for (index, line) in Self.words(of: one).wrapped(to: 74).enumerated() {
                    text += (index == 0 ? "  " : "    ") + line + "\n"
                }
            }
        }
        return text
    }

    /// The same tables in Markdown.
    var markdown: String {
        guard !findings.isEmpty else { return "" }
        var text = ""
        for table in tables {
            text += "\n### \(table.title)\n\n" + MarkdownTable.text(table.columns.map(\.title), table.rows)
        }
        if !findings.notCompared.isEmpty {
            text += "\n### Not compared\n\n"
            for one in findings.notCompared { text += "- \(Self.words(of: one))\n" }
        }
        return text
    }

    /// A name without its middle, since both ends tell it from others.
    private static func shortened(_ name: String, to width: Int) -> String {
        name.count <= width ? name : name.prefix(width / 2) + "…" + name.suffix(width - width / 2 - 1)
    }

    private static func words(of one: NotTimed) -> String {
        let what = [one.id, one.family, one.rows > 0 ? "\(one.rows) rows" : ""].filter { !$0.isEmpty }
        return "\(what.joined(separator: ", ")): \(one.reason)"
    }
}
