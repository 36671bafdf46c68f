import Foundation
import Testing

@Suite("Mistakes on the command line")
struct MistakeTests {
    @Test(
        "mistakes name what is wrong and what is allowed, on standard error",
        arguments: [
            (["inspect", "--set", "batch=0"], "1…16777216"), (["inspect", "--set", "bath=2"], "did you mean batch"),
            (["inspect", "--set", "batch"], "ID=VALUE"), (["layer", "Nothing"], "LlamaAttention"),
            (["layer", "LlamaAttention", "--set", "S=0"], "S"), (["frame", "--size", "12"], "COLUMNSxROWS"),
            (["frame", "--view", "nowhere"], "overview"), (["sweep", "--x", "batch=1..8"], "--y"),
            (["sweep", "nowhere"], "decode-length"), (["sweep", "--x", "batch=1,2", "--y", "kvv"], "kv"),
            (["profiles", "nowhere"], "receipt"), (["profiles", "--on", ""], "leaves a device out"),
            (["sweep", "--x", "batch=1,2", "--y", ""], "leaves a metric out"),
            (["sweep", "--x", "batch=1,2", "--series", "batch=3,4", "--y", "kv"], "both along x and the series"),
            (["sweep", "--x", "batch=1,-1e30", "--y", "tpot", "--format", "svg"], "1…16777216"),
            (["sweep", "--x", "moe.skew=0..1+0.0000000001", "--y", "tpot"], "at most 5000000"),
            (["inspect", "--set", "batch=--2^63"], "not a number"),
            (["inspect", "--expand", "--set", "n_routed_experts=8000"], "at most 200000"),
            (["inspect", "--set", "b\u{1B}[31m=1"], "b\\u{1B}[31m"),
            (["inspect", "--set", "batch=" + String(repeating: "9", count: 100_000)], "bytes left out"),
            (["sweep", "batch", "--output", "/nowhere/at/all"], "/nowhere/at/all: cannot be written"),
            (["sweep", "batch", "--output", "/dev/full"], "No space left"),
            (["report", "--output", "/proc/nowhere"], "/proc/nowhere: cannot be written"),
            (["inspect", "--set", "device=h1000"], "h100"), (["inspect", "--set", "device=h100"], "h100-sxm"),
            (["inspekt"], "did you mean inspect?"), (["layers"], "did you mean layer"),
            (["H100"], "there is no command 'H100'"), (["verfy", "timing"], "did you mean verify?"),
            (["layer", "LlamaAtention"], "did you mean LlamaAttention?"),
            (["frame", "--view", "tme"], "did you mean time?"), (["frame", "--theme", "nigth"], "did you mean night?"),
            (["verify", "vison"], "did you mean vision?"),
            (["frame", "--theme", "nowhere"], "night"),
            (["inspect", "--config", "nowhere.json"], "no such file"), (["inspect", "--format", "xml"], "json"),
            ([], "inspect"),
        ])
    func mistakes(arguments: [String], hint: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: try Program.path())
        process.arguments = arguments
        let error = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = error
        try process.run()
        let text = String(decoding: Program.all(of: error), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus != 0)
        #expect(text.contains(hint), "\(text)")
        #expect(text.utf8.count < 4000 && !text.contains("\u{1B}"))
    }
}
