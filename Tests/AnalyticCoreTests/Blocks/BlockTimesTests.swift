import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Times of blocks")
struct BlockTimesTests {
    /// The released shape of an 8-billion decoder: 32 layers, 32 query heads over 8 KV heads of 128 channels.
    private let dense = DecoderModel(
        hidden: 4096, vocabulary: 128_256, tiesHead: false,
        layers: Array(
            repeating: DecoderLayerShape(
                attention: .grouped(GroupedAttentionShape(heads: 32, keyValueHeads: 8, headWidth: 128)),
                feedForward: .dense(FeedForwardShape(inner: 14_336))), count: 32))

    private func step(
        _ model: DecoderModel, batch: Int = 1, past: Int = 1000, tokens: Int = 1, form: ModelForm = .served,
        tensor: Int = 1, expert: Int = 1, skew: Double = 0
    ) throws -> (call: CallEvaluation, times: LayerTimes) {
        var parallel = Parallel()
        parallel.tensor = tensor
        parallel.expert = expert
        var routing = ExpertRouting()
        routing.skew = skew
        let call = BlockCall(batch: batch, tokens: tokens, past: past, form: form, routing: routing)
        let evaluation = try CallEvaluation(DecoderCall(model, call, scored: 1), parallel: parallel)
        return (evaluation, evaluation.times(on: Scenario().machine))
    }

    private func time(_ step: (call: CallEvaluation, times: LayerTimes), _ path: String) throws -> Time {
        var paths: [String] = []
        for node in step.call.nodes {
            paths.append(node.parent < 0 ? "" : paths[node.parent] + "/" + node.name.description)
        }
        return step.times[try #require(paths.firstIndex { $0.hasSuffix(path) })]
    }

    @Test("by hand: a decode step moves the weights and the cache once, at the least")
    func floor() throws {
        let layer = 4096 * (4096 + 2 * 1024) + 4096 * 4096 + 3 * 4096 * 14_336
        let cache = 2 * 8 * 128 * 1001
        let bytes = 2 * Double(32 * (layer + cache) + 4096 * 128_256)
        let time = try step(dense).times[0]
        let bandwidth = Scenario().machine.device.bandwidth.value
        #expect(abs(time.leastMemory / (bytes / bandwidth) - 1) < 1e-9)
        #expect(time.seconds > time.floor && time.floor >= time.leastMemory)
    }

    @Test("by hand: the FLOPs that a prompt needs are the causal half and one position's scores")
    func causal() throws {
        let layer = 4096 * (4096 + 2 * 1024) + 4096 * 4096 + 3 * 4096 * 14_336
        let pairs = 512 * 513 / 2
        let flops = Double(2 * 512 * 32 * layer + 32 * 4 * 32 * 128 * pairs + 2 * 4096 * 128_256)
        let peak = Scenario().machine.matrixPeak(.bf16, .bf16).value
        let time = try step(dense, past: 0, tokens: 512).times[0]
        #expect(abs(time.leastCompute / (flops / peak) - 1) < 1e-9)
    }

    @Test(
        "by hand: two devices halve weights and cache, and pay two sums a layer, the embedding's and the gathered scores"
    )
    func tensor() throws {
        let (one, two) = (try step(dense), try step(dense, tensor: 2))
        #expect(abs(two.times[0].leastMemory / one.times[0].leastMemory - 0.5) < 1e-9)
        let device = Scenario().machine.device
        let figures = KernelDevice(
            peak: 1, bandwidth: 1, link: (device.link?.value ?? 0) * 1e-6, cores: 1, cache: 0)
        let constants = device.kernels[.allReduce]
        let sum = CollectiveForms.graph(devices: 2, bytes: 4096 * 2, constants, figures).total
        let gathered = CollectiveForms.allToAll(devices: 2, bytes: 128_256 * 2, constants, figures).total
        #expect(abs(two.times[0].link / ((65 * sum + gathered) * 1e-6) - 1) < 1e-9)
        #expect(one.times[0].link == 0)
    }

    @Test("KV heads fewer than devices are kept more than once, in weights and in the cache")
    func replicated() throws {
        let (one, many) = (try step(dense), try step(dense, tensor: 16))
        let copies: [(String, Double)] = [
            ("q_proj", 16), ("k_proj", 8), ("v_proj", 8), ("o_proj", 16), ("scaled_dot_product_attention", 8),
            ("down_proj", 16), ("logits", 16),
        ]
        for (path, parts) in copies {
            let least = try (time(one, path).leastMemory, time(many, path).leastMemory)
            #expect(abs(least.0 / least.1 - parts) < 1e-9, "\(path)")
        }
        var parallel = Parallel()
        parallel.tensor = 16
        var cache = CacheRecorder(tokens: 100)
        cache.module("", DecoderCall(dense, BlockCall(batch: 1, tokens: 1, past: 99)))
        let sharing = DeviceSharing(parallel, batch: 1, routing: ExpertRouting())
        #expect(cache.caches.allSatisfy { sharing.cache(keyHeads: $0.heads) == 1.0 / 8 })
    }

    @Test("fused projections are divided as three are")
    func fused() throws {
        var attention = GroupedAttentionShape(heads: 32, keyValueHeads: 8, headWidth: 128)
        attention.isFused = true
        let model = DecoderModel(
            hidden: 4096, vocabulary: 128_256, tiesHead: false,
            layers: [
                DecoderLayerShape(attention: .grouped(attention), feedForward: .dense(FeedForwardShape(inner: 14_336)))
            ])
        for tensor in [1, 2, 16] {
            let (apart, together) = (try step(dense, tensor: tensor), try step(model, tensor: tensor))
            let parts = try ["q_proj", "k_proj", "v_proj"].map { try time(apart, $0) }.reduce(Time.zero, +)
            let whole = try time(together, "qkv_proj")
            #expect(abs(whole.leastMemory * 32 / parts.leastMemory - 1) < 1e-9)
            #expect(abs(whole.seconds * 32 / parts.seconds - 1) < 0.25)
        }
    }

    @Test("the floor is the same for the reference's code and for a server's", arguments: [(1, 700), (300, 0)])
    func forms(tokens: Int, past: Int) throws {
        var windowed = GroupedAttentionShape(heads: 8, keyValueHeads: 2, headWidth: 64)
        windowed.window = .sliding(width: 128)
        var chunked = windowed
        chunked.window = .chunked(width: 128)
        let latent = LatentAttentionShape(
            heads: 16, queryRank: nil, latentRank: 512, plainWidth: 128, rotaryWidth: 64, valueWidth: 128)
        var mixture = MixtureShape(experts: 16, perToken: 1, inner: 512)
        mixture.computesAll = true
        for attention in [DecoderLayerShape.Attention.grouped(windowed), .grouped(chunked), .latent(latent)] {
            let model = DecoderModel(
                hidden: 512, vocabulary: 1000, tiesHead: true,
                layers: [DecoderLayerShape(attention: attention, feedForward: .mixture(mixture))])
            let reference = try step(model, past: past, tokens: tokens, form: .reference).times[0]
            let served = try step(model, past: past, tokens: tokens, form: .served).times[0]
            for part in [\Time.leastMemory, \.leastCompute, \.floor] {
                #expect(abs(reference[keyPath: part] / served[keyPath: part] - 1) < 1e-9)
            }
        }
    }

    @Test("by hand: what a query may see of a window, of a chunk and of everything")
    func pairs() {
        let none: AttentionWindow? = nil
        #expect(none.pairs(past: 3, tokens: 2) == 9)
        // The last four, itself included.
        let sliding: AttentionWindow? = .sliding(width: 4)
        #expect(sliding.pairs(past: 0, tokens: 6) == 1 + 2 + 3 + 4 + 4 + 4)
        #expect(sliding.pairs(past: 2, tokens: 3) == 3 + 4 + 4)
        #expect(sliding.visible(of: 9) == 3)
        let chunked: AttentionWindow? = .chunked(width: 4)
        #expect(chunked.pairs(past: 0, tokens: 6) == 1 + 2 + 3 + 4 + 1 + 2)
        #expect(chunked.pairs(past: 3, tokens: 2) == 4 + 1)
        #expect(chunked.visible(of: 9) == 1)
    }

    @Test("latent attention: compressing is on every device, expanding is divided, the cache is whole on each")
    func latent() throws {
        let shape = LatentAttentionShape(
            heads: 16, queryRank: 256, latentRank: 512, plainWidth: 128, rotaryWidth: 64, valueWidth: 128)
        let model = DecoderModel(
            hidden: 2048, vocabulary: 1000, tiesHead: false,
            layers: [
                DecoderLayerShape(attention: .latent(shape), feedForward: .dense(FeedForwardShape(inner: 4096)))
            ])
        let (one, four) = (try step(model), try step(model, tensor: 4))
        let shares: [(String, Double)] = [
            ("q_a_proj", 1), ("q_b_proj", 0.25), ("kv_a_proj_with_mqa", 1), ("absorb_queries", 0.25),
            ("absorb_values", 0.25), ("o_proj", 0.25), ("scaled_dot_product_attention", 1),
        ]
        for (path, share) in shares {
            let least = try (time(one, path).leastMemory, time(four, path).leastMemory)
            #expect(abs(least.1 / least.0 - share) < 1e-9, "\(path)")
        }
        // A token's 576 numbers are read once for keys and values.
        let bytes = 2.0 * 576 * 1001
        #expect(
            abs(
                try time(one, "scaled_dot_product_attention").leastMemory
                    / (bytes / Scenario().machine.device.bandwidth.value) - 1) < 1e-9)
    }

    @Test(
        "experts' devices keep their own sequences; the busiest expert's device sets the pace of the tokens that there are"
    )
    func experts() throws {
        let model = DecoderModel(
            hidden: 1280, vocabulary: 1000, tiesHead: false,
            layers: [
                DecoderLayerShape(
                    attention: .grouped(GroupedAttentionShape(heads: 10, keyValueHeads: 10, headWidth: 128)),
                    feedForward: .mixture(MixtureShape(experts: 64, perToken: 6, inner: 896)))
            ])
        let (one, four) = (try step(model, batch: 8), try step(model, batch: 8, expert: 4))
        let shares: [(String, Double)] = [
            ("scaled_dot_product_attention", 0.25), ("gate_up_proj", 0.25), ("q_proj", 1),
        ]
        for (path, share) in shares {
            let least = try (time(one, path).leastMemory, time(four, path).leastMemory)
            #expect(abs(least.1 / least.0 - share) < 1e-9, "\(path)")
        }
        #expect(try time(four, "dispatch_all_to_all").link > 0)
        // Under skew the first device has the popular experts: a step hits more of them than of the others, a long prompt all.
        let (few, many) = (
            try step(model, batch: 8, expert: 4, skew: 5),
            try step(model, batch: 8, past: 0, tokens: 900, expert: 4, skew: 5)
        )
        let alone = (
            try step(model, batch: 8, skew: 5), try step(model, batch: 8, past: 0, tokens: 900, skew: 5)
        )
        let share = try (
            time(few, "gate_up_proj").leastMemory / time(alone.0, "gate_up_proj").leastMemory,
            time(many, "gate_up_proj").leastMemory / time(alone.1, "gate_up_proj").leastMemory
        )
        #expect(share.0 > 0.26 && abs(share.1 - 0.25) < 0.01)
    }

    @Test("a decoder layer of DeepSeek-OCR takes as long from blocks as from its own layers", arguments: [1, 900])
    func equal(tokens: Int) throws {
        let decoder = Scenario().deepseekOCR.decoder
        var workload = Workload()
        workload.execution = .graph
        let past = tokens == 1 ? 900 : 0
        var attention = GroupedAttentionShape(
            heads: decoder.heads, keyValueHeads: decoder.keyValueHeads, headWidth: decoder.headWidth)
        attention.rotaryWidth = decoder.headWidth
        for isMixture in [false, true] {
            var mixture = MixtureShape(
                experts: decoder.routedExperts, perToken: decoder.expertsPerToken, inner: decoder.expertFeedForward)
            mixture.shared = SharedExpertShape(
                FeedForwardShape(inner: decoder.expertFeedForward * decoder.sharedExperts), name: "shared_experts")
            let blocks = TransformerLayer(
                call: BlockCall(batch: 1, tokens: tokens, past: past), hidden: decoder.hidden,
                shape: DecoderLayerShape(
                    attention: .grouped(attention),
                    feedForward: isMixture ? .mixture(mixture) : .dense(FeedForwardShape(inner: decoder.feedForward))))
            let own = DeepseekV2DecoderLayer(
                batch: 1, tokens: tokens, past: past, isMixture: isMixture, configuration: decoder, path: .flash,
                routing: ExpertRouting(), startsCache: past == 0)
            let machine = Scenario().machine
            let times = (
                LayerTimes(LayerEvaluation(blocks, workload: workload), on: machine, workload: workload)[0],
                LayerTimes(LayerEvaluation(own, workload: workload), on: machine, workload: workload)[0]
            )
            #expect(abs(times.0.floor / times.1.floor - 1) < 0.02)
            // DeepSeek-OCR makes its rotary table in every layer, and scores experts in fp32.
            #expect(abs(times.0.seconds / times.1.seconds - 1) < 0.15)
        }
    }
}
