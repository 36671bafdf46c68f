extension Scenario {
    /// Checks how the values fit together. Each value's own range was checked when it was written.
    ///
    /// - Throws: `ScenarioError.conflict` that names the parameter, its value, and what would fit.
    public func validate() throws(ScenarioError) {
        _ = try checkedGeometry()
    }

    /// The views and tokens of a scenario whose values fit together.
    ///
    /// - Throws: `ScenarioError.conflict`, as `validate` does.
    func checkedGeometry() throws(ScenarioError) -> WorkloadGeometry {
        let decoder = model.decoder
        try divides("num_attention_heads", decoder.heads, "hidden_size", decoder.hidden)
        guard decoder.headWidth % 2 == 0 else {
            throw .conflict(
                id: "num_attention_heads", found: String(decoder.heads),
                allowed: "hidden_size \(decoder.hidden) over the heads must be even, for the rotary embedding")
        }
        try divides("num_key_value_heads", decoder.keyValueHeads, "num_attention_heads", decoder.heads)
        guard decoder.expertsPerToken <= decoder.routedExperts else {
            throw .conflict(
                id: "num_experts_per_tok", found: String(decoder.expertsPerToken),
                allowed: "at most n_routed_experts, \(decoder.routedExperts)")
        }
        try checkDevices()
        try divides("sam_vit_b.heads", model.sam.heads, "sam_vit_b.width", model.sam.width)
        try divides("clip-l-14-224.heads", model.clip.heads, "clip-l-14-224.width", model.clip.width)
        try fits("sam_vit_b.patch_size", model.sam.patchSize, "vision_config.image_size", model.sam.imageSize)
        try fits("clip-l-14-224.patch_size", model.clip.patchSize, "clip-l-14-224.image_size", model.clip.imageSize)
        try validateImage()
        let geometry = WorkloadGeometry(workload, sam: model.sam)
        guard geometry.contextTokens > 0 else {
            throw .conflict(
                id: "prompt.tokens", found: String(workload.promptTokens),
                allowed: "a prompt without an image needs at least 1 token")
        }
        return geometry
    }

    /// Devices that share a model have whole heads and experts each, and a link.
    private func checkDevices() throws(ScenarioError) {
        let decoder = model.decoder
        let (tensor, expert, pipeline) = (
            machine.tensorParallel, machine.expertParallel, machine.pipelineParallel
        )
        guard tensor > 1 || expert > 1 || pipeline > 1 else { return }
        if machine.device.link == nil {
            let (kind, count) =
                tensor > 1 ? ("tensor", tensor) : expert > 1 ? ("expert", expert) : ("pipeline", pipeline)
            throw .conflict(
                id: "parallel.\(kind)", found: String(count),
                allowed: "1: no link between devices is known for \(machine.device.name) (device.link_gb_s sets one)")
        }
        guard pipeline <= decoder.layers else {
            throw .conflict(
                id: "parallel.pipeline", found: String(pipeline),
                allowed: "at most num_hidden_layers, \(decoder.layers): a stage has a layer at least")
        }
        try divides("parallel.tensor", tensor, "num_attention_heads", decoder.heads)
        // Fewer KV heads than devices are copied, so that each device has one.
        guard decoder.keyValueHeads % tensor == 0 || tensor % decoder.keyValueHeads == 0 else {
            throw .conflict(
                id: "parallel.tensor", found: String(tensor),
                allowed: "must divide num_key_value_heads \(decoder.keyValueHeads), or be a multiple of it")
        }
        guard expert <= decoder.routedExperts, expert == 1 || !decoder.mixtureIndexes.isEmpty else {
            throw .conflict(
                id: "parallel.expert", found: String(expert),
                allowed: decoder.mixtureIndexes.isEmpty
                    ? "1: no layer has experts" : "at most n_routed_experts, \(decoder.routedExperts)")
        }
    }

    private func validateImage() throws(ScenarioError) {
        let image = workload.image
        guard image.mode != .none else { return }
        try fits("sam_vit_b.patch_size", model.sam.patchSize, "image.base_size", image.baseSize)
        guard image.isCropped else { return }
        try fits("sam_vit_b.patch_size", model.sam.patchSize, "image.tile_size", image.tileSize)
        guard image.minTiles <= image.maxTiles else {
            throw .conflict(
                id: "image.min_tiles", found: String(image.minTiles),
                allowed: "at most image.max_tiles, \(image.maxTiles)")
        }
    }

    private func divides(_ id: String, _ part: Int, _ wholeID: String, _ whole: Int) throws(ScenarioError) {
        guard whole % part == 0 else {
            let legal = Self.divisors(of: whole, near: part)
            throw .conflict(
                id: id, found: String(part),
                allowed: "must divide \(wholeID) \(whole); nearest: \(legal.map { String($0) }.joined(separator: ", "))"
            )
        }
    }

    private func fits(_ id: String, _ part: Int, _ wholeID: String, _ whole: Int) throws(ScenarioError) {
        guard part <= whole else {
            throw .conflict(id: id, found: String(part), allowed: "at most \(wholeID), \(whole)")
        }
    }

    /// The divisors of `whole` on both sides of `part`.
    private static func divisors(of whole: Int, near part: Int) -> [Int] {
        let below = stride(from: min(part, whole), through: 1, by: -1).first { whole % $0 == 0 }
        let above = part < whole ? (part...whole).first { whole % $0 == 0 } : nil
        return [below, above].compactMap { $0 }
    }
}
