import TerminalKit
import Testing

@Suite("Keys and fields")
struct KeyTests {
    @Test(
        "a key's name reads back as the key",
        arguments: ["Down", "Enter", "^R", "S-Tab", "a", "?", "Esc", "PgUp", "Space", "+", "-", "^", ":", "F5", "M-x"])
    func names(name: String) throws {
        let chord = try #require(KeyChord(name))
        #expect(chord.name == name)
        #expect(KeyChord(chord.name) == chord)
    }

    @Test("words that name keys are keys, others are typed letter by letter")
    func sequence() {
        let keys = KeyChord.sequence("Down 8Ki Enter ^U")
        #expect(keys.map(\.name) == ["Down", "8", "K", "i", "Enter", "^U"])
    }

    @Test("a field edits as a shell line does")
    func editing() throws {
        var field = FieldEditor(text: "decode 100")
        for name in ["Backspace", "Backspace", "Backspace", "2", "k"] { _ = field.handle(try #require(KeyChord(name))) }
        #expect(field.text == "decode 2k")
        for name in ["Home", "Delete", "D", "End", "^W"] { _ = field.handle(try #require(KeyChord(name))) }
        #expect(field.text == "Decode ")
        for name in ["Left", "Left", "^K"] { _ = field.handle(try #require(KeyChord(name))) }
        #expect(field.text == "Decod")
        _ = field.handle(try #require(KeyChord("^U")))
        #expect(field == FieldEditor(text: ""))
        #expect(!field.handle(try #require(KeyChord("Enter"))))
        field.insert("two\nlines")
        #expect(field.text == "two lines")
    }

    @Test("a long text scrolls so that the cursor stays in the field")
    func scrolling() {
        var surface = Surface(size: Size(columns: 8, rows: 1))
        let look = Look(theme: .plain, glyphs: .unicode, depth: .monochrome)
        let field = FieldEditor(text: "0123456789")
        let cursor = field.draw(at: Point(column: 1, row: 0), width: 6, on: &surface, look: look)
        #expect(surface.lines[0] == " 56789")
        #expect(cursor == Point(column: 6, row: 0))
    }
}
