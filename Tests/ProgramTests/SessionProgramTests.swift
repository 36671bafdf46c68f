import Foundation
import Glibc
import Testing

/// Sessions as files, with the real program under a pseudo-terminal.
@Suite("A session of the explorer in a terminal", .timeLimit(.minutes(1)))
struct SessionProgramTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "sessions-\(UUID().uuidString)")

    private func open(_ arguments: [String] = []) throws -> PseudoTerminal {
        try PseudoTerminal(
            "modelmeter", arguments, columns: 120, rows: 40, environment: ["XDG_STATE_HOME": folder.path])
    }

    /// A run that sets a batch.
    private func changed(batch: Int) throws -> PseudoTerminal {
        let terminal = try open()
        try terminal.wait(forText: "ModelMeter")
        try terminal.type(":batch=\(batch)\r")
        try terminal.wait(forText: "batch \(batch) ")
        return terminal
    }

    private var files: [URL] {
        let place = folder.appending(path: "modelmeter/sessions")
        let all = (try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)) ?? []
        return all.sorted { $0.path < $1.path }
    }

    private func clean() { try? FileManager.default.removeItem(at: folder) }

    @Test("Survives signals: the next start offers it, and r goes on with it", arguments: [SIGTERM, SIGHUP])
    func survivesSignal(signal: Int32) throws {
        defer { clean() }
        let first = try changed(batch: 16)
        first.kill(signal)
        #expect(try first.waitForEnd() == .signal(signal))
        let second = try open()
        try second.wait(forText: "last session of")
        try second.type("r")
        try second.wait(forText: "resumed: 1 change")
        try second.wait(forText: "batch 16 ")
        try second.type("q")
        #expect(try second.waitForEnd() == .exit(0))
        #expect(files.count == 1, "the one that goes on takes the place of the one before")
    }

    @Test("Goes on at once with --resume")
    func resumesAtOnce() throws {
        defer { clean() }
        let first = try changed(batch: 16)
        try first.type("q")
        #expect(try first.waitForEnd() == .exit(0))
        let second = try open(["explore", "--resume"])
        try second.wait(forText: "resumed: 1 change")
        try second.type("q")
        #expect(try second.waitForEnd() == .exit(0))
    }

    @Test("Is written before anything was changed, and does not hide one in which something was")
    func writesUnchanged() throws {
        defer { clean() }
        let work = try changed(batch: 16)
        try work.type("q")
        _ = try work.waitForEnd()
        let looking = try open()
        try looking.wait(forText: "last session of")
        try looking.type("7")
        try looking.wait(for: "the time view") { _ in looking.screen.modes != VirtualScreen.initialModes }
        looking.kill(SIGHUP)
        _ = try looking.waitForEnd()
        #expect(files.count == 2)
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        #expect(texts.count { !$0.contains("[[step]]") } == 1)
        let next = try open(["explore", "--resume"])
        try next.wait(forText: "resumed: 1 change")
        try next.type("q")
        _ = try next.waitForEnd()
    }

    @Test("Of a broken file, r says that it cannot be read, and where it was put aside")
    func putsAside() throws {
        defer { clean() }
        let first = try changed(batch: 16)
        try first.type("q")
        _ = try first.waitForEnd()
        let file = try #require(files.first)
        try Data("now = [[".utf8).write(to: file)
        let second = try open()
        try second.wait(forText: "last session of")
        try second.type("r")
        try second.wait(forText: "cannot be read")
        try second.type("q")
        #expect(try second.waitForEnd() == .exit(0))
        #expect(files.map(\.lastPathComponent) == [file.lastPathComponent + ".broken"])
    }

    @Test("Two at once keep both")
    func keepsBoth() throws {
        defer { clean() }
        let (first, second) = (try changed(batch: 16), try changed(batch: 32))
        try first.type("q")
        try second.type("q")
        #expect(try first.waitForEnd() == .exit(0))
        #expect(try second.waitForEnd() == .exit(0))
        #expect(files.count == 2)
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        #expect(texts.contains("batch = 16") && texts.contains("batch = 32"))
    }
}
