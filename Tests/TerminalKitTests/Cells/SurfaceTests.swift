import TerminalKit
import Testing
import TextKit

@Suite("Surfaces")
struct SurfaceTests {
    private let size = Size(columns: 10, rows: 3)

    @Test("text outside the surface is clipped and changes nothing")
    func clipping() {
        var surface = Surface(size: size)
        let blank = surface
        surface.put("hello", at: Point(column: 0, row: 5), style: Style())
        surface.put("hello", at: Point(column: 12, row: 1), style: Style())
        surface.put("hello", at: Point(column: -9, row: 1), style: Style())
        surface.put("hello", at: Point(column: 0, row: -1), style: Style())
        surface.fill(Rect(origin: Point(column: -5, row: -5), size: Size(columns: 3, rows: 3)), style: Style())
        #expect(surface == blank)
        surface.put("hello", at: Point(column: 8, row: 1), style: Style())
        #expect(surface.lines[1] == "        he")
        surface.put("world", at: Point(column: -3, row: 2), style: Style())
        #expect(surface.lines[2] == "ld")
    }

    @Test("a wide glyph takes two cells, is never split, and leaves no half behind")
    func wide() {
        var surface = Surface(size: size)
        #expect(surface.put("漢a", at: Point(column: 0, row: 0), style: Style()) == 3)
        #expect(surface[1, 0].scalar == 0)
        #expect(surface.lines[0] == "漢a")
        surface.put("x", at: Point(column: 1, row: 0), style: Style())
        #expect(surface.lines[0] == " xa")
        surface.put("漢", at: Point(column: 9, row: 1), style: Style())
        #expect(surface.lines[1] == "")
        #expect(surface.put("漢漢", at: Point(column: 0, row: 2), style: Style(), width: 3) == 2)
    }

    @Test("combining marks take no cell")
    func combining() {
        #expect(displayWidth("e\u{301}") == 1)
        #expect(displayWidth("█▏·…") == 4)
    }

    @Test("a sequence that makes one sign takes the cells that its width says", arguments: ["❤️", "👍🏽", "🇩🇪", "👨‍👩‍👧", "1️⃣"])
    func sequences(sign: String) {
        var surface = Surface(size: size)
        #expect(surface.put(sign + "x", at: Point(column: 0, row: 0), style: Style()) == displayWidth(sign) + 1)
        #expect(surface[displayWidth(sign), 0].scalar == 0x78)
        surface.put(sign, at: Point(column: 9, row: 1), style: Style())
        #expect(surface.lines[1] == "")
    }

    @Test("the first visible row follows the selection as little as possible")
    func scrolling() {
        #expect(ScrollWindow.offset(count: 100, visible: 10, selected: 5, previous: 0) == 0)
        #expect(ScrollWindow.offset(count: 100, visible: 10, selected: 12, previous: 0) == 3)
        #expect(ScrollWindow.offset(count: 100, visible: 10, selected: 2, previous: 50) == 2)
        #expect(ScrollWindow.offset(count: 5, visible: 10, selected: 4, previous: 3) == 0)
        #expect(ScrollWindow.offset(count: 0, visible: 0, selected: 0, previous: 9) == 0)
    }
}
