import TerminalKit

extension ExplorerState {
    /// What was changed, the newest first.
    func historyPage(width: Int) -> Page {
        var page = Page(width: width, glyphs: look.glyphs)
        let entries = history.descriptions
        if entries.isEmpty { page.text("nothing changed yet", .muted) }
        var table = Table([Table.Column("", .words(least: 8), priority: 0)])
        for (line, entry) in entries.prefix(100).enumerated() {
            table.add([.text(entry, line == 0 ? .fg : .muted)])
        }
        page.table(table)
        return page
    }
}
