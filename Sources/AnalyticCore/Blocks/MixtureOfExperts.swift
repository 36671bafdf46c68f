/// How a router turns scores into weights.
public enum RouterScore: Hashable, Sendable {
    /// Weights of a token sum to 1 over all experts.
    case softmax
    /// Each expert is scored alone.
    case sigmoid
}

/// The expert that every token passes through.
public struct SharedExpertShape: Hashable, Sendable {
    /// Its feed-forward layer.
    public var feedForward: FeedForwardShape
    /// Its name.
    public var name: ModuleName
    /// Name of the projection to one number that scales its output; nil where there is none.
    public var gateName: ModuleName?

    /// A shared expert.
    public init(_ feedForward: FeedForwardShape, name: ModuleName, gateName: ModuleName? = nil) {
        self.feedForward = feedForward
        self.name = name
        self.gateName = gateName
    }
}

/// Constants of a mixture of experts.
public struct MixtureShape: Hashable, Sendable {
    /// `num_experts`, `num_local_experts`, `n_routed_experts`.
    public var experts: Int
    /// `num_experts_per_tok`.
    public var perToken: Int
    /// `moe_intermediate_size`, or `intermediate_size`: inner width of one expert.
    public var inner: Int
    /// The gate inside each expert.
    public var activation = Activation.silu
    /// How scores become weights.
    public var score = RouterScore.softmax
    /// `n_group`: groups of experts, of which the best are looked into.
    public var groups = 1
    /// Whether the router has a bias.
    public var hasRouterBias = false
    /// Whether the projections of the experts have a bias.
    public var hasExpertBias = false
    /// Whether the reference computes every expert for every token.
    public var computesAll = false
    /// The expert that all tokens share.
    public var shared: SharedExpertShape?
    /// Name of the router.
    public var routerName: ModuleName = "gate"

    /// Routed experts with a softmax router and nothing else.
    public init(experts: Int, perToken: Int, inner: Int) {
        self.experts = experts
        self.perToken = perToken
        self.inner = inner
    }
}

/// A mixture of experts: router, routed experts, shared expert.
public struct MixtureOfExperts: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "MixtureOfExperts", source: "transformers (…MoE, …SparseMoeBlock)",
        summary: """
            Each token passes through its k chosen experts and through the shared one. FLOPs follow tokens × k, however the \
            tokens spread; weights read follow the distinct experts that are hit.
            """,
        shapes: "[B, S, H] → [B, S, H]",
        why:
            "Many small networks know more than one of the size that a token can afford: a token uses a few of them, so it costs little arithmetic, while all of them take memory and those that any token of the batch chose are read."
    )

    /// The call.
    public var call: BlockCall
    /// Hidden size.
    public var hidden: Int
    /// Constants.
    public var shape: MixtureShape

    /// Whether every token goes through every expert.
    var runsAll: Bool { shape.computesAll && call.form == .reference }

    /// Distinct experts that the call is expected to choose.
    var chosen: Double {
        call.routing.expected(
            experts: shape.experts, perToken: shape.perToken, tokens: Count(call.batch) * Count(call.tokens))
    }

    /// States routing, experts and their sum.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = call.rows(R.N.self)
        let H = R.N.dimension(.hidden, hidden)
        let each =
            runsAll
            ? R.N.dimension(.experts, shape.experts) : R.N.dimension(.expertsPerToken, shape.perToken)
        let choices = rows * each
        model.module(shape.routerName.text, ExpertRouter(call: call, hidden: hidden, shape: shape))
        model.hold(0, bytes: 12 * choices)
        model.record(
            Operation("dispatch", .gather, launches: 0, note: "each token goes to its experts"), parameters: 0)
        model.exchange("dispatch_all_to_all", rows: choices, columns: H, note: "tokens travel to their experts")
        let chosen = chosen
        let expected = runsAll ? Double(shape.experts) : chosen
        model.container("experts", ModuleList.self) { model in
            model.divide(.experts(count: shape.experts, perToken: shape.perToken))
            model.module(
                "expert",
                RoutedExpert(
                    call: call, hidden: hidden, shape: shape, runsAll: runsAll, expected: expected,
                    chosen: chosen),
                instances: .total(count: shape.experts, running: ExpertRouting.whole(expected)))
        }
        model.hold(choices * H)
        model.exchange("combine_all_to_all", rows: choices, columns: H, note: "and back to their sequence")
        model.record(
            Operation(
                "weight_experts", .multiply, vectorElements: choices * H, launches: 0, note: "times the router's weight"
            ), parameters: 0)
        model.record(
            Operation(
                "sum_experts", .add, vectorElements: choices * H, reads: choices * H, writes: rows * H,
                fixedReads: 4 * choices, note: "one row per token again"),
            parameters: 0)
        guard let shared = shape.shared else { return }
        model.hold(rows * H)
        model.module(shared.name.text, FeedForward(call: call, hidden: hidden, shape: shared.feedForward))
        if let name = shared.gateName {
            model.linear(
                name.text, rows: rows, from: H, to: 1, split: .whole, note: "how much of the shared expert passes")
            model.each(.sigmoid, "shared_sigmoid", rows, note: "between 0 and 1")
            model.each(.multiply, "scale_shared", rows * H, note: "times that number")
        }
        model.hold(rows * H)
        model.each(.add, "add_shared", rows * H, inputs: 2, note: "routed plus shared")
    }
}

/// The router of a mixture of experts.
public struct ExpertRouter: Layer {
    /// See `Layer`.
    public static var weights: WeightClass? { .router }
    /// See `Layer`.
    public static var split: Split? { .whole }
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "ExpertRouter", source: "transformers (…TopKRouter)",
        summary: "Scores every token against every routed expert and keeps the k best.",
        shapes: "[B, S, H] → scores [B·S, E] → k experts and weights per token",
        why:
            "With experts only a few of them should work for each token: this small product decides which, and how much each of them counts."
    )

    /// The call.
    public var call: BlockCall
    /// Hidden size.
    public var hidden: Int
    /// Constants.
    public var shape: MixtureShape

    /// States the scores and the choice.
    public func describe<R: Recorder>(into model: inout R) {
        let rows = call.rows(R.N.self)
        let H = R.N.dimension(.hidden, hidden)
        let E = R.N.dimension(.experts, shape.experts)
        let k = R.N.dimension(.expertsPerToken, shape.perToken)
        let tensor = shape.hasRouterBias ? E * H + E : E * H
        var operation = Operation(
            "logits", .matmul, matrix: 2 * rows * H * E, weights: tensor, reads: rows * H,
            fixedWrites: 4 * rows * E, note: "one score per token and expert")
        operation.shape = KernelShape(.product, rows: rows, columns: E, inner: H)
        model.record(operation, parameters: 0)
        model.parameter("weight", tensor)
        switch shape.score {
        case .softmax:
            model.record(
                Operation("softmax", .softmax, vectorElements: rows * E, launches: 0, note: "scores become shares"),
                parameters: 0)
        case .sigmoid:
            model.record(
                Operation(
                    "sigmoid", .sigmoid, vectorElements: rows * E, launches: 0, note: "each score between 0 and 1"),
                parameters: 0)
        }
        if shape.groups > 1 {
            model.record(
                Operation(
                    "group_topk", .topK, vectorElements: rows * E, launches: 0,
                    note: "the best groups; experts of others are passed over"),
                parameters: 0)
        }
        model.record(
            Operation(
                "topk", .topK, vectorElements: rows * E, fixedReads: 4 * rows * E, fixedWrites: 12 * rows * k,
                note: "keeps the k best experts of each token: a weight in fp32 and a 64-bit index"),
            parameters: 0)
    }
}

/// The routed experts taken together; parameters are those of one.
struct RoutedExpert: Layer {
    static let card = LayerCard(
        name: "RoutedExpert", source: "transformers (…Experts)",
        summary: "A gated feed-forward layer over the tokens that chose it.",
        shapes: "[rows, H] → [rows, F] → [rows, H]",
        why:
            "An expert is a small feed-forward layer that specialises, by training, in some of the tokens.")

    let call: BlockCall
    let hidden: Int
    let shape: MixtureShape
    let runsAll: Bool
    /// Distinct experts whose weights are read, and that tokens are expected to choose.
    let expected: Double
    let chosen: Double

    func describe<R: Recorder>(into model: inout R) {
        let each =
            runsAll
            ? R.N.dimension(.experts, shape.experts) : R.N.dimension(.expertsPerToken, shape.perToken)
        let rows = call.rows(R.N.self) * each
        // Where every expert is computed for every token, only the chosen ones had to be.
        let needed = runsAll ? Double(shape.perToken) / Double(shape.experts) : 1
        let copies = R.N.dimension(.distinctExperts, ExpertRouting.whole(expected))
        let H = R.N.dimension(.hidden, hidden)
        let F = R.N.dimension(.feedForward, shape.inner)
        model.linear(
            "gate_up_proj", rows: rows, from: H, to: 2 * F, bias: shape.hasExpertBias, copies: copies,
            expected: expected, leastExpected: chosen, form: .expertsIn, needed: needed,
            note: "widens: gate and value")
        model.hold(2 * rows * F)
        model.each(shape.activation.operation, "act_fn", rows * F, copies: copies, note: "the smooth gate")
        model.each(.multiply, "gated", rows * F, inputs: 2, copies: copies, note: "gate times value")
        model.linear(
            "down_proj", rows: rows, from: F, to: H, bias: shape.hasExpertBias, copies: copies, expected: expected,
            leastExpected: chosen, form: .expertsOut, needed: needed,
            note: "narrows")
    }
}
