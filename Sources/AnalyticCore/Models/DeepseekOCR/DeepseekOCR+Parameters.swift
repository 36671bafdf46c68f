/// The parameters of this model: those that all share, the page, and the constants of towers, projector and decoder.
extension DeepseekOCRConfiguration {
    /// What can be changed, in display order.
    public var parameters: ParameterList { Self.list }

    static let list = ParameterList(
        ParameterCatalogue.request + page + [ParameterCatalogue.modelChoice, ParameterCatalogue.engineChoice]
            + ParameterCatalogue.execution + attention + ParameterCatalogue.routing + ParameterCatalogue.logits
            + ParameterCatalogue.widths + visionWidths + ParameterCatalogue.attentionWidths
            + ParameterCatalogue.expertWidths + ParameterCatalogue.otherWidths + ParameterCatalogue.numberWidths
            + ParameterCatalogue.engine + ParameterCatalogue.machine + constants)

    /// Attention classes.
    private static let attention: [Parameter] = [
        Parameter(
            "attention.vision", "vision attention", in: .run, .choice(\.workload.visionAttention),
            help: "Kernels of attention in SAM and CLIP: eager writes the scores to memory, sdpa and flash do not."),
        Parameter(
            "attention.decoder", "decoder attention", in: .run, .choice(\.workload.decoderAttention),
            help: "Attention class of the decoder: LlamaAttention, LlamaSdpaAttention or LlamaFlashAttention2."),
    ]

    /// How weights of the towers are stored.
    private static let visionWidths: [Parameter] = [
        ParameterCatalogue.part(
            "vision", "vision weights", \.workload.weightParts.vision, "SAM, CLIP and the projector")
    ]

    private static let constants: [Parameter] = [
        decoder(
            "num_hidden_layers", "layers", letter: "", unit: "layers", \.deepseekOCR.decoder.layers, 1...4096, .by(1),
            help: "Decoder layers."),
        decoder(
            "hidden_size", "hidden size", symbol: .hidden, unit: "channels", \.deepseekOCR.decoder.hidden,
            1...1_048_576,
            .by(128),
            help: "Channels of a token in the decoder; the projector follows. Must be a multiple of the heads."),
        decoder(
            "num_attention_heads", "heads", symbol: .heads, unit: "heads", \.deepseekOCR.decoder.heads, 1...65_536,
            .by(1),
            help: "Query heads. Must divide the hidden size into heads of even width."),
        decoder(
            "num_key_value_heads", "KV heads", symbol: .keyValueHeads, unit: "heads",
            \.deepseekOCR.decoder.keyValueHeads,
            1...65_536, .by(1),
            help: "Key and value heads: fewer than the heads is grouped-query attention. Must divide the heads."),
        decoder(
            "intermediate_size", "dense width", symbol: .feedForward, unit: "channels",
            \.deepseekOCR.decoder.feedForward,
            1...1_048_576, .by(128), help: "Inner width of a dense feed-forward layer."),
        decoder(
            "n_routed_experts", "routed experts", symbol: .experts, unit: "experts",
            \.deepseekOCR.decoder.routedExperts,
            1...65_536, .by(1), help: "Experts that the router chooses from."),
        decoder(
            "num_experts_per_tok", "top-k", symbol: .expertsPerToken, unit: "experts",
            \.deepseekOCR.decoder.expertsPerToken,
            1...65_536, .by(1), help: "Routed experts that each token uses."),
        decoder(
            "n_shared_experts", "shared experts", unit: "experts", \.deepseekOCR.decoder.sharedExperts, 0...65_536,
            .by(1),
            help: "Experts that every token uses, run as one wider layer."),
        decoder(
            "moe_intermediate_size", "expert width", symbol: .feedForward, unit: "channels",
            \.deepseekOCR.decoder.expertFeedForward, 1...1_048_576, .by(128), help: "Inner width of one expert."),
        decoder(
            "first_k_dense_replace", "dense first", unit: "layers", \.deepseekOCR.decoder.firstMixture, 0...4096,
            .by(1),
            help: "Layers before this one are dense."),
        decoder(
            "moe_layer_freq", "expert every", unit: "layers", \.deepseekOCR.decoder.mixtureFrequency, 1...4096, .by(1),
            help: "Every how many layers a mixture of experts stands."),
        decoder(
            "vocab_size", "vocabulary", symbol: .vocabulary, unit: "entries", \.deepseekOCR.decoder.vocabulary,
            1...16_777_216,
            .by(1280), help: "Entries of the embedding and of the head, which are not tied."),
        Parameter(
            "sam_vit_b.layers", "blocks", unit: "blocks", in: .sam, .whole(\.deepseekOCR.sam.layers, 1...4096, .by(1)),
            config: "vision_config.width.sam_vit_b.layers", help: "Blocks of the SAM tower."),
        Parameter(
            "sam_vit_b.width", "width", symbol: .width, unit: "channels", in: .sam,
            .whole(\.deepseekOCR.sam.width, 1...1_048_576, .by(64)), config: "vision_config.width.sam_vit_b.width",
            help: "Channels of a SAM token. Must be a multiple of the heads."),
        Parameter(
            "sam_vit_b.heads", "heads", symbol: .heads, unit: "heads", in: .sam,
            .whole(\.deepseekOCR.sam.heads, 1...65_536, .by(1)), config: "vision_config.width.sam_vit_b.heads",
            help: "Attention heads of SAM. Must divide its width."),
        Parameter(
            "sam_vit_b.global_attn_indexes", "global blocks", in: .sam,
            .list(
                count: nil, 0...4095, read: { $0.deepseekOCR.sam.globalAttentionIndexes },
                write: { $0.deepseekOCR.sam.globalAttentionIndexes = $1 }),
            config: "vision_config.width.sam_vit_b.global_attn_indexes",
            help: "Blocks that attend over the whole grid; the others attend inside windows."),
        Parameter(
            "sam_vit_b.window_size", "window", symbol: .windowSide, unit: "tokens", in: .sam,
            .whole(\.deepseekOCR.sam.windowSize, 1...4096, .by(1)),
            help: "Side of an attention window; the grid is padded to whole windows."),
        Parameter(
            "sam_vit_b.mlp_ratio", "MLP ratio", unit: "times the width", in: .sam,
            .whole(\.deepseekOCR.sam.mlpRatio, 1...64, .by(1)),
            help: "Inner width of SAM's feed-forward half over its width."
        ),
        Parameter(
            "sam_vit_b.patch_size", "patch", symbol: .patch, unit: "pixels", in: .sam,
            .whole(\.deepseekOCR.sam.patchSize, 1...4096, .by(1)),
            help: "Side of a patch of pixels that becomes one token."),
        Parameter(
            "vision_config.image_size", "position table", unit: "pixels", in: .sam,
            .whole(\.deepseekOCR.sam.imageSize, 1...65_536, .by(64)), config: "vision_config.image_size",
            help: "Side of the view that SAM's position tables were trained for; other sizes are interpolated."),
        Parameter(
            "sam_vit_b.out_chans", "neck", symbol: .outputs, unit: "channels", in: .sam,
            .whole(\.deepseekOCR.sam.neckChannels, 1...1_048_576, .by(64)), help: "Channels of SAM's neck."),
        Parameter(
            "sam_vit_b.downsample_channels", "downsample", unit: "channels", in: .sam,
            .list(
                count: 2, 1...1_048_576,
                read: { [$0.deepseekOCR.sam.middleChannels, $0.deepseekOCR.sam.outputChannels] },
                write: { scenario, channels in
                    scenario.deepseekOCR.sam.middleChannels = channels[0]
                    scenario.visionWidth = channels[1]
                }),
            config: "vision_config.width.sam_vit_b.downsample_channels",
            help: "Channels after net_2 and net_3. The second is CLIP's width too: changing it changes both."),
        Parameter(
            "clip-l-14-224.layers", "blocks", unit: "blocks", in: .clip,
            .whole(\.deepseekOCR.clip.layers, 1...4096, .by(1)),
            config: "vision_config.width.clip-l-14-224.layers", help: "Blocks of the CLIP tower."),
        Parameter(
            "clip-l-14-224.width", "width", symbol: .width, unit: "channels", in: .clip,
            .whole(\.visionWidth, 1...1_048_576, .by(64)), config: "vision_config.width.clip-l-14-224.width",
            help: "Channels of a CLIP token, and of SAM's output that feeds it. Must be a multiple of the heads."),
        Parameter(
            "clip-l-14-224.heads", "heads", symbol: .heads, unit: "heads", in: .clip,
            .whole(\.deepseekOCR.clip.heads, 1...65_536, .by(1)), config: "vision_config.width.clip-l-14-224.heads",
            help: "Attention heads of CLIP. Must divide its width."),
        Parameter(
            "clip-l-14-224.ffn_hidden_size", "MLP width", symbol: .feedForward, unit: "channels", in: .clip,
            .whole(\.deepseekOCR.clip.feedForward, 1...1_048_576, .by(128)),
            help: "Inner width of CLIP's feed-forward half."),
        Parameter(
            "clip-l-14-224.image_size", "position table", unit: "pixels", in: .clip,
            .whole(\.deepseekOCR.clip.imageSize, 1...65_536, .by(14)),
            config: "vision_config.width.clip-l-14-224.image_size",
            help: "Side of the view that CLIP's position table was trained for."),
        Parameter(
            "clip-l-14-224.patch_size", "patch", symbol: .patch, unit: "pixels", in: .clip,
            .whole(\.deepseekOCR.clip.patchSize, 1...4096, .by(1)),
            config: "vision_config.width.clip-l-14-224.patch_size",
            help: "Side of a patch of CLIP's own embedding, which exists but is not run."),
        Parameter(
            "projector_config.projector_type", "type", in: .projector, .choice(\.deepseekOCR.projectorType),
            config: "projector_config.projector_type",
            help: "One linear layer (the released model), or layers with GELU."),
        Parameter(
            "projector_config.depth", "depth", unit: "layers", in: .projector,
            .whole(\.deepseekOCR.projectorDepth, 1...64, .by(1)), config: "projector_config.depth",
            help: "Linear layers of an mlp_gelu projector; a linear one has one."),
    ]

    private static func decoder(
        _ id: String, _ label: String, symbol: Dimension? = nil, letter: String = "", unit: String,
        _ path: WritableKeyPath<Scenario, Int> & Sendable, _ range: ClosedRange<Int>, _ step: ParameterStep,
        help: String
    ) -> Parameter {
        Parameter(
            id, label, symbol: symbol, letter: letter, unit: unit, in: .decoder, .whole(path, range, step),
            config: "language_config." + id, help: help)
    }
}
