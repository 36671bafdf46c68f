import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Invariants of every evaluation")
struct InvariantTests {
    static let scenarios: [[(String, String)]] = [
        [],
        [("image.mode", "none"), ("prompt.tokens", "512"), ("decode.tokens", "17")],
        [("image.mode", "base"), ("batch", "3"), ("attention.vision", "eager"), ("attention.decoder", "flash")],
        [("image.grid", "3x5"), ("num_key_value_heads", "2"), ("attention.decoder", "sdpa"), ("logits", "last")],
        [("sam_vit_b.global_attn_indexes", ""), ("first_k_dense_replace", "12"), ("precision.weights", "int4")],
        [("projector_config.projector_type", "mlp_gelu"), ("projector_config.depth", "4"), ("n_shared_experts", "0")],
        [("clip-l-14-224.width", "512"), ("hidden_size", "2560"), ("moe_layer_freq", "3"), ("decode.tokens", "0")],
    ]

    static func scenario(_ values: [(String, String)]) throws -> Scenario {
        var scenario = Scenario()
        for (id, value) in values { try scenario.set(id, value) }
        return scenario
    }

    @Test("a parent costs exactly its children, in every stage and in parameters", arguments: scenarios.indices)
    func parents(index: Int) throws {
        let evaluation = try Evaluation(Self.scenario(Self.scenarios[index]))
        for node in evaluation.nodes.indices where evaluation.nodes[node].end > node + 1 {
            let children = evaluation.children(of: node)
            for stage in Stage.allCases {
                let sum = children.reduce(Cost.zero) { $0 + evaluation.cost(of: $1, in: stage) }
                #expect(sum == evaluation.cost(of: node, in: stage), "\(evaluation.path(of: node)) \(stage)")
            }
            let parameters = children.reduce(Count.zero) { $0 + evaluation.nodes[$1].parameters }
            #expect(parameters <= evaluation.nodes[node].parameters)
        }
    }

    @Test(
        "bytes of narrow numbers are bits rounded up once in each row: rows add up to their parent's, or to a few more")
    func bytes() throws {
        let narrow = [
            ("precision.weights", "int4"), ("precision.kv", "fp8"), ("precision.activations", "int4"),
            ("image.grid", "1x3"), ("prompt.tokens", "7"), ("hidden_size", "1300"),
        ]
        let evaluation = try Evaluation(Self.scenario(narrow))
        for node in evaluation.nodes.indices where evaluation.nodes[node].end > node + 1 {
            for stage in Stage.allCases {
                let rows = evaluation.children(of: node).map { evaluation.cost(of: $0, in: stage) }
                let whole = evaluation.cost(of: node, in: stage)
                #expect(rows.reduce(Count.zero) { $0 + $1.trafficBits } == whole.trafficBits)
                let sum = rows.reduce(Count.zero) { $0 + $1.traffic }
                #expect(sum >= whole.traffic && sum < whole.traffic + Count(rows.count))
            }
        }
    }

    @Test("decode over K steps is the sum of K single steps", arguments: [1, 2, 7, 40])
    func decodeSeries(steps: Int) throws {
        for values in Self.scenarios {
            var scenario = try Self.scenario(values)
            try scenario.set("decode.tokens", String(steps))
            let whole = try Evaluation(scenario)
            var sum = Cost.zero
            for step in 0..<steps {
                var single = scenario
                try single.set("image.mode", "none")
                try single.set("prompt.tokens", String(whole.geometry.contextTokens + step))
                try single.set("decode.tokens", "1")
                sum += try Evaluation(single).cost(of: 0, in: .decode)
            }
            #expect(whole.cost(of: 0, in: .decode) == sum)
        }
    }

    @Test(
        "cost never falls as a request grows",
        arguments: [
            ("batch", "2"), ("prompt.tokens", "500"), ("decode.tokens", "101"), ("image.grid", "4x4"),
            ("num_hidden_layers", "13"), ("n_shared_experts", "3"), ("num_experts_per_tok", "7"),
            ("sam_vit_b.layers", "13"), ("clip-l-14-224.layers", "25"), ("vocab_size", "200000"),
        ])
    func monotone(change: (String, String)) throws {
        let before = try Evaluation(Scenario()).total(of: 0)
        let after = try Evaluation(Self.scenario([change])).total(of: 0)
        #expect(after.matrix > before.matrix)
        #expect(after.traffic >= before.traffic)
        #expect(after.vector >= before.vector)
    }

    @Test("the attention path changes neither matrix FLOPs nor parameters")
    func paths() throws {
        let eager = try Evaluation(Self.scenario([("attention.vision", "eager")]))
        for path in ["sdpa", "flash"] {
            let other = try Evaluation(Self.scenario([("attention.vision", path), ("attention.decoder", path)]))
            for stage in Stage.allCases {
                #expect(other.cost(of: 0, in: stage).matrix == eager.cost(of: 0, in: stage).matrix)
                #expect(other.cost(of: 0, in: stage).traffic < eager.cost(of: 0, in: stage).traffic)
            }
            #expect(other.parameterCount == eager.parameterCount)
        }
    }

    @Test("halving the bits of weights halves the weights read and changes no FLOPs")
    func precision() throws {
        let wide = try Evaluation(Scenario())
        let narrow = try Evaluation(Self.scenario([("precision.weights", "fp8"), ("precision.kv", "int4")]))
        // All but CLIP's 257 position indexes of 64 bits, read once for the tiles and once for the global view.
        let buffers = Count(2 * 257 * 64)
        #expect(narrow.total(of: 0).weightBits * 2 == wide.total(of: 0).weightBits + buffers)
        #expect(narrow.cacheAfterDecode * 4 == wide.cacheAfterDecode)
        #expect(narrow.total(of: 0).matrix == wide.total(of: 0).matrix)
    }

    @Test("a text-only prompt runs no vision, but its weights stay")
    func textOnly() throws {
        let text = try Evaluation(Self.scenario([("image.mode", "none")]))
        #expect(text.cost(of: 0, in: .vision) == .zero)
        #expect(text.parameterCount == (try Evaluation(Scenario())).parameterCount)
        #expect(text.geometry.contextTokens == 10)
    }

    @Test("hand-worked: one dense feed-forward row, one attention score square, one patch convolution")
    func handWorked() throws {
        let evaluation = try Evaluation(Self.scenario([("image.mode", "base"), ("prompt.tokens", "15")]))
        func flops(_ path: String, _ stage: Stage) throws -> Int? {
            evaluation.cost(of: try #require(evaluation.node(at: path)), in: stage).matrix.integer
        }
        #expect(evaluation.geometry.contextTokens == 273 + 15)
        #expect(try flops("model.layers.0.mlp.gate_proj", .prefill) == 2 * 288 * 1280 * 6848)
        #expect(try flops("model.layers.0.self_attn.scores", .prefill) == 2 * 10 * 288 * 288 * 128)
        #expect(try flops("model.sam_model.patch_embed.proj", .vision) == 2 * 64 * 64 * 768 * 3 * 16 * 16)
        #expect(try flops("model.sam_model.blocks.2.attn.rel_h", .vision) == 4 * 2 * 64 * (12 * 64) * 64 * 64)
        #expect(try flops("model.layers.3.mlp.experts.0.up_proj", .decode) == 11 * 100 * 2 * 6 * 1280 * 896)
    }
}
