import TerminalKit
import Testing

@Suite("Bars and panels")
struct BarTests {
    @Test("a bar is exact to an eighth, and what is more than nothing shows")
    func eighths() {
        func text(_ fraction: Double, _ width: Int = 10) -> String {
            Bar(fraction: fraction, width: width, role: .fg).text(.unicode)
        }
        #expect(text(0) == "")
        #expect(text(.nan) == "")
        #expect(text(1e-9) == "▏")
        #expect(text(0.5) == "█████")
        #expect(text(0.55) == "█████▌")
        #expect(text(1) == "██████████")
        #expect(text(7) == "██████████")
        #expect(text(0.5, 0) == "")
        #expect(Bar(fraction: 0.01, width: 10, role: .fg).text(.ascii) == "#")
    }

    @Test("segments fill exactly their share, and none that is more than nothing vanishes while there is room")
    func stacked() {
        let bar = StackedBar(
            segments: [
                .init(fraction: 0.5, role: .vision), .init(fraction: 0.001, role: .prefill),
                .init(fraction: 0.499, role: .decode),
            ], width: 20)
        #expect(bar.columns == [10, 1, 9])
        #expect(StackedBar(segments: [.init(fraction: 1, role: .vision)], width: 7).columns == [7])
        // A bar as a whole is as long as its sum: four slivers of 1% are no 40% of ten columns.
        let slivers = [Role.vision, .prefill, .decode, .muted].map { StackedBar.Segment(fraction: 0.01, role: $0) }
        #expect(StackedBar(segments: slivers, width: 10).columns.reduce(0, +) == 1)
        #expect(StackedBar(segments: slivers, width: 100).columns == [1, 1, 1, 1])
        #expect(StackedBar(segments: [.init(fraction: 0, role: .vision)], width: 7).columns == [0])
    }

    @Test("a panel shows its title, drops the right label where there is no room, and gives the inside")
    func panel() {
        let look = Look(theme: .plain, glyphs: .unicode, depth: .monochrome)
        var surface = Surface(size: Size(columns: 24, rows: 4))
        let inner = Panel(title: "layers", rightLabel: "FLOPs").draw(
            in: Rect(origin: Point(column: 0, row: 0), size: Size(columns: 24, rows: 4)), on: &surface, look: look)
        #expect(surface.lines[0] == "╭─┤ layers ├─┤ FLOPs ├─╮" || surface.lines[0].hasPrefix("╭─┤ layers ├"))
        #expect(surface.lines[3] == "╰──────────────────────╯")
        #expect(inner.size == Size(columns: 22, rows: 2))
        let none = Panel(title: "x").draw(
            in: Rect(origin: Point(column: 0, row: 0), size: Size(columns: 1, rows: 1)), on: &surface, look: look)
        #expect(none.size == Size(columns: 0, rows: 0))
    }

    @Test("every Unicode sign has a plain twin")
    func twins() {
        let text = "2·B·S² → 1.5× … ≤ — ✓ ▸"
        #expect(Glyphs.ascii.text(text).utf8.allSatisfy { $0 < 0x80 })
        #expect(!Glyphs.ascii.text(text).contains("?"))
        #expect(Glyphs.unicode.text(text) == text)
    }
}
