import AnalyticCore
import Studies
import TextKit

extension CompareReport {
    /// For the eye, in at most `width` columns where that can be: changes fall away first.
    public func text(width: Int) -> String {
        var text = ""
        for (index, column) in columns.enumerated() {
            text += "\(Self.letter(index))  \(column.name)\n"
            text += "   \(Answer.conditions(of: column.point.scenario).joined(separator: ", "))\n"
        }
        if !comparison.settings.isEmpty {
            var table = TextTable(
                [("set apart", .left)] + columns.indices.map { (Self.letter($0), TextTable.Alignment.left) })
            for setting in comparison.settings { table.append([setting.id] + setting.values.map { $0 ?? "—" }) }
            text += "\n" + table.text
        }
        for section in comparison.sections {
            var table = TextTable([(section.title, .left)] + header.map { ($0, TextTable.Alignment.right) })
            for row in section.rows { table.append([Self.title(row)] + cells(row)) }
            text += "\n" + table.text(width: width, dispensable: changes)
        }
        return text
    }

    /// Titles of the columns of changes, the last first.
    private var changes: [String] { columns.indices.dropFirst().reversed().map { Self.change($0) } }

    private static func change(_ column: Int) -> String { "\(letter(column)) / A" }

    private var header: [String] {
        columns.indices.flatMap { $0 == baseline ? [Self.letter($0)] : [Self.letter($0), Self.change($0)] }
    }

    private func cells(_ row: Comparison.Row) -> [String] {
        columns.indices.flatMap { column in
            column == baseline ? [Self.text(row, column)] : [Self.text(row, column), change(row, column)]
        }
    }

    /// The same as Markdown.
    public var markdown: String {
        var text = "`\(command)`\n\n"
        for (index, column) in columns.enumerated() {
            text += "- **\(Self.letter(index))** \(column.name): "
            text += Answer.conditions(of: column.point.scenario).joined(separator: ", ") + "\n"
        }
        if !comparison.settings.isEmpty {
            text +=
                "\n"
                + MarkdownTable.text(
                    ["set apart"] + columns.indices.map(Self.letter),
                    comparison.settings.map { [$0.id] + $0.values.map { $0 ?? "—" } })
        }
        for section in comparison.sections {
            text +=
                "\n" + MarkdownTable.text([section.title] + header, section.rows.map { [Self.title($0)] + cells($0) })
        }
        return text
    }
}
