extension Decoder: Model {
    /// See `Model`.
    public var card: ModelCard { source.card }

    /// See `Model`.
    public var parameters: ParameterList { source.parameters }

    /// A prompt of a thousand tokens; the reference's kernels are not stated one by one, so they are captured.
    public var defaultWorkload: Workload {
        var workload = Workload()
        workload.image.mode = .none
        workload.promptTokens = 1000
        workload.execution = .graph
        return workload
    }

    /// See `Model`.
    public func geometry(of workload: Workload) -> WorkloadGeometry {
        WorkloadGeometry(textTokens: workload.promptTokens)
    }

    /// See `Model`.
    public func check(_ workload: Workload) throws(ScenarioError) {
        guard let refusal else { return }
        switch refusal {
        case .field(let field, let found, let allowed):
            throw .conflict(id: field, found: found, allowed: "allowed: \(allowed)")
        case .notModelled(let field, let found, let needs):
            throw .conflict(id: field, found: found, allowed: "it would need \(needs), which is not modelled")
        case .missing(let field): throw .conflict(id: field, found: "none", allowed: "the model needs it")
        case .unnamed, .architecture, .disagreement:
            throw .conflict(id: "model", found: card.id, allowed: refusal.description)
        }
    }

    /// See `Model`.
    public func plan(_ workload: Workload, _ geometry: WorkloadGeometry) -> Plan {
        Plan(
            stages: [.prefill, .decode], steps: workload.decodeTokens,
            turns: reading.model.turns(prompt: geometry.contextTokens, steps: workload.decodeTokens))
    }

    /// See `Model`.
    @inline(__always)
    public func describe<R: ModelRecorder>(
        _ workload: Workload, _ geometry: WorkloadGeometry, _ plan: Plan, into recorder: inout R
    ) {
        let model = reading.model
        let context = geometry.contextTokens
        recorder.open("", DecoderCall.self, instances: .single)
        recorder.run(.decoder) { pass in
            pass == .prefill ? 1 : workload.decodeTokens > 0 ? 1 : 0
        } _: { recorder, pass in
            let step = plan.step(of: pass)
            let call = BlockCall(
                batch: workload.batch, tokens: step == nil ? context : 1, past: step.map { context + $0 } ?? 0,
                form: workload.form, routing: workload.routing)
            let scored = step == nil && workload.logits == .all ? context : 1
            DecoderCall(model, call, scored: scored).describe(into: &recorder)
        }
        recorder.close()
    }
}

extension ModelFacts {
    /// The facts of a decoder.
    init(_ model: DecoderModel) {
        let heads = model.groups.first?.layer.attention.heads ?? (queries: 1, keys: 1)
        self.init(
            hidden: model.hidden, layers: model.layers, heads: heads.queries, keyValueHeads: heads.keys, mixture: nil)
        for group in model.groups {
            guard case .mixture(let mixture) = group.layer.feedForward else { continue }
            self.mixture = Mixture(experts: mixture.experts, perToken: mixture.perToken)
        }
        hasTwoForms = model.hasTwoForms
        contextLength = model.contextLength
    }
}

extension DecoderLayerShape.Attention {
    /// Heads of queries, and heads of keys and values that devices can divide: all heads read one latent vector.
    fileprivate var heads: (queries: Int, keys: Int) {
        switch self {
        case .grouped(let shape): (shape.heads, shape.keyValueHeads)
        case .latent(let shape): (shape.heads, 1)
        }
    }
}
