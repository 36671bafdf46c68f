import Foundation
import Testing

@Suite("What the program writes to")
struct OutputTests {
    @Test("output that cannot be written is an error with a message")
    func fullDisk() throws {
        let process = Process()
        process.executableURL = URL(filePath: try Program.path())
        process.arguments = ["inspect"]
        let error = Pipe()
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
        process.standardError = error
        try process.run()
        let text = String(decoding: Program.all(of: error), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1 && text.contains("No space left"))
    }

    @Test("a run that fails leaves the file that was there")
    func keepsFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keeps-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("old.csv").path
        try "precious".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try Program.run("sweep", "--x", "batch=0,1", "--y", "kv", "--output", file).status != 0)
        #expect(try Program.run("sweep", "kv-cache", "--set", "batch=x", "--output", file).status != 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
        #expect(try Program.run("sweep", "batch", "--format", "csv", "--output", file).status == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("# modelmeter"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["old.csv"], "no draft is left")
    }
}
