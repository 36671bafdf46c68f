import AnalyticCore
import Testing

@testable import Verification

@Suite("The model against the counts that were measured")
struct BuiltInTests {
    private static let found = Verification(reference: .builtIn())

    @Test("every figure is within its tolerance, and every integer equal")
    func everything() {
        let failing = Self.found.rows.filter { !$0.passes }
        #expect(failing.isEmpty, "\(failing.prefix(5))")
        #expect(Self.found.problems.isEmpty)
        #expect(Self.found.exitStatus == 0)
        let exact = Self.found.rows.filter { $0.tolerance == 0 }
        #expect(exact.allSatisfy { $0.distance == .zero })
        print("cases per class:", Self.found.classes.mapValues(\.cases).sorted { $0.key < $1.key })
    }

    @Test(
        "every case of every file stands in a row or is listed as not covered",
        arguments: [
            ("layers.json", 306), ("vision.json", 17), ("decoder.json", 25), ("e2e.json", 13), ("tiling.json", 280),
            ("traffic.json", 10), ("published.json", 27),
        ])
    func complete(file: String, cases: Int) {
        var seen: Set<String> = []
        for row in Self.found.rows where row.file == file { seen.insert("\(row.group) \(row.index)") }
        for one in Self.found.notCovered where one.file == file { seen.insert("\(one.group) \(one.index)") }
        #expect(seen.count == cases)
    }

    @Test("every module of params.json is compared")
    func modules() {
        let modules = Self.found.rows.filter { $0.file == "params.json" && $0.quantity == "total_params" }
        #expect(modules.count == 4083)
    }

    /// Read off the measured files by hand, so that reading and comparing cannot both be wrong.
    @Test(
        "figures copied from the files by hand are what is compared",
        arguments: [
            ("layers.json", "llama.LlamaAttention", "flops_total", "S=512", "8053129216"),
            ("e2e.json", "grid 2x3", "prefill.flops_total", "grid=2x3", "4555782396416"),
            ("e2e.json", "grid 5x6", "decode_k100.last_step", "grid=5x6", "1359115776"),
            ("vision.json", "global_only", "sdpa_math.per_tower_flops_total.clip", "base=512", "39674019840"),
        ])
    func literal(file: String, group: String, quantity: String, shape: String, figure: String) throws {
        let row = try #require(
            Self.found.rows.first {
                $0.file == file && $0.group == group && $0.quantity == quantity && $0.shape.contains(shape)
            })
        #expect(row.measured.description == figure)
        #expect(row.analytic.description == figure)
    }

    @Test("the flash classes say what the counter cannot see")
    func opaque() {
        let flash = Self.found.rows.filter { $0.group.contains("Flash") || $0.group.hasSuffix("flash_attention_2") }
        #expect(!flash.isEmpty)
        #expect(flash.allSatisfy { $0.file != "layers.json" || $0.note.contains("invisible") })
    }

    @Test("every layer class of the model has measured cases")
    func coverage() {
        for entry in LayerCatalogue.all {
            let name = entry.card.name.description
            #expect((Self.found.classes[name]?.cases ?? 0) > 0, "\(name)")
        }
    }
}
