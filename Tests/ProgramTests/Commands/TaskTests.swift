import Foundation
import Testing

/// What people come with, answered from the first screen in four keys at most beside typed text, or by one command.
@Suite("Questions that people come with")
struct TaskTests {
    /// A question, the size of the terminal, the keys, and what the screen must then say.
    struct Task: CustomStringConvertible, Sendable {
        let question: String
        let size: String
        let keys: String
        let says: [String]
        var description: String { question }

        init(_ question: String, _ size: String, _ keys: String, says: String...) {
            (self.question, self.size, self.keys, self.says) = (question, size, keys, says)
        }

        /// Keys beside typed text: what stands between `:` and the Enter that runs it is typed.
        var count: Int {
            var (count, isTyping) = (0, false)
            for word in keys.split(separator: " ") {
                if isTyping, word != "Enter" { continue }
                isTyping = word == ":"
                count += 1
            }
            return count
        }

        static let all = [
            Task(
                "pages/s on an L40S with batch 16", "120x40", ": device=l40s Space batch=16 Enter",
                says: "pages/s", "L40S 48GB", "batch 16", "eager", "first token"),
            Task(
                "what a tile of 512 pixels does", "120x40", ": image.tile_size=512 Enter",
                says: "first token 234 → 193 ms", "pages/s 0.815 → 0.843"),
            Task(
                "what limits decode", "200x60", "v v v",
                says: "where it goes in decode", "mixture 1-11", "host", "decode is 81% of the time", "try  "),
            Task(
                "the largest batch in 24 GB", "80x24",
                ": solve Space largest Space batch Space that Space fits Space memory<=24GB Enter",
                says: "batch 21: memory binds, 22 needs 24.6 GB of 24.0 GB"),
            Task(
                "the largest batch in 24 GB under 300 ms to the first token", "80x24",
                ": solve Space largest Space batch Space that Space fits Space memory<=24GB Space ttft<=300ms Enter",
                says: "batch 1: ttft binds, 2 needs 402 ms of 300 ms"),
            Task(
                "what one more row of tiles costs", "120x40", "b : image.grid=4x2 Enter c",
                says: "234 ms", "272 ms", "0.815", "0.791", "4.69 T", "5.73 T", "against A"),
            Task(
                "an H100 in bf16 against an L40S in fp8", "80x24",
                "b : device=l40s Space precision.weights=fp8 Space precision.activations=fp8 Enter c",
                says: "estimated", "0.815", "0.803", "against A"),
            Task(
                "the architecture", "80x24", "",
                says: "page", "7 views", "SAM-B", "CLIP-L", "projector", "913 tokens", "12 layers", "101 tokens"),
            Task(
                "why global attention in SAM costs what it does", "120x60",
                ": explain Space model.sam_model.blocks Enter",
                says: "windowed ×8", "global ×4", "its parts add up", "1 915 976 024 064"),
            Task(
                "the roofline", "120x40", "9", says: "ridge 295 FLOP/B", "left of the ridge", "V  vision", "D  decode"),
            Task("how the KV cache grows", "120x40", "3", says: "now", "61.4 kB for each token"),
            Task(
                "why prefill computes and decode waits", "120x60", "9",
                says: "decode does 0.9 FLOP for each byte", "V  vision                131"),
            Task(
                "whether 4.69 TFLOPs are right, and whence", "120x60", "4",
                says: "4 689 119 038 976", "its parts add up", "its passes add up", "✓"),
            Task("the KV cache at 8192 tokens", "120x40", "3", says: "8192", "503 MB"),
            Task(
                "why a token takes what it takes", "120x60", ": explain Space tpot Enter",
                says: "1 226 launches × 8.10 µs", "9.93 ms", "what would change it"),
            Task("an 8 B Llama", "120x40", ": model=llama-3.1-8b Enter", says: "Llama 3.1 8B", "32 layers", "tokens/s"),
            Task("the state as a command", "120x40", ": batch=16 Enter y", says: "copied: modelmeter --set batch=16"),
        ]
    }

    @Test("the screen answers in at most four keys beside typed text", arguments: Task.all)
    func screen(task: Task) throws {
        #expect(task.count <= 4)
        let screen = try Program.run("frame", "--size", task.size, "--keys", task.keys).output
        for text in task.says { #expect(screen.contains(text), "\(task.question): \(text)") }
    }

    @Test("one command answers as well, with the figures of the screen")
    func commands() throws {
        let answers: [(command: [String], says: [String])] = [
            (["inspect", "--set", "device=l40s", "--set", "batch=16"], ["2.43 pages/s"]),
            (["explain", "decode"], ["host", "what would change it"]),
            (["levers", "--metric", "tpot"], ["engine vllm"]),
            (
                ["solve", "--maximise", "batch", "--subject-to", "memory<=24GB", "--subject-to", "ttft<=300ms"],
                ["batch 1", "ttft binds"]
            ),
            (["compare", "h100-sxm", "image.grid=4x2"], ["234 ms", "272 ms", "5.73"]),
            (["explain", "tpot"], ["1 226 launches × 8.10 µs"]),
            (["inspect", "--format", "json"], ["\"limiter\"", "\"floor_s\"", "\"estimate_s\""]),
            (["inspect", "--model", "llama-3.1-8b"], ["8 030 261 248"]),
        ]
        for (command, says) in answers {
            let output = try Program.run(command).output
            for text in says { #expect(output.contains(text), "\(command.joined(separator: " ")): \(text)") }
        }
        let screen = try Program.run("frame", "--keys", ": device=l40s Space batch=16 Enter").output
        #expect(screen.contains("2.43 pages/s"))
    }
}
