import Foundation
import Testing

@Suite("The sweep command")
struct SweepCommandTests {
    @Test(
        "what a sweep sets itself, the scenario, the version and the command stand in every format; a user's value wins"
    )
    func provenance() throws {
        for format in ["table", "csv", "json", "svg", "markdown"] {
            let text = try Program.run("sweep", "batch", "--set", "device=l4", "--format", format).output
            #expect(text.contains("execution=graph") || text.contains("\"execution\": \"graph\""), "\(format)")
            #expect(text.contains("device=l4") || text.contains("\"device\": \"l4\""), "\(format)")
            if format != "table", format != "markdown" {
                #expect(text.contains("sweep batch --set device=l4 --format \(format)"), "\(format)")
                #expect(text.contains("0.2.0"), "\(format)")
            }
        }
        let eager = try Program.run("sweep", "batch", "--set", "execution=eager", "--format", "csv").output
        #expect(eager.contains("execution eager") && !eager.contains("set by this sweep"))
    }

    @Test("a sweep prints rows and where regimes end; one that is interrupted keeps what is done")
    func sweep() throws {
        let csv = try Program.run("sweep", "--x", "batch=1..8*2", "--y", "kv,ttft", "--format", "csv")
        #expect(csv.status == 0 && Program.rows(csv.output).count == 5)
        #expect(csv.output.contains("\n8,497909760,"))
        let table = try Program.run("sweep", "decode-length")
        #expect(table.output.contains("between 892 and 893"))
        let json = try Program.run("sweep", "moe-batch", "--format", "json")
        let root = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect((root["rows"] as? [Any])?.count == 10)
        #expect(try Program.run("sweep", "kv-cache", "--format", "svg").output.hasPrefix("<svg"))

        let file = FileManager.default.temporaryDirectory.appendingPathComponent("sweep-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: try Program.path())
        process.arguments = [
            "sweep", "--x", "prompt.tokens=1..4000000+1", "--y", "total.flops", "--format", "csv", "--output",
            file.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The file takes its place when it is whole, or stopped; until then a draft beside it grows.
        let draft = file.path + ".\(process.processIdentifier).part"
        var size = 0
        for _ in 0..<3000 where process.isRunning && size < 1000 {
            usleep(20_000)
            size = (try? FileManager.default.attributesOfItem(atPath: draft)[.size] as? Int) ?? 0
        }
        kill(process.processIdentifier, SIGINT)
        for _ in 0..<3000 where process.isRunning { usleep(20_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let rows = Program.rows(String(decoding: try Data(contentsOf: file), as: UTF8.self))
        #expect(rows.count > 1 && rows.last?.split(separator: ",").count == 2, "whole lines only")
        #expect(!FileManager.default.fileExists(atPath: draft))
    }

    @Test("what a CSV or JSON sweep works out stands in it: each regime that was looked for, or that none was")
    func regimes() throws {
        let searched = [
            "csv": ["memory of one device against its capacity", "prefill FLOPs against decode FLOPs"],
            "json": [#""regimes_searched": ["memory-capacity", "prefill-decode", "kv-weights"]"#, #""crossings": [{"#],
        ]
        // Beyond so many points nothing is searched, hence nothing is worked out to be dropped.
        let unsearched = ["csv": "# regimes: not looked for", "json": #""regimes_searched": []"#]
        for (format, words) in searched {
            let few = try Program.run("sweep", "decode-length", "--format", format).output
            for word in words { #expect(few.contains(word), "\(format): \(word)") }
            let many = try Program.run("sweep", "--x", "batch=1..2001", "--y", "kv", "--format", format).output
            #expect(many.contains(try #require(unsearched[format])), "\(format)")
        }
    }
}
