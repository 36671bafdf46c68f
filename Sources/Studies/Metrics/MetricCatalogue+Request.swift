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
        request("tokens.image", "image tokens", .tokens) { Double($0.geometry.imageTokens) },
        request("tokens.context", "context", .tokens) { Double($0.geometry.contextTokens) },
        request("tiles", "tiles", .tiles) { Double($0.geometry.tiles) },
        request("parameters", "parameters", .parameters) { $0.parameterCount.approximate },
        request("experts", "distinct experts per layer and decode step", .experts, needs: .tree) {
            $0.tree?.expertsHit
        },
        Metric(
            "prefill.flops_per_token", "prefill FLOPs per token", .flops, of: .stage(.prefill), needs: .totals
        ) { point in
            let tokens = Double(point.geometry.contextTokens)
            let sequences = Double(point.scenario.workload.batch)
            return tokens > 0
                ? point.cost(in: .prefill).matrix.approximate / (tokens * sequences) : nil
        },
        Metric(
            "decode.flops_per_token", "decode FLOPs per token", .flops, of: .stage(.decode), needs: .totals
        ) { point in
            let workload = point.scenario.workload
            let tokens = Double(workload.decodeTokens) * Double(workload.batch)
            return tokens > 0 ? point.cost(in: .decode).matrix.approximate / tokens : nil
        },
        Metric(
            "decode.weights", "weights read per decode step", .bytes, of: .stage(.decode), needs: .totals
        ) { $0.lastStep.weightBits.approximate / 8 },
        Metric(
            "decode.step_traffic", "traffic of the last decode step", .bytes, of: .stage(.decode), needs: .totals
        ) { $0.lastStep.traffic.approximate },
    ]

    /// What one device holds, and whether that fits.
    static let memory: [Metric] = [
        request("fits", "fits in memory", .yesOrNo, needs: .tree) {
            $0.tree.flatMap { MemoryEvaluation($0).fits }.map { $0 ? 1 : 0 }
        },
        request("memory", "memory of one device", .bytes, needs: .tree) { point in
            point.tree.map { MemoryEvaluation($0).total }
        },
        request("kv.requests", "requests whose KV cache fits", .requests, needs: .tree) { point in
            point.tree.map { Double(MemoryEvaluation($0).sequences) }
        },
        request("batch.largest", "largest batch that fits", .requests) {
            Double(MemoryEvaluation.largestBatch($0.scenario))
        },
        request("capacity", "capacity of one device", .bytes) {
            $0.scenario.machine.device.memory.value
        },
        request("weights", "weights", .bytes) { $0.weightBytes.approximate },
        request("kv.prefill", "KV cache after prefill", .bytes) { $0.cache.afterPrefill.approximate },
        request("kv", "KV cache after decode", .bytes) { $0.cache.afterDecode.approximate },
        request("activations", "most activations live at once", .bytes) {
            $0.sums(in: nil).peak.approximate
        },
    ]
}
