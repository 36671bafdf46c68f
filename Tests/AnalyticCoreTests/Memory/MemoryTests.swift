import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Memory on a device")
struct MemoryTests {
    private func memory(_ settings: [(String, String)]) throws -> MemoryEvaluation {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return MemoryEvaluation(try Evaluation(scenario))
    }

    @Test("weights are every parameter, and the parts are the whole")
    func parts() throws {
        let memory = try memory([])
        #expect(memory.weights == 3_336_106_240 * 2)
        let sum = MemoryEvaluation.Part.allCases.reduce(0) { $0 + memory.bytes($1) }
        #expect(abs(sum - memory.total) < 1)
        #expect(memory.fits == true && memory.largest == .weights)
    }

    @Test("quantising shrinks it, a batch grows it until it does not fit")
    func grows() throws {
        #expect(try memory([("precision.weights", "int4")]).weights * 4 == memory([]).weights)
        let large = try memory([("batch", "512"), ("decode.tokens", "4096")])
        #expect(large.fits == false)
        #expect(large.total > large.capacity.value)
    }

    @Test("where sources dispute the capacity, a fit by one of them is left open")
    func disputed() throws {
        var scenario = Scenario()
        scenario.machine.device.memory = DeviceFigure(151e9, .disputed, low: 141e9)
        try scenario.set("memory.reserve_gb", "136")
        #expect(MemoryEvaluation(try Evaluation(scenario)).fits == nil)
    }

    /// Shapes of Llama-3-8B, 8192 tokens a request.
    private let llama = [
        ("hidden_size", "4096"), ("num_hidden_layers", "32"), ("num_attention_heads", "32"),
        ("num_key_value_heads", "8"), ("vocab_size", "128256"), ("first_k_dense_replace", "32"),
        ("intermediate_size", "14336"), ("image.mode", "none"), ("prompt.tokens", "7168"), ("decode.tokens", "1024"),
    ]

    @Test("a server that prefills in chunks holds 54 requests of Llama-3-8B's shapes on 80 GB, and 55.1 GiB of cache")
    func chunks() throws {
        let memory = try memory([("engine", "vllm"), ("device", "h100-sxm")] + llama)
        #expect((53...56).contains(memory.sequences))
        #expect(abs(memory.pool / 1_073_741_824 - 55.1) < 1.5)
        let whole = try self.memory(
            [("engine", "vllm"), ("engine.prefill_chunk", "0"), ("engine.batched_tokens", "0")] + llama
                + [("prompt.tokens", "65536")])
        let chunked = try self.memory([("engine", "vllm")] + llama + [("prompt.tokens", "65536")])
        #expect(chunked.activations * 4 < whole.activations)
    }

    @Test("the cache takes whole blocks")
    func blocks() throws {
        let settings = [("engine", "vllm"), ("image.mode", "none"), ("prompt.tokens", "17"), ("decode.tokens", "0")]
        let one = try memory(settings + [("engine.kv_block", "1")])
        #expect(try memory(settings).cachePerRequest * 17 == one.cachePerRequest * 32)
    }

    @Test("the towers see one page after another, whatever the batch")
    func pages() throws {
        let settings = [("execution", "graph"), ("attention.decoder", "flash")]
        let one = try memory(settings)
        let many = try memory(settings + [("batch", "8")])
        let vision = try #require(one.peaks[.vision])
        let embeddings = 7.0 * Double(try Evaluation(Scenario()).geometry.contextTokens) * 1280 * 2
        #expect(try #require(many.peaks[.vision]) == vision + embeddings)
    }

    @Test("the largest batch fits, and one more does not")
    func largest() throws {
        for settings in [[("engine", "vllm")], [("execution", "graph"), ("attention.decoder", "flash")]] {
            var scenario = Scenario()
            for (id, value) in settings { try scenario.set(id, value) }
            let batch = MemoryEvaluation.largestBatch(scenario)
            #expect(try memory(settings + [("batch", String(batch))]).fits == true)
            #expect(try memory(settings + [("batch", String(batch + 1))]).fits == false)
        }
    }
}
