import Foundation
import Testing

@Suite("Help")
struct HelpCommandTests {
    static let commands = [
        "explore", "inspect", "explain", "layer", "sweep", "compare", "profiles", "levers", "solve", "assert", "report",
        "verify", "calibrate", "frame", "parameters", "document", "devices", "engines", "serve-command", "models",
        "docs",
    ]

    @Test("the list of commands is the program's own")
    func all() throws {
        let error = try Program.run("nothing-of-the-kind").error
        #expect(error.contains("There are: \(Self.commands.joined(separator: ", "));"), "\(error)")
    }

    @Test("every command prints help and succeeds", arguments: commands)
    func help(command: String) throws {
        let result = try Program.run(command, "--help")
        #expect(result.status == 0 && result.output.contains("USAGE: modelmeter \(command)"))
    }

    @Test("every example of a help and of the README can be run as it stands", arguments: commands + ["", "README"])
    func examples(command: String) throws {
        var text = ""
        if command == "README" {
            text = try String(
                contentsOf: URL(filePath: #filePath).appending(path: "../../../../README.md").standardized,
                encoding: .utf8)
        } else {
            let wide = ProcessInfo.processInfo.environment.merging(["COLUMNS": "300"]) { $1 }
            text = try Program.run((command.isEmpty ? [] : [command]) + ["--help"], environment: wide).output
        }
        let examples = text.split(separator: "\n").compactMap { line -> String? in
            let line = line.drop { $0 == " " }
            guard line.hasPrefix("modelmeter ") else { return nil }
            // What stands behind two blanks says what the example does.
            return line.components(separatedBy: "  ").first
        }
        try Program.inFolder { folder in
            let program = URL(filePath: try Program.path()).deletingLastPathComponent().path
            for example in examples where example != "modelmeter" && !Self.needsMore.contains(where: example.contains) {
                let shell = Process()
                shell.executableURL = URL(filePath: "/bin/sh")
                shell.currentDirectoryURL = folder
                shell.arguments = ["-c", "PATH=\(program):$PATH; exec 2>&1; \(example)"]
                let output = Pipe()
                shell.standardInput = FileHandle.nullDevice
                shell.standardOutput = output
                try shell.run()
                let said = String(decoding: Program.all(of: output), as: UTF8.self)
                shell.waitUntilExit()
                #expect(shell.terminationStatus == 0, "\(example): \(said.prefix(300))")
            }
        }
    }

    /// Examples that need a terminal, or files that a user brings; the whole comparison has tests of its own.
    private static let needsMore = [
        "modelmeter --", "kernels.json", "page.png", "paper.pdf", "scans.tiff", "my-counts", "my-model", "verify --all",
        "verify timing", "config.json", "mine.toml",
    ]
}
