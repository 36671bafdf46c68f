extension DeepseekOCRConfiguration {
    /// See `Model`.
    public func check(_ workload: Workload) throws(ScenarioError) {
        try ScenarioError.divides("num_attention_heads", decoder.heads, "hidden_size", decoder.hidden)
        guard decoder.headWidth % 2 == 0 else {
            throw .conflict(
                id: "num_attention_heads", found: String(decoder.heads),
                allowed: "hidden_size \(decoder.hidden) over the heads must be even, for the rotary embedding")
        }
        try ScenarioError.divides(
            "num_key_value_heads", decoder.keyValueHeads, "num_attention_heads", decoder.heads)
        guard decoder.expertsPerToken <= decoder.routedExperts else {
            throw .conflict(
                id: "num_experts_per_tok", found: String(decoder.expertsPerToken),
                allowed: "at most n_routed_experts, \(decoder.routedExperts)")
        }
        try ScenarioError.divides("sam_vit_b.heads", sam.heads, "sam_vit_b.width", sam.width)
        try ScenarioError.divides("clip-l-14-224.heads", clip.heads, "clip-l-14-224.width", clip.width)
        try ScenarioError.fits("sam_vit_b.patch_size", sam.patchSize, "vision_config.image_size", sam.imageSize)
        try ScenarioError.fits("clip-l-14-224.patch_size", clip.patchSize, "clip-l-14-224.image_size", clip.imageSize)
        try check(workload.image)
    }

    private func check(_ image: ImageInput) throws(ScenarioError) {
        guard image.mode != .none else { return }
        try ScenarioError.fits("sam_vit_b.patch_size", sam.patchSize, "image.base_size", image.baseSize)
        guard image.isCropped else { return }
        try ScenarioError.fits("sam_vit_b.patch_size", sam.patchSize, "image.tile_size", image.tileSize)
        guard image.minTiles <= image.maxTiles else {
            throw .conflict(
                id: "image.min_tiles", found: String(image.minTiles),
                allowed: "at most image.max_tiles, \(image.maxTiles)")
        }
    }
}
