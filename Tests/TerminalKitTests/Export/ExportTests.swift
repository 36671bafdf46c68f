import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif
import TerminalKit
import Testing

@Suite("Pictures")
struct ExportTests {
    private var surface: Surface {
        var surface = Surface(size: Size(columns: 12, rows: 2))
        surface.put("<a> & \"b\" █▌", at: Point(column: 0, row: 0), style: Style(foreground: .rgb(1, 2, 3)))
        surface.put("╭─┤", at: Point(column: 0, row: 1), style: Style(foreground: .ansi(9), attributes: .bold))
        return surface
    }

    @Test("an SVG is well-formed XML, with frames and bars as shapes")
    func svg() {
        let svg = surface.svg(title: "a < b")
        let parser = XMLParser(data: Data(svg.utf8))
        #expect(parser.parse())
        #expect(svg.contains("<path"))
        #expect(!svg.contains("█"))
        #expect(svg.contains("#010203"))
    }

    @Test("each word of a picture has its own place, so that no viewer runs two together")
    func words() {
        var surface = Surface(size: Size(columns: 30, rows: 1))
        surface.put("H100 SXM5   80GB", at: Point(column: 2, row: 0), style: Style())
        let svg = surface.svg(title: "t")
        #expect(
            svg.contains("<tspan x=\"36\">H100 </tspan><tspan x=\"81\">SXM5   </tspan><tspan x=\"144\">80GB</tspan>"))
        #expect(svg.contains("xml:space=\"preserve\""))
    }

    @Test("ANSI text carries the colours of the depth asked for")
    func ansi() {
        let text = surface.ansi(colors: .direct)
        #expect(text.contains("\u{1B}[0;38;2;1;2;3m"))
        #expect(text.contains("\u{1B}[0;1;91m"))
        #expect(!surface.ansi(colors: .monochrome).contains("38;"))
        #expect(text.split(separator: "\n").count == 2)
    }

    @Test("braille is drawn as dots, so that the picture needs no font for it")
    func braille() {
        var surface = Surface(size: Size(columns: 2, rows: 1), style: Style())
        surface.put("\u{2803}", at: Point(column: 0, row: 0), style: Style())
        let svg = surface.svg(title: "dots")
        #expect(!svg.contains("\u{2803}"))
        #expect(svg.split(separator: "v2.2h-2.2z", omittingEmptySubsequences: false).count - 1 == 2)
    }
}
