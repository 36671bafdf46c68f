import AnalyticCore
import Testing

@testable import Verification

@Suite("Other decoders against the counts of their own code")
struct ModelCheckTests {
    private static let found = Verification(reference: .knownModels(), checks: [.models])

    @Test("every count of every model is equal, and every case is compared")
    func equal() {
        let failing = Self.found.rows.filter { $0.distance > .zero }
        #expect(failing.isEmpty, "\(failing.prefix(5))")
        #expect(Self.found.problems.isEmpty)
        #expect(Self.found.notCovered.isEmpty)
        #expect(Set(Self.found.rows.map(\.file)).count == 32)
        let cases = Set(Self.found.rows.filter { $0.group != "parameters" }.map { "\($0.file) \($0.index)" })
        #expect(cases.count == 226)
    }

    /// Read off the measured files by hand, so that reading and comparing cannot both be wrong.
    @Test(
        "figures copied from the files by hand are what is compared",
        arguments: [
            ("llama-3.1-8b.json", 12, "model.layers.*.self_attn", "4832362496"),
            ("deepseek-v2-lite.json", 12, "model.layers.*.self_attn.kv_b_proj", "463969714176"),
            ("mistral-7b-v0.1.json", 12, "kv_cache_bytes_after_bf16", "536739840"),
            ("llama-4-scout-text.json", 16, "flops", "221721640960"),
        ])
    func literal(file: String, index: Int, quantity: String, figure: String) throws {
        let row = try #require(
            Self.found.rows.first { $0.file == file && $0.index == index && $0.quantity == quantity })
        #expect(row.measured.description == figure)
        #expect(row.analytic.description == figure)
    }

    private func verify(_ config: String, cases: String = "[]") -> Verification {
        let text = "{\"config\": \(config), \"parameters\": 1, \"cases\": \(cases)}"
        return Verification(
            reference: ReferenceSet(source: "test", texts: [("mine.json", text)]), checks: [.models])
    }

    @Test("a model that is not modelled is listed, case by case, and is no problem")
    func unmodelled() {
        let found = verify(
            "{\"architectures\": [\"MambaForCausalLM\"]}", cases: "[{\"index\": 3, \"page\": [1, 1]}]")
        #expect(found.rows.isEmpty)
        #expect(found.problems.isEmpty)
        #expect(found.notCovered.map(\.index) == [3])
        #expect(found.notCovered[0].reason.contains("a state-space block"))
    }

    @Test("a configuration with a wrong value is a problem that names the field")
    func wrong() {
        let found = verify(
            "{\"architectures\": [\"LlamaForCausalLM\"], \"hidden_size\": \"big\"}", cases: "[{\"index\": 0}]")
        #expect(found.problems.count == 1)
        #expect("\(found.problems[0])".contains("hidden_size: \"big\" is not allowed"))
        #expect(found.exitStatus == 2)
    }
}
