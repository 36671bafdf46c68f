/// Mixture of experts: router, routed experts, shared experts.
public struct DeepseekV2MoE: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekV2MoE", source: "modeling_deepseekv2.py",
        summary: """
            Each token passes through its k chosen experts and through the shared ones. FLOPs follow tokens × k, however \
            the tokens spread; weights read follow the distinct experts that are hit.
            """,
        shapes: "[B, S, H] → [B, S, H]")

    /// Sequences in the call.
    public var batch: Int
    /// Tokens of each.
    public var tokens: Int
    /// The decoder's constants.
    public var configuration: DecoderConfiguration

    /// Distinct experts that the call is expected to hit under uniform routing: E·(1 − (1 − k/E)^T), rounded.
    public var distinctExperts: Int {
        ExpertRouting.expectedDistinct(
            experts: configuration.routedExperts, perToken: configuration.expertsPerToken,
            tokens: Count(batch) * Count(tokens))
    }

    /// States routing, experts and their sum.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, configuration.hidden)
        let copies = rows * .dimension(.expertsPerToken, configuration.expertsPerToken)
        model.module(
            "gate",
            MoEGate(
                batch: batch, tokens: tokens, hidden: configuration.hidden, experts: configuration.routedExperts,
                perToken: configuration.expertsPerToken))
        model.move(
            .gather, "dispatch", from: copies * H, to: copies * H,
            note: "copies each token once per chosen expert, sorted by expert")
        model.container("experts", ModuleList.self) { model in
            model.module(
                "expert",
                DeepseekV2MLP(
                    batch: batch, tokens: tokens, hidden: configuration.hidden, inner: configuration.expertFeedForward,
                    rows: .routed(perToken: configuration.expertsPerToken, distinct: distinctExperts)),
                instances: .total(count: configuration.routedExperts, running: distinctExperts))
        }
        model.move(.scatter, "collect", from: copies * H, to: copies * H, note: "back to the order of the tokens")
        model.each(.multiply, "weight_experts", copies * H, note: "times the router's weight")
        model.record(
            Operation(
                "sum_experts", .add, vectorElements: copies * H, reads: copies * H, writes: rows * H,
                note: "one row per token again"),
            parameters: 0)
        guard configuration.sharedExperts > 0 else { return }
        model.module(
            "shared_experts",
            DeepseekV2MLP(
                batch: batch, tokens: tokens, hidden: configuration.hidden,
                inner: configuration.expertFeedForward * configuration.sharedExperts))
        model.each(.add, "add_shared", rows * H, inputs: 2, note: "routed plus shared")
    }
}
