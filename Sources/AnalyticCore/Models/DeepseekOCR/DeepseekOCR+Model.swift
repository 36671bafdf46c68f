extension DeepseekOCRConfiguration: Model {
    /// See `Model`.
    public var card: ModelCard {
        ModelCard(
            id: "deepseek-ocr", title: "DeepSeek-OCR", request: "page", repository: "deepseek-ai/DeepSeek-OCR")
    }

    /// See `Model`.
    public var facts: ModelFacts {
        var facts = ModelFacts(
            hidden: decoder.hidden, layers: decoder.layers, heads: decoder.heads,
            keyValueHeads: decoder.keyValueHeads, mixture: nil)
        if decoder.hasMixture {
            facts.mixture = ModelFacts.Mixture(experts: decoder.routedExperts, perToken: decoder.expertsPerToken)
        }
        facts.hasVision = true
        facts.hasEagerKernels = true
        return facts
    }

    /// See `Model`.
    public var released: DeepseekOCRConfiguration { DeepseekOCRConfiguration() }

    /// See `Model`.
    public var defaultWorkload: Workload { Workload() }

    /// See `Model`.
    public func geometry(of workload: Workload) -> WorkloadGeometry {
        WorkloadGeometry(workload, sam: sam)
    }

    /// See `Model`.
    public func plan(_ workload: Workload, _ geometry: WorkloadGeometry) -> Plan {
        Plan(stages: Stage.allCases, steps: workload.decodeTokens)
    }

    /// See `Model`.
    @inline(__always)
    public func describe<R: ModelRecorder>(
        _ workload: Workload, _ geometry: WorkloadGeometry, _ plan: Plan, into recorder: inout R
    ) {
        DeepseekOCR(self, workload, geometry).describe(into: &recorder)
    }
}

extension Scenario {
    /// The constants, where the model is of this structure; the released ones where it is another.
    public var deepseekOCR: DeepseekOCRConfiguration {
        get {
            if case .deepseekOCR(let configuration) = model { configuration } else { DeepseekOCRConfiguration() }
        }
        set {
            if case .deepseekOCR = model { model = .deepseekOCR(newValue) }
        }
    }
}
