import AnalyticCore
import Studies
import TextKit

/// What `modelmeter explain` prints: the same blocks as the explain view of the explorer.
public struct ExplainReport: Sendable {
    private let explained: Explained
    private let command: String

    /// A report on an explanation; `command` is the line that prints it again.
    public init(_ explained: Explained, command: String) {
        self.explained = explained
        self.command = command
    }

    /// For the eye, in lines of `width` columns where the figures allow it.
    public func text(width: Int) -> String {
        var text = explained.path.joined(separator: " > ") + "\n"
        if !explained.holdsFor.isEmpty { text += explained.holdsFor + "\n" }
        text += "\n"
        for block in explained.blocks {
            switch block {
            case .heading(let title): text += "\n\(title)\n" + String(repeating: "-", count: displayWidth(title)) + "\n"
            case .text(let words, _): text += words.wrapped(to: width).map { $0 + "\n" }.joined()
            case .chain(let steps): text += Self.text(of: steps, width: width)
            case .table(let table): text += Self.text(of: table, width: width)
            case .scale(let scale):
                text += scale.lines(width: min(width, 78), isUnicode: true).map { $0 + "\n" }.joined()
            }
        }
        return text
    }

    private static func text(of steps: [Explained.Step], width: Int) -> String {
        let labels = steps.map { displayWidth($0.label) }.max() ?? 0
        let results = steps.map { displayWidth($0.result) }.max() ?? 0
        let room = max(24, width - labels - results - 6)
        var text = ""
        for step in steps {
            let rows = step.formula.isEmpty ? [""] : step.formula.wrapped(to: room)
            for (index, row) in rows.enumerated() {
                let label = (index == 0 ? step.label : "").padded(to: labels)
                let result = index == rows.count - 1 ? "  = " + step.result.paddedLeft(to: results) : ""
                text += "\(label)  \(row.padded(to: room))\(result)".trimmedAtEnd + "\n"
            }
        }
        return text
    }

    private static func text(of table: Explained.Table, width: Int) -> String {
        let shown = table.columns.indices.filter { table.columns[$0].kind != .bar }
        var text = TextTable(shown.map { (table.columns[$0].title, table.columns[$0].kind == .words ? .left : .right) })
        for row in table.rows {
            text.append(
                shown.map { index in
                    guard row.cells.indices.contains(index), case .text(let text, _) = row.cells[index] else {
                        return ""
                    }
                    return text
                })
        }
        let order = shown.filter { table.columns[$0].priority > 2 && !table.columns[$0].title.isEmpty }
            .sorted { table.columns[$0].priority > table.columns[$1].priority }
        return text.text(width: width, dispensable: order.map { table.columns[$0].title })
    }

    /// Schema `modelmeter.explain/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.explain/1", "path": .array(explained.path.map { .string($0) }),
            "holds_for": .string(explained.holdsFor), "command": .string(command),
            "blocks": .array(explained.blocks.map(Self.json)),
        ]
    }

    private static func json(of block: Explained.Block) -> JSON {
        switch block {
        case .heading(let title): ["heading": .string(title)]
        case .text(let words, _): ["text": .string(words)]
        case .chain(let steps):
            [
                "steps": .array(
                    steps.map {
                        ["of": .string($0.label), "formula": .string($0.formula), "result": .string($0.result)]
                    })
            ]
        case .table(let table):
            [
                "columns": .array(table.columns.filter { $0.kind != .bar }.map { .string($0.title) }),
                "rows": .array(
                    table.rows.map { row in
                        .array(
                            row.cells.compactMap { cell in
                                if case .text(let text, _) = cell { JSON.string(text) } else { nil }
                            })
                    }),
            ]
        case .scale(let scale):
            [
                "ridge": .decimal(scale.ridge),
                "points": .array(
                    scale.points.map { ["name": .string($0.name), "flop_per_byte": .decimal($0.intensity)] }),
            ]
        }
    }
}
