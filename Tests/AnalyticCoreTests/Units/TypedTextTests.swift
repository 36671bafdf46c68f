import AnalyticCore
import DeviceLibrary
import Testing

@Suite("What was typed, in messages")
struct TypedTextTests {
    @Test("control characters are written out, and nothing else is changed")
    func controls() {
        #expect(TypedText.shown("a\u{1B}[31mb\u{7}\u{9B}\u{202E}") == "a\\u{1B}[31mb\\u{7}\\u{9B}\\u{202E}")
        #expect(TypedText.shown("größer 漢字 👍🏽") == "größer 漢字 👍🏽")
    }

    @Test("megabytes are shortened to a line that says how much is left out")
    func long() {
        let shown = TypedText.shown(String(repeating: "x", count: 3_000_000))
        #expect(shown.count < 120 && shown.contains("bytes left out"))
        #expect(TypedText.shown(String(repeating: "x", count: 80)).count == 80)
    }

    @Test("errors about a scenario repeat little of what was typed")
    func errors() {
        let long = String(repeating: "9", count: 1_000_000)
        for (id, value) in [
            ("batch", long), ("batch", long + "x"), ("image.mode", long), ("device", long), ("x" + long, "1"),
        ] {
            var scenario = Scenario()
            let error = #expect(throws: ScenarioError.self) { try scenario.set(id, value) }
            #expect((error?.description.count ?? .max) < 500)
        }
    }
}
