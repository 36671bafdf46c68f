import TerminalKit
import Testing

@testable import CursesBackend

/// Input from a list.
private struct ListedInput: InputSource {
    var items: [RawInput]

    init(_ text: String, then more: [RawInput] = []) { items = text.unicodeScalars.map(RawInput.character) + more }

    mutating func next() -> RawInput? { items.isEmpty ? nil : items.removeFirst() }
    mutating func waitForMore() -> Bool { !items.isEmpty }
}

private func events(_ text: String, then more: [RawInput] = []) -> [Event] {
    var source = ListedInput(text, then: more)
    var decoder = InputDecoder()
    var result: [Event] = []
    while let event = decoder.next(from: &source) { result.append(event) }
    return result
}

private func key(_ key: Key, control: Bool = false, alt: Bool = false, shift: Bool = false) -> Event {
    .key(KeyChord(key: key, control: control, alt: alt, shift: shift))
}

@Suite("Input decoding")
struct InputDecoderTests {
    @Test("Control characters are the keys they stand for")
    func controls() {
        #expect(
            events("\r\t\u{7F}\u{15}\u{00}") == [
                key(.enter), key(.tab), key(.backspace), key(.character("u"), control: true),
                key(.character(" "), control: true),
            ]
        )
    }

    @Test("Escape alone, twice and before a letter are three different things")
    func escapes() {
        #expect(events("\u{1B}") == [key(.escape)])
        #expect(events("\u{1B}\u{1B}") == [key(.escape), key(.escape)])
        #expect(events("\u{1B}x") == [key(.character("x"), alt: true)])
        #expect(events("\u{1B}[") == [key(.character("["), alt: true)])
    }

    @Test("Every form of Home and End is read", arguments: ["[1~", "[7~", "[H", "OH"])
    func home(form: String) {
        #expect(events("\u{1B}" + form) == [key(.home)])
    }

    @Test("Modifiers are read from the second number")
    func modifiers() {
        #expect(
            events("\u{1B}[1;5C\u{1B}[3;2~\u{1B}[Z\u{1B}[27;5;9~\u{1B}[97;5u") == [
                key(.right, control: true), key(.delete, shift: true), key(.backTab), key(.tab, control: true),
                key(.character("a"), control: true),
            ]
        )
    }

    @Test(
        "Unknown sequences leave no character behind",
        arguments: [
            "\u{1B}[99;99y", "\u{1B}[?1;2c", "\u{1B}[>0;1c", "\u{1B}]11;rgb:0/0/0\u{07}", "\u{1B}]11;rgb:0/0/0\u{1B}\\",
            "\u{1B}[99999999999999999999999~",
        ]
    )
    func unknown(sequence: String) {
        #expect(events(sequence + "k") == [key(.character("k"))])
    }

    @Test("A paste is one event, whatever it contains")
    func paste() {
        #expect(events("\u{1B}[200~a\rb\u{1B}[A\u{1B}x\u{1B}[201~k") == [.paste("a\nbx"), key(.character("k"))])
        #expect(
            events("\u{1B}[200~a", then: [.key("KEY_UP")] + "b\u{1B}[201~".unicodeScalars.map(RawInput.character)) == [
                .paste("ab")
            ]
        )
    }

    @Test("No input whatever stops the decoder")
    func noise() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("\u{1B}\u{1B}[[O]<;;0129~MmuP\u{07}\\x漢".unicodeScalars)
        for _ in 0..<2000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<40 { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]) }
            _ = events(String(text))
        }
    }

    @Test("Names with modifiers are read by their digit")
    func names() {
        #expect(KeyNames.chord(for: "kUP3") == KeyChord(key: .up, control: false, alt: true, shift: false))
        #expect(KeyNames.chord(for: "kRIT5") == KeyChord(key: .right, control: true, alt: false, shift: false))
        #expect(
            KeyNames.chord(for: "KEY_F(12)") == KeyChord(key: .function(12), control: false, alt: false, shift: false)
        )
        #expect(KeyNames.chord(for: "KEY_UNDO") == nil)
    }
}
