import AnalyticCore
import TerminalKit

/// The view on the screen as a file. Every file says which command line shows the same.
struct ViewExport {
    /// How it is written; the raw value is the ending.
    enum Format: String, CaseIterable {
        /// The whole screen as a picture.
        case svg
        /// The view's lines.
        case txt
        /// Its tables in Markdown, or its lines where it has none.
        case md
        /// Its tables, a line for each value.
        case csv
    }

    private let state: ExplorerState

    init(_ state: ExplorerState) { self.state = state }

    private var command: String { state.scenario.commandLine() }

    /// The text of the file; nil where the view has no table and the format is for tables.
    func text(as format: Format) -> String? {
        switch format {
        case .svg: state.render().surface.svg(title: "ModelMeter", description: command)
        case .txt: "# \(command)\n\n" + lines.joined(separator: "\n") + "\n"
        case .md: markdown
        case .csv: csv
        }
    }

    /// Every line of the view, also those that are scrolled away; of a drawing what is on the screen.
    private var lines: [String] {
        guard let page = state.mainPage else { return state.render().surface.lines }
        var painter = Painter(
            size: Size(columns: page.width + 4, rows: page.lines.count + 2), look: state.look, isRecording: false)
        painter.draw(page, in: Rect(origin: Point(column: 0, row: 0), size: painter.surface.size), offset: 0)
        return painter.surface.lines.dropFirst().dropLast().map { String($0.dropFirst(2)).trimmedAtEnd }
    }

    private var tables: [Page.Captioned] { state.mainPage?.tables ?? [] }

    private var markdown: String {
        let title = "# \(ViewSpec.of(state.view).title) of \(state.scenario.model.card.title)\n\n`\(command)`\n"
        guard !tables.isEmpty else { return title + "\n```text\n" + lines.joined(separator: "\n") + "\n```\n" }
        return title
            + tables.map { captioned in
                let columns = captioned.table.shownColumns
                let header = columns.map { captioned.table.columns[$0].title }
                let rows = captioned.table.rows.map { row in columns.map { row.text($0) } }
                let body = ([header, header.map { _ in "---" }] + rows).map { cells in
                    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
                }
                return "\n" + (captioned.caption.isEmpty ? "" : "## \(captioned.caption)\n\n") + body.joined()
            }.joined()
    }

    /// One line for each value, so that tables of any columns make one file: section, row, column, value as shown.
    private var csv: String? {
        guard !tables.isEmpty else { return nil }
        var text = "section,row,column,value,command\n"
        for captioned in tables {
            let columns = captioned.table.shownColumns
            guard let first = columns.first else { continue }
            for row in captioned.table.rows {
                for column in columns.dropFirst() where !row.text(column).isEmpty {
                    let fields = [
                        captioned.caption, row.text(first), captioned.table.columns[column].title, row.text(column),
                        command,
                    ]
                    text += fields.map(Self.quoted).joined(separator: ",") + "\n"
                }
            }
        }
        return text
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

extension Table {
    /// The columns that hold words or figures, by their places.
    fileprivate var shownColumns: [Int] {
        columns.indices.filter { index in
            if case .bar = columns[index].kind { false } else { true }
        }
    }
}

extension Table.Row {
    /// What a cell says.
    fileprivate func text(_ column: Int) -> String {
        guard cells.indices.contains(column), case .spans(let spans) = cells[column] else { return "" }
        return spans.map(\.text).joined().trimmedAtEnd
    }
}
