/// The one list of parameters, in display order.
public enum ParameterCatalogue {
    /// Every parameter.
    public static let all: [Parameter] = workload + engine + machine + model

    private static let index: [String: Int] = {
        var index: [String: Int] = [:]
        for (position, parameter) in all.enumerated() {
            index[parameter.id] = position
            if let path = parameter.configPath { index[path] = position }
            for alias in parameter.aliases { index[alias] = position }
        }
        return index
    }()

    /// The order in which values can be written one after another so that the last of them all hold: choosing a device sets
    /// its figures, so it comes before them; changing a size of the image makes its mode custom, so the mode comes after.
    public static let restoring: [Parameter] = {
        let isMode = { (parameter: Parameter) in parameter.id == "image.mode" }
        let others = all.filter { !isMode($0) }
        let end = others.lastIndex { $0.group == .image }.map { $0 + 1 } ?? others.count
        return Array(others[..<end]) + all.filter(isMode) + Array(others[end...])
    }()

    /// The parameter with an id, or with a config.json path.
    ///
    /// - Throws: `ScenarioError.unknownParameter` with the ids that come close.
    public static func parameter(_ id: String) throws(ScenarioError) -> Parameter {
        if let position = index[id] { return all[position] }
        throw .unknownParameter(id: id, nearest: nearest(to: id))
    }

    private static func nearest(to id: String) -> [String] {
        // A text this long is near no id, however its length counts below.
        guard id.utf8.count <= 128 else { return [] }
        let last = id.split(separator: ".").last.map(String.init) ?? id
        let scored = all.map { parameter in
            let tail = parameter.id.split(separator: ".").last.map(String.init) ?? parameter.id
            return (parameter.id, min(EditDistance.between(id, parameter.id), EditDistance.between(last, tail) + 1))
        }
        return scored.filter { $0.1 <= max(2, id.count / 4) }.sorted { $0.1 < $1.1 }.prefix(3).map(\.0)
    }

    private static let workload: [Parameter] = [
        Parameter(
            "prompt.tokens", "prompt", letter: "S", unit: "tokens", in: .prompt,
            .whole(\.workload.promptTokens, 0...1_073_741_824, .doubling),
            help: "Text tokens of the prompt besides the image, the begin-of-sequence token included."),
        Parameter(
            "decode.tokens", "decode", letter: "K", unit: "steps", in: .prompt,
            .whole(\.workload.decodeTokens, 0...1_073_741_824, .doubling),
            help: """
                Decode steps, one token each. The answer has one token more, which comes from the prefill: a request takes \
                TTFT and K times TPOT. KV cache and attention grow with every step.
                """),
        Parameter(
            "batch", "batch", symbol: .batch, unit: "sequences", in: .prompt,
            .whole(\.workload.batch, 1...16_777_216, .doubling),
            help: "Requests at once, each with a page of its own. Decode reads the weights once for all of them."),
        Parameter(
            "image.mode", "mode", in: .image, .choice(\.imageMode),
            help: """
                How the page becomes views: tiny 512, small 640, base 1024 or large 1280 pixels alone, gundam 1024 with \
                640-pixel tiles, custom as set below, none for text alone.
                """),
        Parameter(
            "image.width", "width", unit: "pixels", in: .image,
            .whole(\.workload.image.width, 1...1_048_576, .by(64)),
            help:
                "Width of the page image. Only its ratio to the height, and whether both fit in 640, decide the tiles."),
        Parameter(
            "image.height", "height", unit: "pixels", in: .image,
            .whole(\.workload.image.height, 1...1_048_576, .by(64)),
            help:
                "Height of the page image. Only its ratio to the width, and whether both fit in 640, decide the tiles."),
        Parameter(
            "image.base_size", "base size", symbol: .imageSide, unit: "pixels", in: .image,
            .whole(\.imageBaseSize, 16...65_536, .by(64)),
            help: "Side of the global view, to which the page is padded. Changing it makes the mode custom."),
        Parameter(
            "image.crop", "crop", in: .image, .flag(\.imageCrop),
            help: "Whether tiles are cut beside the global view. Changing it makes the mode custom."),
        Parameter(
            "image.tile_size", "tile size", unit: "pixels", in: .image,
            .whole(\.imageTileSize, 16...65_536, .by(64)),
            help: "Side of a tile. Changing it makes the mode custom."),
        Parameter(
            "image.grid", "grid", in: .image, .grid(\.imageGrid, sides: 1...4096),
            help: """
                The grid of tiles, rows x columns. auto follows the reference: the grid whose shape is nearest to the page's. \
                1x1 means no tiles.
                """),
        Parameter(
            "image.min_tiles", "fewest tiles", unit: "tiles", in: .image,
            .whole(\.workload.image.minTiles, 1...4096, .by(1)),
            help: "Fewest tiles that the automatic grid may have."),
        Parameter(
            "image.max_tiles", "most tiles", unit: "tiles", in: .image,
            .whole(\.workload.image.maxTiles, 1...4096, .by(1)),
            help: "Most tiles that the automatic grid may have: 9 in the reference, 6 in its server variant."),
        engineChoice,
        Parameter(
            "execution", "execution", in: .run, .choice(\.workload.execution),
            help: """
                eager: PyTorch as the reference runs, every kernel launched by the host, casts and copies included. \
                compiled: elementwise work is folded into its neighbours, attention keeps its scores on chip. graph: the same \
                kernels, captured and replayed, so that nothing waits for the host.
                """),
        Parameter(
            "attention.vision", "vision attention", in: .run, .choice(\.workload.visionAttention),
            help: "Kernels of attention in SAM and CLIP: eager writes the scores to memory, sdpa and flash do not."),
        Parameter(
            "attention.decoder", "decoder attention", in: .run, .choice(\.workload.decoderAttention),
            help: "Attention class of the decoder: LlamaAttention, LlamaSdpaAttention or LlamaFlashAttention2."),
        Parameter(
            "moe.routing", "expert routing", in: .run, .choice(\.workload.routing.mode),
            help: """
                How tokens spread over the routed experts, which decides whose weights are read. uniform: the number that \
                independent choices are expected to hit; whole: that number rounded, as one run hits; balanced: as many as there \
                are choices, up to all.
                """),
        Parameter(
            "moe.skew", "routing skew", unit: "%", in: .run, .decimal(\.workload.routing.skew, 0...50, step: 1),
            help: """
                Uneven routing: by how many percent each expert is chosen less often than the one before. The more uneven, \
                the fewer experts' weights are read. 0: all alike.
                """),
        Parameter(
            "logits", "logits", in: .run, .choice(\.workload.logits),
            help: "Prompt positions scored against the vocabulary: all as in the reference, or the last as servers do."),
        Parameter(
            "precision.weights", "weights", in: .precision, .choice(\.workload.weightFormat),
            help: """
                How weights are stored: one precision for all, or a format as shipped, whose scales count and in which \
                embedding, norms, router, head and vision stay wide: fp8-block (128x128), awq-int4 and gptq-int4 (groups \
                of 128), q4_k_m (llama.cpp), mxfp4 (feed-forward layers alone).
                """),
        part("vision", "vision weights", \.workload.weightParts.vision, "SAM, CLIP and the projector"),
        part(
            "attention", "attention weights", \.workload.weightParts.attention, "the decoder's q, k, v, o projections"),
        part("experts", "expert weights", \.workload.weightParts.experts, "the routed experts"),
        part("mlp", "MLP weights", \.workload.weightParts.mlp, "dense feed-forward layers and shared experts"),
        part("head", "head weights", \.workload.weightParts.head, "the head"),
        Parameter(
            "precision.activations", "activations", in: .precision, .choice(\.workload.activationPrecision),
            help: "How activations are stored between kernels."),
        Parameter(
            "precision.kv", "KV cache", in: .precision, .choice(\.workload.keyValuePrecision),
            help: "How keys and values are stored in the cache."),
    ]

    private static let model: [Parameter] = [
        decoder(
            "num_hidden_layers", "layers", letter: "", unit: "layers", \.model.decoder.layers, 1...4096, .by(1),
            help: "Decoder layers."),
        decoder(
            "hidden_size", "hidden size", symbol: .hidden, unit: "channels", \.model.decoder.hidden, 1...1_048_576,
            .by(128),
            help: "Channels of a token in the decoder; the projector follows. Must be a multiple of the heads."),
        decoder(
            "num_attention_heads", "heads", symbol: .heads, unit: "heads", \.model.decoder.heads, 1...65_536, .by(1),
            help: "Query heads. Must divide the hidden size into heads of even width."),
        decoder(
            "num_key_value_heads", "KV heads", symbol: .keyValueHeads, unit: "heads", \.model.decoder.keyValueHeads,
            1...65_536, .by(1),
            help: "Key and value heads: fewer than the heads is grouped-query attention. Must divide the heads."),
        decoder(
            "intermediate_size", "dense width", symbol: .feedForward, unit: "channels", \.model.decoder.feedForward,
            1...1_048_576, .by(128), help: "Inner width of a dense feed-forward layer."),
        decoder(
            "n_routed_experts", "routed experts", symbol: .experts, unit: "experts", \.model.decoder.routedExperts,
            1...65_536, .by(1), help: "Experts that the router chooses from."),
        decoder(
            "num_experts_per_tok", "top-k", symbol: .expertsPerToken, unit: "experts", \.model.decoder.expertsPerToken,
            1...65_536, .by(1), help: "Routed experts that each token uses."),
        decoder(
            "n_shared_experts", "shared experts", unit: "experts", \.model.decoder.sharedExperts, 0...65_536, .by(1),
            help: "Experts that every token uses, run as one wider layer."),
        decoder(
            "moe_intermediate_size", "expert width", symbol: .feedForward, unit: "channels",
            \.model.decoder.expertFeedForward, 1...1_048_576, .by(128), help: "Inner width of one expert."),
        decoder(
            "first_k_dense_replace", "dense first", unit: "layers", \.model.decoder.firstMixture, 0...4096, .by(1),
            help: "Layers before this one are dense."),
        decoder(
            "moe_layer_freq", "expert every", unit: "layers", \.model.decoder.mixtureFrequency, 1...4096, .by(1),
            help: "Every how many layers a mixture of experts stands."),
        decoder(
            "vocab_size", "vocabulary", symbol: .vocabulary, unit: "entries", \.model.decoder.vocabulary,
            1...16_777_216,
            .by(1280), help: "Entries of the embedding and of the head, which are not tied."),
        Parameter(
            "sam_vit_b.layers", "blocks", unit: "blocks", in: .sam, .whole(\.model.sam.layers, 1...4096, .by(1)),
            config: "vision_config.width.sam_vit_b.layers", help: "Blocks of the SAM tower."),
        Parameter(
            "sam_vit_b.width", "width", symbol: .width, unit: "channels", in: .sam,
            .whole(\.model.sam.width, 1...1_048_576, .by(64)), config: "vision_config.width.sam_vit_b.width",
            help: "Channels of a SAM token. Must be a multiple of the heads."),
        Parameter(
            "sam_vit_b.heads", "heads", symbol: .heads, unit: "heads", in: .sam,
            .whole(\.model.sam.heads, 1...65_536, .by(1)), config: "vision_config.width.sam_vit_b.heads",
            help: "Attention heads of SAM. Must divide its width."),
        Parameter(
            "sam_vit_b.global_attn_indexes", "global blocks", in: .sam,
            .list(
                count: nil, 0...4095, read: { $0.model.sam.globalAttentionIndexes },
                write: { $0.model.sam.globalAttentionIndexes = $1 }),
            config: "vision_config.width.sam_vit_b.global_attn_indexes",
            help: "Blocks that attend over the whole grid; the others attend inside windows."),
        Parameter(
            "sam_vit_b.window_size", "window", symbol: .windowSide, unit: "tokens", in: .sam,
            .whole(\.model.sam.windowSize, 1...4096, .by(1)),
            help: "Side of an attention window; the grid is padded to whole windows."),
        Parameter(
            "sam_vit_b.mlp_ratio", "MLP ratio", unit: "times the width", in: .sam,
            .whole(\.model.sam.mlpRatio, 1...64, .by(1)), help: "Inner width of SAM's feed-forward half over its width."
        ),
        Parameter(
            "sam_vit_b.patch_size", "patch", symbol: .patch, unit: "pixels", in: .sam,
            .whole(\.model.sam.patchSize, 1...4096, .by(1)), help: "Side of a patch of pixels that becomes one token."),
        Parameter(
            "vision_config.image_size", "position table", unit: "pixels", in: .sam,
            .whole(\.model.sam.imageSize, 1...65_536, .by(64)), config: "vision_config.image_size",
            help: "Side of the view that SAM's position tables were trained for; other sizes are interpolated."),
        Parameter(
            "sam_vit_b.out_chans", "neck", symbol: .outputs, unit: "channels", in: .sam,
            .whole(\.model.sam.neckChannels, 1...1_048_576, .by(64)), help: "Channels of SAM's neck."),
        Parameter(
            "sam_vit_b.downsample_channels", "downsample", unit: "channels", in: .sam,
            .list(
                count: 2, 1...1_048_576, read: { [$0.model.sam.middleChannels, $0.model.sam.outputChannels] },
                write: { scenario, channels in
                    scenario.model.sam.middleChannels = channels[0]
                    scenario.visionWidth = channels[1]
                }),
            config: "vision_config.width.sam_vit_b.downsample_channels",
            help: "Channels after net_2 and net_3. The second is CLIP's width too: changing it changes both."),
        Parameter(
            "clip-l-14-224.layers", "blocks", unit: "blocks", in: .clip, .whole(\.model.clip.layers, 1...4096, .by(1)),
            config: "vision_config.width.clip-l-14-224.layers", help: "Blocks of the CLIP tower."),
        Parameter(
            "clip-l-14-224.width", "width", symbol: .width, unit: "channels", in: .clip,
            .whole(\.visionWidth, 1...1_048_576, .by(64)), config: "vision_config.width.clip-l-14-224.width",
            help: "Channels of a CLIP token, and of SAM's output that feeds it. Must be a multiple of the heads."),
        Parameter(
            "clip-l-14-224.heads", "heads", symbol: .heads, unit: "heads", in: .clip,
            .whole(\.model.clip.heads, 1...65_536, .by(1)), config: "vision_config.width.clip-l-14-224.heads",
            help: "Attention heads of CLIP. Must divide its width."),
        Parameter(
            "clip-l-14-224.ffn_hidden_size", "MLP width", symbol: .feedForward, unit: "channels", in: .clip,
            .whole(\.model.clip.feedForward, 1...1_048_576, .by(128)), help: "Inner width of CLIP's feed-forward half."),
        Parameter(
            "clip-l-14-224.image_size", "position table", unit: "pixels", in: .clip,
            .whole(\.model.clip.imageSize, 1...65_536, .by(14)), config: "vision_config.width.clip-l-14-224.image_size",
            help: "Side of the view that CLIP's position table was trained for."),
        Parameter(
            "clip-l-14-224.patch_size", "patch", symbol: .patch, unit: "pixels", in: .clip,
            .whole(\.model.clip.patchSize, 1...4096, .by(1)), config: "vision_config.width.clip-l-14-224.patch_size",
            help: "Side of a patch of CLIP's own embedding, which exists but is not run."),
        Parameter(
            "projector_config.projector_type", "type", in: .projector, .choice(\.model.projectorType),
            config: "projector_config.projector_type",
            help: "One linear layer (the released model), or layers with GELU."),
        Parameter(
            "projector_config.depth", "depth", unit: "layers", in: .projector,
            .whole(\.model.projectorDepth, 1...64, .by(1)), config: "projector_config.depth",
            help: "Linear layers of an mlp_gelu projector; a linear one has one."),
    ]

    /// The precision of one part's weights.
    private static func part(
        _ id: String, _ label: String, _ path: WritableKeyPath<Scenario, Precision?> & Sendable, _ what: String
    ) -> Parameter {
        Parameter(
            "precision." + id, label, in: .precision,
            .choice(
                options: [WeightParts.inherited] + Precision.allCases.map(\.rawValue),
                read: { $0[keyPath: path]?.rawValue ?? WeightParts.inherited },
                write: { $0[keyPath: path] = Precision(rawValue: $1) }),
            help: "How the weights of \(what) are stored, where it is not as precision.weights says.")
    }

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
