import TerminalKit
import Testing

@testable import CursesBackend

/// Input from a list, in pieces with pauses between them.
private struct ListedInput: InputSource {
    var items: [RawInput]
    /// What arrives after each pause, and whether the pause is longer than one waits behind ESC.
    var later: [(items: [RawInput], isLong: Bool)] = []

    init(_ text: String, then more: [RawInput] = []) { items = text.unicodeScalars.map(RawInput.character) + more }

    mutating func next() -> RawInput? { items.isEmpty ? nil : items.removeFirst() }

    mutating func wait(for beginning: Beginning) -> Bool {
        guard items.isEmpty, let piece = later.first, beginning == .sequence || !piece.isLong else {
            return !items.isEmpty
        }
        return arrive()
    }

    mutating func arrive() -> Bool {
        guard !later.isEmpty else { return false }
        items = later.removeFirst().items
        return true
    }
}

private func events(_ text: String, then more: [RawInput] = []) -> [Event] {
    var source = ListedInput(text, then: more)
    var decoder = InputDecoder()
    var result: [Event] = []
    while let event = decoder.next(from: &source) { result.append(event) }
    return result
}

/// What pieces mean that arrive one after another, `isLong` pauses between them.
private func events(pieces: [String], isLong: Bool) -> [Event] {
    var source = ListedInput(pieces.first ?? "")
    source.later = pieces.dropFirst().map { ($0.unicodeScalars.map(RawInput.character), isLong) }
    var decoder = InputDecoder()
    var result: [Event] = []
    repeat {
        while let event = decoder.next(from: &source) { result.append(event) }
    } while source.arrive()
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

    @Test(
        "A key that arrives in pieces is still that key, wherever it is cut",
        arguments: [("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[5~", .pageUp), ("\u{1B}[1;1H", .home)])
    func pieces(text: String, expected: Key) {
        for cut in 1..<text.count {
            let pieces = [String(text.prefix(cut)), String(text.dropFirst(cut))]
            #expect(events(pieces: pieces, isLong: false) == [key(expected)], "cut at \(cut)")
            // Behind ESC alone the pause ends the waiting; what follows must not be taken for letters all the same.
            #expect(
                events(pieces: pieces, isLong: true) == (cut == 1 ? [key(.escape), key(expected)] : [key(expected)]))
        }
        #expect(events(pieces: text.map { String($0) }, isLong: false) == [key(expected)])
    }

    @Test("Letters typed after Escape are letters")
    func lettersAfterEscape() {
        #expect(
            events(pieces: ["\u{1B}", "[", "]"], isLong: true) == [
                key(.escape), key(.character("[")), key(.character("]")),
            ])
        #expect(
            events(pieces: ["\u{1B}", "[["], isLong: true) == [
                key(.escape), key(.character("[")), key(.character("[")),
            ])
        #expect(events(pieces: ["\u{1B}", "q", "[A"], isLong: true).count == 4)
    }

    @Test(
        "ESC breaks a sequence off and begins the next",
        arguments: ["\u{1B}[1;", "\u{1B}[", "\u{1B}[<0;1", "\u{1B}O", "\u{1B}]11;rgb"])
    func broken(beginning: String) {
        #expect(events(beginning + "\u{1B}[B") == [key(.down)])
        #expect(events(beginning + "\u{1B}[Bx") == [key(.down), key(.character("x"))])
    }

    @Test(
        "A mouse report with impossible numbers is passed over",
        arguments: ["-9223372036854775808", "9223372036854775808", "-1", "+5", "", "99999999999"])
    func oddMouse(number: String) {
        for place in 0..<3 {
            var numbers = ["0", "5", "6"]
            numbers[place] = number
            for final in ["M", "m"] {
                let result = events("\u{1B}[<" + numbers.joined(separator: ";") + final + "k")
                #expect(result.last == key(.character("k")) && result.count <= 2)
                for case .mouse(let mouse) in result {
                    #expect(mouse.position.column >= 0 && mouse.position.row >= 0)
                }
            }
        }
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
        let alphabet = Array("\u{1B}\u{1B}[[O]<;;-0129~MmuP\u{07}\u{18}\\x漢".unicodeScalars)
        for _ in 0..<2000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<40 { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]) }
            _ = events(String(text))
        }
    }

    @Test("Names with modifiers are read by their digit")
    func names() {
        #expect(LibraryKeys.chord(for: "kUP3") == KeyChord(key: .up, control: false, alt: true, shift: false))
        #expect(LibraryKeys.chord(for: "kRIT5") == KeyChord(key: .right, control: true, alt: false, shift: false))
        #expect(
            LibraryKeys.chord(for: "KEY_F(12)")
                == KeyChord(key: .function(12), control: false, alt: false, shift: false)
        )
        #expect(LibraryKeys.chord(for: "KEY_UNDO") == nil)
    }
}
