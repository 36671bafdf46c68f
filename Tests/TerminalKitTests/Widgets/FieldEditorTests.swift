import TerminalKit
import TextKit
import Testing

@Suite("Text fields")
struct FieldEditorTests {
    private static let signs = [
        "a", " ", "é", "e\u{301}", "\u{301}", "❤️", "\u{FE0F}", "👍🏽", "🏽", "🇩🇪", "🇩", "🇪", "👨‍👩‍👧", "\u{200D}", "漢", "क्ष",
        "\u{0}", "\n", "\r\n", "\u{1112}", "\u{1161}", "\u{202E}", "\u{10FFFF}",
    ]
    private static let keys = [
        "Left", "Right", "Home", "End", "Backspace", "Delete", "^U", "^K", "^W", "^D", "^A", "^E",
    ]

    @Test("whatever is typed, pasted and taken out, in any order, the cursor stays in the field", arguments: 1...8)
    func fuzz(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let look = Look(theme: .plain, glyphs: .unicode, depth: .direct)
        var field = FieldEditor(text: "")
        var surface = Surface(size: Size(columns: 20, rows: 1))
        for _ in 0..<400 {
            if Bool.random(using: &generator), let sign = Self.signs.randomElement(using: &generator) {
                field.insert(sign)
            } else if let name = Self.keys.randomElement(using: &generator) {
                #expect(field.handle(try #require(KeyChord(name))))
            }
            let width = Int.random(in: 0...18, using: &generator)
            let cursor = field.draw(at: Point(column: 1, row: 0), width: width, on: &surface, look: look)
            #expect((1...max(1, width)).contains(cursor.column))
            #expect(field.text == field.before + field.after)
        }
    }

    @Test("text typed scalar by scalar is the text that was typed", arguments: ["🇩🇪", "❤️", "👍🏽", "👨‍👩‍👧", "e\u{301}x", "한"])
    func scalars(text: String) {
        var field = FieldEditor(text: "")
        for scalar in text.unicodeScalars { field.insert(String(Character(scalar))) }
        #expect(field.text == text)
        _ = field.handle(KeyChord(key: .backspace))
        #expect(field.text == String(text.dropLast()))
    }

    @Test("a field holds so much and no more, and control characters never")
    func capacity() {
        var field = FieldEditor(text: "")
        field.insert(String(repeating: "ab\u{1B}\u{7}", count: 250_000))
        #expect(field.text.unicodeScalars.count == FieldEditor.capacity)
        #expect(field.text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        field.insert("more")
        #expect(field.text.unicodeScalars.count == FieldEditor.capacity)
    }
}

/// Random numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
