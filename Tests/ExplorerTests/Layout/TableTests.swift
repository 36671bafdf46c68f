import TerminalKit
import TextKit
import Testing

@testable import Explorer

@Suite("Tables and pages")
struct TableTests {
    private func text(_ line: Line) -> String {
        var surface = Painter(
            size: Size(columns: 80, rows: 1), look: Look(theme: .plain, glyphs: .unicode, depth: .direct))
        surface.draw(line, column: 0, row: 0)
        return surface.surface.lines[0]
    }

    @Test("a figure is shown whole or not at all, words are shortened with a sign")
    func figures() {
        var table = Table([
            Table.Column("name", .words(least: 6), priority: 0), Table.Column("long", .figure, priority: 2),
            Table.Column("short", .figure, priority: 1),
        ])
        table.add([.text("scaled_dot_product"), .text("16 005 693 440"), .text("25%")])
        for width in 6...50 {
            let lines = table.lines(width: width, glyphs: .unicode).map(text)
            #expect(lines.allSatisfy { displayWidth($0) <= width })
            #expect(!lines[1].contains("16 0") || lines[1].contains("16 005 693 440"))
            #expect(lines[1].contains("scaled_dot_product") || lines[1].contains("…"))
        }
        #expect(table.lines(width: 12, glyphs: .unicode).map(text)[1] == "scale…   25%")
    }

    @Test("in a cell the name outlasts what is optional, and a mark outlasts the name")
    func spans() {
        var table = Table([Table.Column("", .words(least: 4), priority: 0)])
        table.add([
            .spans([
                Span("▸ ", .key, fit: .whole), Span("vision_model"), Span(" ✓", .ok, fit: .whole),
                Span(" VitModel", .muted, fit: .optional),
            ])
        ])
        #expect(text(table.lines(width: 30, glyphs: .unicode)[0]) == "▸ vision_model ✓ VitModel")
        #expect(text(table.lines(width: 18, glyphs: .unicode)[0]) == "▸ vision_model ✓")
        #expect(text(table.lines(width: 10, glyphs: .unicode)[0]) == "▸ visio… ✓")
    }

    @Test("clauses that do not fit start a new row, and nothing is lost")
    func flow() {
        for width in 8...60 {
            var page = Page(width: width, glyphs: .unicode)
            page.flow([
                [Span("✓ fits: 8.44 GB of 80.0 GB")], [Span("first "), Span("42.2 ms")], [Span("1.72 pages/s")],
            ])
            let words = page.lines.map(text).joined(separator: " ").split(separator: " ").joined(separator: " ")
            #expect(words == "✓ fits: 8.44 GB of 80.0 GB first 42.2 ms 1.72 pages/s")
            #expect(page.lines.allSatisfy { $0.end <= width })
        }
    }
}
