import AnalyticCore

extension MetricCatalogue {
    private typealias Read = @Sendable (StudyPoint) -> Double?

    private static func request(
        _ id: String, _ title: String, _ unit: MetricUnit, needs: MetricNeeds = .totals, _ read: @escaping Read
    ) -> Metric {
        Metric(id, title, unit, of: .request, needs: needs, read)
    }

    /// Tokens, parameters, and what one token or one step costs.
    static let request: [Metric] = [
        request("tokens.image", "image tokens", .tokens) { Double($0.evaluation.geometry.imageTokens) },
        request("tokens.context", "context", .tokens) { Double($0.evaluation.geometry.contextTokens) },
        request("tiles", "tiles", .tiles) { Double($0.evaluation.geometry.tiles) },
        request("parameters", "parameters", .parameters) { $0.evaluation.parameterCount.approximate },
        request("experts", "distinct experts per layer and decode step", .experts) {
            $0.evaluation.expertsHit.map { Double($0) }
        },
        Metric(
            "prefill.flops_per_token", "prefill FLOPs per token", .flops, of: .stage(.prefill), needs: .totals
        ) { point in
            let tokens = Double(point.evaluation.geometry.contextTokens)
            let sequences = Double(point.evaluation.scenario.workload.batch)
            return tokens > 0
                ? point.evaluation.cost(of: 0, in: Stage.prefill).matrix.approximate / (tokens * sequences) : nil
        },
        Metric(
            "decode.flops_per_token", "decode FLOPs per token", .flops, of: .stage(.decode), needs: .totals
        ) { point in
            let workload = point.evaluation.scenario.workload
            let tokens = Double(workload.decodeTokens) * Double(workload.batch)
            return tokens > 0 ? point.evaluation.cost(of: 0, in: .decode).matrix.approximate / tokens : nil
        },
        Metric(
            "decode.weights", "weights read per decode step", .bytes, of: .stage(.decode), needs: .totals
        ) { $0.evaluation.cost(of: 0, in: .lastStep).weightBits.approximate / 8 },
        Metric(
            "decode.step_traffic", "traffic of the last decode step", .bytes, of: .stage(.decode), needs: .totals
        ) { $0.evaluation.cost(of: 0, in: .lastStep).traffic.approximate },
    ]

    /// What one device holds, and whether that fits.
    static let memory: [Metric] = [
        request("fits", "fits in memory", .yesOrNo, needs: .tree) {
            MemoryEvaluation($0.evaluation).fits.map { $0 ? 1 : 0 }
        },
        request("memory", "memory of one device", .bytes, needs: .tree) { MemoryEvaluation($0.evaluation).total },
        request("capacity", "capacity of one device", .bytes) {
            $0.evaluation.scenario.machine.device.memory.value
        },
        request("weights", "weights", .bytes) { $0.evaluation.weightBytes.approximate },
        request("kv.prefill", "KV cache after prefill", .bytes) { $0.evaluation.cacheAfterPrefill.approximate },
        request("kv", "KV cache after decode", .bytes) { $0.evaluation.cacheAfterDecode.approximate },
        request("activations", "most activations live at once", .bytes) {
            $0.sums(in: nil, timed: false).peak.approximate
        },
    ]
}
