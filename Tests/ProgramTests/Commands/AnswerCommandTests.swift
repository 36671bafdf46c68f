import Foundation
import Testing

@Suite("Commands that answer questions")
struct AnswerCommandTests {
    private func json(_ arguments: String...) throws -> [String: Any] {
        let result = try Program.run(arguments + ["--format", "json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    @Test("levers are written as text that fits its width, as JSON with a command each, as CSV and as Markdown")
    func levers() throws {
        let text = try Program.run(["levers"], environment: ["COLUMNS": "80"])
        #expect(text.status == 0)
        #expect(text.output.hasPrefix("pages/s, estimate: "))
        #expect(
            text.output.split(separator: "\n").dropFirst().allSatisfy { $0.count <= 80 || $0.contains("not shown") })
        let json = try json("levers", "--metric", "tpot", "--model", "llama-3.1-8b")
        #expect(json["schema"] as? String == "modelmeter.levers/1")
        let levers = try #require(json["levers"] as? [[String: Any]])
        let first = try #require(levers.first)
        #expect(
            Set(["parameter", "from", "to", "metric", "before", "after", "factor", "command"]).isSubset(of: first.keys))
        let (before, after) = (try #require(first["before"] as? Double), try #require(first["after"] as? Double))
        #expect(abs(try #require(first["factor"] as? Double) - after / before) < 1e-12)
        #expect((first["command"] as? String)?.hasPrefix("modelmeter --model llama-3.1-8b --set ") == true)
        let csv = try Program.run("levers", "--format", "csv")
        #expect(csv.output.hasPrefix("parameter,from,to,pages_per_s [pages/s],"))
        #expect(try Program.run("levers", "--format", "markdown").output.contains("| lever |"))
        #expect(try Program.run("levers", "--metric", "tpto").error.contains("did you mean tpot"))
    }

    @Test("a lever's command shows the figure that it promises")
    func command() throws {
        let json = try json("levers", "--metric", "memory")
        let levers = try #require(json["levers"] as? [[String: Any]])
        let batch = try #require(levers.first { $0["parameter"] as? String == "batch" })
        #expect(batch["command"] as? String == "modelmeter --set batch=2")
        let after = try #require(batch["after"] as? Double)
        let status = try Program.run("assert", "memory<=\(after + 1)B", "memory>=\(after - 1)B", "--set", "batch=2")
        #expect(status.status == 0, "\(status.output)\(status.error)")
    }

    @Test("a question is answered by options and by a sentence alike, with what binds and the command that shows it")
    func solve() throws {
        let options = try Program.run(
            "solve", "--maximise", "batch", "--subject-to", "fits", "--subject-to", "ttft<=1s")
        let sentence = try Program.run("solve", "largest", "batch", "that", "fits", "ttft<=1s")
        #expect(options.status == 0)
        #expect(options.output == sentence.output)
        #expect(options.output.contains("binds"))
        #expect(options.output.contains("command     modelmeter --set batch="))
        let json = try json("solve", "--maximise", "batch", "--subject-to", "memory<=24GB")
        #expect(json["schema"] as? String == "modelmeter.solve/1")
        #expect(json["metric"] as? String == "batch")
        #expect(json["binding"] as? String == "memory<=24GB")
        #expect((json["value"] as? Int).map { $0 > 1 } == true)
        let slack = try #require((json["slack"] as? [[String: Any]])?.first?["slack"] as? Double)
        #expect(slack >= 0)
        let device = try Program.run(
            "solve", "--minimise", "capacity", "--over", "device", "--subject-to", "fits", "--set", "batch=16")
        #expect(device.status == 0 && device.output.contains("values tried"))
    }

    @Test("no solution ends with 1 and says by how much it misses; a question that is not understood ends with 2 or 64")
    func refused() throws {
        let none = try Program.run("solve", "--maximise", "batch", "--subject-to", "tpot<=1us")
        #expect(none.status == 1)
        #expect(none.output.contains("missing"))
        #expect(try Program.run("solve", "--maximise", "bacth").status == 2)
        #expect(try Program.run("solve", "--maximise", "bacth").error.contains("did you mean batch"))
        #expect(try Program.run("solve").status == 64)
        #expect(try Program.run("solve", "--maximise", "batch", "--set", "nothing=1").status == 2)
        let file = try Program.run("solve", "--maximise", "batch", "--config", "nowhere.json")
        #expect(file.status == 2 && file.error.contains("no such file") && !file.error.contains("ExitCode"))
    }

    @Test("assert ends with 0 where all hold, with 1 where one does not, with 2 where one is not understood")
    func asserted() throws {
        let holds = try Program.run("assert", "fits", "ttft < 1h", "targets")
        #expect(holds.status == 0, "\(holds.output)")
        #expect(holds.output.contains("✓ memory") && holds.output.contains("left"))
        let misses = try Program.run("assert", "fits", "tpot<=1us")
        #expect(misses.status == 1)
        #expect(misses.output.contains("✗ tpot") && misses.output.contains("missing"))
        #expect(try Program.run("assert", "ttft<300").status == 2)
        #expect(try Program.run("assert", "fits", "--set", "device=l4", "--set", "batch=64").status == 1)
        #expect(try Program.run("assert").status == 64)
        #expect(try json("assert", "fits")["holds"] as? Bool == true)
    }
}
