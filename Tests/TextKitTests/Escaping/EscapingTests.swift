import Testing
import TextKit

@Suite("Escaping")
struct EscapingTests {
    private let everyControl = String(
        String.UnicodeScalarView((0..<0xA0).compactMap { Unicode.Scalar(UInt32($0)) } + ["\u{202E}", "\u{FFFF}"]))

    @Test("nothing that steers a terminal is left, and ordinary text is untouched")
    func controls() {
        let shown = everyControl.withVisibleControls
        #expect(
            !shown.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E }
        )
        #expect("\u{1B}[31mred\u{7}".withVisibleControls == "␛[31mred␇")
        #expect("Größe 漢字 👍🏽".withVisibleControls == "Größe 漢字 👍🏽")
    }

    @Test("XML text holds no character that XML forbids")
    func xml() {
        let escaped = everyControl.escapedForXML
        #expect(escaped.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFF })
        #expect("<a href=\"x\">&\u{1}".escapedForXML == "&lt;a href=&quot;x&quot;&gt;&amp;␁")
        #expect("a\nb\tc".escapedForXML == "a&#10;b&#9;c")
    }

    @Test("a JSON string escapes quotes, backslashes and controls")
    func json() {
        #expect("a\"b\\c\n\u{1}ü".quotedForJSON == "\"a\\\"b\\\\c\\n\\u0001ü\"")
    }
}
