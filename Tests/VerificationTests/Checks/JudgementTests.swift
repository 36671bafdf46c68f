import Testing

@testable import Verification

@Suite("What a verification says of wrong, unknown and broken data")
struct JudgementTests {
    /// One MLPBlock at B = 1 on a 64 × 64 grid: 2 · 2 · 4096 · 768 · 3072 FLOPs.
    private static func layers(flops: String = "38654705664", group: String = "sam.MLPBlock", more: String = "")
        -> String
    {
        """
        {"cases": [{"index": 0, "group": "\(group)", "flops_total": \(flops),
          "shape": {"B": 1, "H": 64, "W": 64, "C": 768, "mlp": 3072}}\(more)]}
        """
    }

    private static func run(
        _ files: [(name: String, text: String)], checks: [Check] = [.vision], tolerance: Double? = nil
    ) -> Verification {
        Verification(
            reference: ReferenceSet(source: "test", texts: files), checks: checks, tolerance: tolerance)
    }

    @Test("the right value passes")
    func right() {
        let found = Self.run([("layers.json", Self.layers())])
        #expect(found.rows.map(\.passes) == [true])
        #expect(found.exitStatus == 0)
    }

    @Test("a wrong value fails by name, by one FLOP as by many")
    func wrong() throws {
        for value in ["38654705663", "38654705665", "1"] {
            let found = Self.run([("layers.json", Self.layers(flops: value))])
            let row = try #require(found.rows.first { !$0.passes })
            #expect(row.group == "sam.MLPBlock" && row.index == 0 && row.quantity == "flops_total")
            #expect(found.exitStatus == 1)
            #expect(found.summaries.first?.failures == 1)
            #expect(found.classes["MLPBlock"]?.failures == 1)
        }
    }

    @Test("a tolerance passes what lies within it and nothing beyond")
    func tolerance() {
        let file = [(name: "layers.json", text: Self.layers(flops: "38000000000"))]
        #expect(Self.run(file, tolerance: 0.02).exitStatus == 0)
        #expect(Self.run(file, tolerance: 0.01).exitStatus == 1)
    }

    @Test("a zero that was measured is met by nothing but zero, whatever the tolerance")
    func zero() {
        let found = Self.run([("layers.json", Self.layers(flops: "0"))], tolerance: 1e9)
        #expect(found.exitStatus == 1)
    }

    @Test("an unknown class is listed as not covered, and the others are compared")
    func unknown() throws {
        let extra = """
            , {"index": 3, "group": "sam.Perceiver", "flops_total": 7, "shape": {"B": 1}}
            """
        let found = Self.run([("layers.json", Self.layers(more: extra))])
        #expect(found.rows.count == 1)
        let missed = try #require(found.notCovered.first)
        #expect(missed.group == "sam.Perceiver" && missed.index == 3 && missed.file == "layers.json")
        #expect(missed.reason.contains("sam.Perceiver"))
        #expect(found.exitStatus == 0)
    }

    @Test(
        "what is broken is named by file and field, and the rest is still checked",
        arguments: [
            (#"{"index": 1, "group": "sam.MLPBlock", "shape": {"B": 1}}"#, "cases[1].flops_total", "missing"),
            (
                #"{"index": 1, "group": "sam.MLPBlock", "flops_total": "x", "shape": {}}"#, "cases[1].flops_total",
                "whole number"
            ),
            (
                #"{"index": 1, "group": "sam.MLPBlock", "flops_total": -5, "shape": {}}"#, "cases[1].flops_total",
                "whole number"
            ),
            (#"{"index": 1, "group": "sam.MLPBlock", "flops_total": 5, "shape": {"B": 0}}"#, "cases[1].shape", "B"),
            (#"{"index": 1, "group": "sam.MLPBlock", "flops_total": 5, "shape": {"q": 1}}"#, "cases[1].shape", "q"),
            (#"{"group": "sam.MLPBlock", "flops_total": 5, "shape": {}}"#, "cases[1].index", "missing"),
            (#""nonsense""#, "cases[1]", "object"),
        ])
    func broken(text: String, field: String, reason: String) throws {
        let found = Self.run([("layers.json", Self.layers(more: ", " + text))])
        let problem = try #require(found.problems.first)
        #expect(problem.file == "layers.json" && problem.field == field)
        #expect(problem.reason.contains(reason), "\(problem.reason)")
        #expect(found.rows.map(\.passes) == [true])
        #expect(found.notCovered.count == 1)
        #expect(found.exitStatus == 2)
    }

    @Test(
        "files that cannot be used are named, and the others checked",
        arguments: [
            ("layers-b.json", "{\"cases\": [", "not JSON"), ("layers-b.json", "[]", "object"),
            ("vision.json", "{}", "cases"), ("weights.json", "{}", "unknown file"),
        ])
    func files(name: String, text: String, reason: String) throws {
        let found = Self.run(
            [("layers.json", Self.layers()), (name, text)], checks: [.vision, .visionWithTiles])
        let problem = try #require(found.problems.first)
        #expect(problem.file == name && "\(problem)".contains(reason), "\(problem)")
        #expect(found.rows.count == 1)
        #expect(found.exitStatus == 2)
    }

    @Test("a measured time below the floor fails, one above it passes, and nonsense is refused")
    func timing() throws {
        func run(_ milliseconds: String) -> Verification {
            let text = """
                {"cases": [{"index": 0, "device": "h100-sxm", "settings": {"decode.tokens": 10}, "tpot_ms": \(milliseconds)}]}
                """
            return Self.run([("timing.json", text)], checks: [.timing])
        }
        #expect(run("5").exitStatus == 0)
        #expect(run("0.001").exitStatus == 1)
        for wrong in ["-1", "0", "1e300", "\"soon\""] { #expect(run(wrong).exitStatus == 2, "\(wrong)") }
        let published =
            #"{"layers": [{"layer": "Block", "measured_gflops": 1e300, "theoretical_gflops": 1}], "crop_grid_sweep": []}"#
        #expect(Self.run([("published.json", published)], checks: [.published]).exitStatus == 2)
    }

    @Test(
        "a setting that is no number is refused in a timing file as on the command line, by its case",
        arguments: ["\"--2^63\"", "\"--9223372036854775808^1\"", "-9223372036854775808", "1e30"])
    func settings(value: String) throws {
        let text = """
            {"cases": [{"index": 7, "device": "h100-sxm", "settings": {"batch": \(value)}, "tpot_ms": 5}]}
            """
        let found = Self.run([("timing.json", text)], checks: [.timing])
        #expect(found.exitStatus == 2)
        let problem = try #require(found.problems.first)
        #expect("\(problem)".contains("timing.json") && "\(problem)".contains("batch"), "\(problem)")
    }

    @Test(
        "a case whose numbers no layer takes is listed, and the others are compared",
        arguments: [
            #""group": "llama.LlamaAttention", "shape": {"B": 1, "S": 9223372036854775807, "hidden": 9223372036854775807}"#,
            #""group": "sam.ImageEncoderViT", "shape": {"B": 9223372036854775807, "image": 9223372036854775807}"#,
            #""group": "sam.Block.global", "shape": {"B": -9223372036854775808, "image": 1024}"#,
            #""group": "clip.VitModel", "shape": {"B": 10000000, "image": 1073741824}"#,
            #""group": "sam.PatchEmbed", "shape": {"B": 170141183460469231731687303715884105727, "image": 1024}"#,
        ])
    func unusable(shape: String) throws {
        let text = #"{"cases": [{"index": 3, "flops_total": 1, \#(shape)}]}"#
        let found = Self.run([("layers.json", Self.layers()), ("layers-b.json", text)], checks: [.vision, .llama])
        #expect(
            found.problems.count + found.notCovered.count == 1 && found.exitStatus != 0 || !found.notCovered.isEmpty)
        #expect(found.problems.allSatisfy { $0.file == "layers-b.json" }, "\(found.problems)")
        #expect(found.rows.count == 1 && found.rows[0].passes)
    }

    @Test("numbers so large that figures overflow are refused, not trapped")
    func overflow() throws {
        let text = """
            {"cases": [{"index": 0, "phase": "prefill", "B": 16777216, "S": 1073741824, "past_kv": 0, "eager": {},
              "kv_cache_bytes_after_bf16": 1}]}
            """
        let found = Self.run([("decoder.json", text)], checks: [.prefillDecode])
        #expect(found.exitStatus == 2)
        #expect(!found.problems.isEmpty)
    }
}
