import TerminalKit
import Testing

@testable import CursesBackend

@Suite("Frames and colours")
struct FrameTests {
    @Test("Equal frames need nothing, a changed cell needs its own span")
    func spans() {
        let old = Surface(size: Size(columns: 10, rows: 3))
        var new = old
        #expect(changedSpans(from: old, to: new).isEmpty)
        #expect(changedSpans(from: nil, to: new).count == 3)
        new.put("ab", at: Point(column: 4, row: 1), style: Style())
        #expect(changedSpans(from: old, to: new) == [ChangedSpan(row: 1, columns: 4..<6)])
    }

    @Test("A span never begins inside a wide cell")
    func wide() {
        var old = Surface(size: Size(columns: 10, rows: 1))
        old.put("漢", at: Point(column: 2, row: 0), style: Style())
        var new = old
        var cell = new[3, 0]
        cell.style.attributes = [.bold]
        new[3, 0] = cell
        #expect(changedSpans(from: old, to: new) == [ChangedSpan(row: 0, columns: 2..<4)])
    }

    @Test("Base 64 pads to whole groups of four")
    func base64() {
        let coded = ["", "f", "fo", "foo", "foob"].map {
            String(decoding: Clipboard.base64(Array($0.utf8)), as: UTF8.self)
        }
        #expect(coded == ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="])
    }

    @Test("Direct colours avoid the numbers of the palette")
    func direct() {
        let encoder = StyleEncoder(depth: .direct)
        #expect(encoder.number(of: .rgb(0, 0, 5)).value == 8)
        #expect(encoder.number(of: .rgb(1, 2, 3)).value == 0x010203)
        #expect(encoder.number(of: .standard).value == -1)
    }

    @Test("NO_COLOR counts when it is not empty")
    func noColor() {
        #expect(!ColorChoice.auto.allowsColor(noColor: "1"))
        #expect(ColorChoice.auto.allowsColor(noColor: ""))
        #expect(ColorChoice.always.allowsColor(noColor: "1"))
        #expect(!ColorChoice.never.allowsColor(noColor: nil))
    }
}
