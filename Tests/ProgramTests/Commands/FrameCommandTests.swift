import Foundation
import Testing

@Suite("The frame command")
struct FrameCommandTests {
    @Test("a frame is drawn after its keys, as text, with colours, or as a picture")
    func frame() throws {
        let text = try Program.run("frame", "--size", "100x30", "--keys", ": prompt.tokens=8Ki Enter")
        #expect(text.output.contains("8192") && text.output.split(separator: "\n").count == 30)
        #expect(try Program.run("frame", "--format", "ansi").output.contains("\u{1B}["))
        #expect(try Program.run("frame", "--format", "svg").output.hasPrefix("<svg"))
        let plain = try Program.run("frame", "--ascii")
        #expect(plain.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("the keys of the example in its help do what a reader expects: a value is typed, and explained")
    func example() throws {
        let wide = ProcessInfo.processInfo.environment.merging(["COLUMNS": "300"]) { $1 }
        let help = try Program.run(["frame", "--help"], environment: wide).output
        let line = try #require(help.split(separator: "\n").first { $0.contains("--keys \"") })
        let keys = try #require(line.split(separator: "\"").dropFirst().first)
        let screen = try Program.run("frame", "--keys", String(keys)).output
        #expect(screen.contains("8192") && screen.contains("[4 explain]"), "\(keys)")
    }
}
