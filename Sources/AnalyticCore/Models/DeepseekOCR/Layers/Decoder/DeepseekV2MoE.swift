/// Mixture of experts: router, routed experts, shared experts.
public struct DeepseekV2MoE: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekV2MoE", source: "modeling_deepseekv2.py",
        summary: """
            Each token passes through its k chosen experts and through the shared ones. FLOPs follow tokens × k, however \
            the tokens spread; weights read follow the distinct experts that are hit.
            """,
        shapes: "[B, S, H] → [B, S, H]",
        why:
            "Many small networks know more than one of the size that a token can afford: a token uses a few of them, so it costs little arithmetic, while all of them take memory and those that any token of the batch chose are read."
    )

    /// Sequences in the call.
    public var batch: Int
    /// Tokens of each.
    public var tokens: Int
    /// The decoder's constants.
    public var configuration: DecoderConfiguration
    /// How tokens spread over experts.
    public var routing: ExpertRouting

    /// Distinct experts that the call is expected to hit.
    public var expectedExperts: Double {
        routing.expected(
            experts: configuration.routedExperts, perToken: configuration.expertsPerToken,
            tokens: Count(batch) * Count(tokens))
    }

    /// States routing, experts and their sum.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, configuration.hidden)
        let choices = rows * .dimension(.expertsPerToken, configuration.expertsPerToken)
        let E = R.N.dimension(.experts, configuration.routedExperts)
        model.module(
            "gate",
            MoEGate(
                batch: batch, tokens: tokens, hidden: configuration.hidden, experts: configuration.routedExperts,
                perToken: configuration.expertsPerToken))
        model.hold(0, bytes: 12 * choices)
        model.scope { model in
            describeExperts(into: &model, rows: rows, choices: choices, experts: E, hidden: H)
        }
        guard configuration.sharedExperts > 0 else { return }
        model.hold(rows * H)
        model.module(
            "shared_experts",
            DeepseekV2MLP(
                batch: batch, tokens: tokens, hidden: configuration.hidden,
                inner: configuration.expertFeedForward * configuration.sharedExperts))
        model.hold(rows * H)
        model.each(.add, "add_shared", rows * H, inputs: 2, note: "routed plus shared")
    }

    /// `moe_infer`: tokens sorted by expert, each expert over its share, back in order, weighted and summed.
    private func describeExperts<R: Recorder>(
        into model: inout R, rows: R.N, choices: R.N, experts E: R.N, hidden H: R.N
    ) {
        model.record(
            Operation("count_experts", .gather, launches: 0, note: "how many tokens each expert gets, and their order")
        ) { kernels in
            kernels.run(fixedReads: 8 * choices, fixedWrites: 8 * rows * E)
            kernels.run(fixedReads: 8 * choices, fixedWrites: 8 * choices)
            kernels.run(fixedReads: 8 * rows * E, fixedWrites: 8 * E)
            kernels.run(fixedReads: 8 * choices, fixedWrites: 16 * choices)
        }
        if model.execution == .eager { model.hold(0, bytes: 8 * rows * E + 8 * choices) }
        model.record(
            Operation(
                "dispatch", .gather, launches: 0, note: "copies each token once per chosen expert, sorted by expert")
        ) { kernels in
            kernels.run(fixedReads: 8 * choices, fixedWrites: 8 * choices)
            kernels.run(reads: choices * H, writes: choices * H, fixedReads: 8 * choices)
        }
        if model.execution == .eager { model.hold(choices * H) }
        model.exchange("dispatch_all_to_all", rows: choices, columns: H, note: "tokens travel to their experts")
        let expected = expectedExperts
        model.container("experts", ModuleList.self) { model in
            model.divide(
                .experts(count: configuration.routedExperts, perToken: configuration.expertsPerToken))
            model.module(
                "expert",
                DeepseekV2MLP(
                    batch: batch, tokens: tokens, hidden: configuration.hidden, inner: configuration.expertFeedForward,
                    rows: .routed(perToken: configuration.expertsPerToken, expected: expected)),
                instances: .total(count: configuration.routedExperts, running: ExpertRouting.whole(expected)))
        }
        model.hold(choices * H)
        model.exchange("combine_all_to_all", rows: choices, columns: H, note: "and back to their sequence")
        model.record(
            Operation("collect", .scatter, launches: 0, note: "back to the order of the tokens")
        ) { kernels in
            kernels.run(reads: choices * H, writes: choices * H)
            kernels.run(reads: choices * H, writes: choices * H, fixedReads: 8 * choices)
            kernels.keeps(2 * choices * H)
        }
        if model.execution == .eager { model.hold(2 * choices * H) }
        model.record(
            Operation(
                "weight_experts", .multiply, vectorElements: choices * H, launches: 0,
                note: "times the router's weight, in fp32")
        ) { kernels in
            kernels.widen(choices * H)
            kernels.run(fixedReads: 4 * choices * H + 4 * choices, fixedWrites: 4 * choices * H)
            kernels.keeps(bytes: 4 * choices * H)
        }
        model.record(
            Operation(
                "sum_experts", .add, vectorElements: choices * H, reads: choices * H, writes: rows * H,
                fixedReads: 4 * choices, note: "one row per token again")
        ) { kernels in
            kernels.run(fixedReads: 4 * choices * H, fixedWrites: 4 * rows * H)
            kernels.narrow(rows * H)
            kernels.keeps(bytes: 4 * choices * H + 4 * rows * H)
        }
    }
}
