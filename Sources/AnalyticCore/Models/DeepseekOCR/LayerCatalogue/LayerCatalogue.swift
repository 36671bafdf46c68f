/// Every layer class that can be evaluated on its own, with the shape names of the reference counts.
public enum LayerCatalogue {
    /// All entries, vision first.
    public static let all: [LayerEntry] = vision + decoder

    /// The entry and attention path that a name stands for: an entry's name, a class (its first entry), or a reference
    /// group such as `sam.Block.windowed|eager`; letters may be of either case. nil where there is none.
    public static func find(_ name: String) -> (entry: LayerEntry, path: AttentionPath?)? {
        let parts = name.split(separator: "|", maxSplits: 1).map(String.init)
        guard let first = parts.first else { return nil }
        let path = parts.count > 1 ? pathNames[parts[1]] : nil
        if parts.count > 1, path == nil { return nil }
        let plain = first.lowercased()
        let entry =
            all.first { $0.name.lowercased() == plain || $0.referenceGroups.contains { $0.lowercased() == plain } }
            ?? all.first { $0.card.name.description.lowercased() == plain }
            ?? all.first { $0.referenceGroups.contains { $0.lowercased().hasSuffix("." + plain) } }
        return entry.map { ($0, path) }
    }

    /// What the reference counts call the attention paths.
    private static let pathNames: [String: AttentionPath] = [
        "math": .sdpa, "fused": .sdpa, "eager": .eager, "sdpa": .sdpa, "flash": .flash, "flash_attention_2": .flash,
    ]

    private static let batch = ShapeParameter("B", 1, "views, windows or sequences in the call")

    private static func grid(_ side: Int) -> [ShapeParameter] {
        [ShapeParameter("H", side, "rows of the token grid"), ShapeParameter("W", side, "columns of the token grid")]
    }

    private static let viewOfGrid = DerivedShape("image") { image, _, scenario in
        let side = image / scenario.deepseekOCR.sam.patchSize
        return ["H": side, "W": side]
    }

    private static let viewOfTokens = DerivedShape("image") { image, _, scenario in
        let side = scenario.deepseekOCR.sam.featureSide(image: image)
        return ["tokens": side * side + 1]
    }

    private static let vision: [LayerEntry] = [
        LayerEntry(
            "PatchEmbed", PatchEmbed.self, groups: ["sam.PatchEmbed"],
            shape: [batch, ShapeParameter("image", 1024, "side of the view, pixels")]
        ) { shape, scenario throws(ScenarioError) in
            try PatchEmbed(
                batch: shape["B"], image: shape["image"], patch: scenario.deepseekOCR.sam.patchSize,
                width: scenario.deepseekOCR.sam.width)
        },
        LayerEntry(
            "Attention", Attention.self,
            groups: ["sam.Attention.windowed.no_rel_pos", "sam.Attention.windowed", "sam.Attention.global"],
            shape: [batch] + grid(14) + [
                ShapeParameter("C", \.sam.width, "channels of a token"),
                ShapeParameter("heads", \.sam.heads, "attention heads"),
                ShapeParameter(
                    "rel_pos_table", 0, "entries of each relative-position table; 0: no relative positions", least: 0),
            ],
            derived: [
                DerivedShape("image", needs: ["H", "W"]), DerivedShape("image_batch", needs: ["B"]),
                DerivedShape("note"),
            ], path: "attention.vision"
        ) { shape, scenario throws(ScenarioError) in
            try Attention(
                batch: shape["B"], height: shape["H"], breadth: shape["W"], width: shape["C"], heads: shape["heads"],
                relativePositions: shape["rel_pos_table"], path: scenario.workload.visionAttention)
        },
        block("Block.windowed", groups: ["sam.Block.windowed"], isGlobal: false),
        block("Block.global", groups: ["sam.Block.global"], isGlobal: true),
        LayerEntry(
            "MLPBlock", MLPBlock.self, groups: ["sam.MLPBlock"],
            shape: [batch] + grid(64) + [
                ShapeParameter("C", \.sam.width, "channels of a token"),
                ShapeParameter("mlp", \.sam.innerWidth, "inner width"),
            ]
        ) { shape, _ throws(ScenarioError) in
            try MLPBlock(
                batch: shape["B"], height: shape["H"], breadth: shape["W"], width: shape["C"], inner: shape["mlp"])
        },
        LayerEntry(
            "LayerNorm2d", LayerNorm2d.self, groups: ["sam.LayerNorm2d"],
            shape: [batch, ShapeParameter("C", \.sam.neckChannels, "channels")] + grid(64)
        ) { shape, _ throws(ScenarioError) in
            try LayerNorm2d(batch: shape["B"], width: shape["C"], height: shape["H"], breadth: shape["W"])
        },
        LayerEntry(
            "neck", Neck.self, groups: ["sam.neck"],
            shape: [batch, ShapeParameter("C", \.sam.width, "channels in")] + grid(64)
        ) { shape, scenario throws(ScenarioError) in
            try Neck(
                batch: shape["B"], height: shape["H"], breadth: shape["W"], width: shape["C"],
                outputs: scenario.deepseekOCR.sam.neckChannels)
        },
        LayerEntry(
            "net_2", Downsample.self, groups: ["sam.net_2"],
            shape: [batch, ShapeParameter("C", \.sam.neckChannels, "channels in")] + grid(64)
        ) { shape, scenario throws(ScenarioError) in
            try Downsample(
                batch: shape["B"], height: shape["H"], breadth: shape["W"], width: shape["C"],
                outputs: scenario.deepseekOCR.sam.middleChannels)
        },
        LayerEntry(
            "net_3", Downsample.self, groups: ["sam.net_3"],
            shape: [batch, ShapeParameter("C", \.sam.middleChannels, "channels in")] + grid(32)
        ) { shape, scenario throws(ScenarioError) in
            try Downsample(
                batch: shape["B"], height: shape["H"], breadth: shape["W"], width: shape["C"],
                outputs: scenario.deepseekOCR.sam.outputChannels)
        },
        LayerEntry(
            "ImageEncoderViT", ImageEncoderViT.self, groups: ["sam.ImageEncoderViT"],
            shape: [batch, ShapeParameter("image", 1024, "side of the view, pixels")], path: "attention.vision"
        ) { shape, scenario throws(ScenarioError) in
            try ImageEncoderViT(
                batch: shape["B"], image: shape["image"], configuration: scenario.deepseekOCR.sam,
                path: scenario.workload.visionAttention)
        },
        LayerEntry(
            "CLIPVisionEmbeddings", CLIPVisionEmbeddings.self, groups: ["clip.CLIPVisionEmbeddings.sam_features"],
            shape: [batch, ShapeParameter("tokens", 257, "tokens of a view, the class token included", least: 2)],
            derived: [viewOfTokens, DerivedShape("sam_feature")]
        ) { shape, scenario throws(ScenarioError) in
            try CLIPVisionEmbeddings(
                batch: shape["B"], features: shape["tokens"] - 1, configuration: scenario.deepseekOCR.clip)
        },
        LayerEntry(
            "CLIPVisionEmbeddings.conv", CLIPVisionEmbeddings.self, groups: ["clip.CLIPVisionEmbeddings.conv"],
            shape: [batch, ShapeParameter("image", 224, "side of the view, pixels")],
            derived: [DerivedShape("patch_embeds")]
        ) { shape, scenario throws(ScenarioError) in
            let side = try shape["image"] / scenario.deepseekOCR.clip.patchSize
            return try CLIPVisionEmbeddings(
                batch: shape["B"], features: side * side, convolvedImage: shape["image"],
                configuration: scenario.deepseekOCR.clip)
        },
        LayerEntry(
            "NoTPAttention", NoTPAttention.self, groups: ["clip.NoTPAttention"], shape: clipShape,
            path: "attention.vision"
        ) { shape, scenario throws(ScenarioError) in
            try NoTPAttention(
                batch: shape["B"], tokens: shape["S"], width: shape["C"], heads: shape["heads"],
                path: scenario.workload.visionAttention)
        },
        LayerEntry(
            "NoTPFeedForward", NoTPFeedForward.self, groups: ["clip.NoTPFeedForward"],
            shape: [
                batch, ShapeParameter("S", 257, "tokens of a view"),
                ShapeParameter("C", \.clip.width, "channels of a token"),
            ]
        ) { shape, scenario throws(ScenarioError) in
            try NoTPFeedForward(
                batch: shape["B"], tokens: shape["S"], width: shape["C"], inner: scenario.deepseekOCR.clip.feedForward)
        },
        LayerEntry(
            "NoTPTransformerBlock", NoTPTransformerBlock.self, groups: ["clip.NoTPTransformerBlock"], shape: clipShape,
            path: "attention.vision"
        ) { shape, scenario throws(ScenarioError) in
            try NoTPTransformerBlock(
                batch: shape["B"], tokens: shape["S"], configuration: scenario.deepseekOCR.clip.with(shape),
                path: scenario.workload.visionAttention)
        },
        LayerEntry(
            "NoTPTransformer", NoTPTransformer.self,
            groups: ["clip.NoTPTransformer.24layers", "clip.NoTPTransformer.2layers"],
            shape: clipShape + [ShapeParameter("num_layers", \.clip.layers, "blocks")], path: "attention.vision"
        ) { shape, scenario throws(ScenarioError) in
            try NoTPTransformer(
                batch: shape["B"], tokens: shape["S"], configuration: scenario.deepseekOCR.clip.with(shape),
                path: scenario.workload.visionAttention)
        },
        LayerEntry(
            "VitModel", VitModel.self, groups: ["clip.VitModel.24layers", "clip.VitModel.2layers"],
            shape: [
                batch, ShapeParameter("tokens", 257, "tokens of a view, the class token included", least: 2),
                ShapeParameter("num_layers", \.clip.layers, "blocks"),
            ],
            derived: [viewOfTokens, DerivedShape("sam_feature")], path: "attention.vision"
        ) { shape, scenario throws(ScenarioError) in
            try VitModel(
                batch: shape["B"], features: shape["tokens"] - 1, configuration: scenario.deepseekOCR.clip.with(shape),
                path: scenario.workload.visionAttention)
        },
        projector("MlpProjector", groups: ["MlpProjector.linear (vendor config)"], .linear),
        projector("MlpProjector.mlp_gelu", groups: ["MlpProjector.mlp_gelu_depth2"], .mlp_gelu),
    ]

    private static let clipShape = [
        batch, ShapeParameter("S", 257, "tokens of a view"), ShapeParameter("C", \.clip.width, "channels of a token"),
        ShapeParameter("heads", \.clip.heads, "attention heads"),
    ]

    private static func block(_ name: String, groups: [String], isGlobal: Bool) -> LayerEntry {
        LayerEntry(
            name, Block.self, groups: groups,
            shape: [batch] + grid(64) + [
                ShapeParameter("C", \.sam.width, "channels of a token"),
                ShapeParameter("heads", \.sam.heads, "attention heads"),
                isGlobal
                    ? ShapeParameter("window", 0, "side of a window, tokens; 0: global attention", least: 0)
                    : ShapeParameter(
                        "window", \.sam.windowSize, "side of a window, tokens; 0: global attention", least: 0),
            ],
            derived: [viewOfGrid], path: "attention.vision"
        ) { shape, scenario throws(ScenarioError) in
            let sam = scenario.deepseekOCR.sam
            let window = try shape["window"]
            return try Block(
                batch: shape["B"], height: shape["H"], breadth: shape["W"], width: shape["C"], heads: shape["heads"],
                window: window,
                relativePositions: window == 0 ? 2 * sam.positionSide - 1 : 2 * window - 1,
                inner: shape["C"] * sam.mlpRatio, path: scenario.workload.visionAttention)
        }
    }

    private static func projector(_ name: String, groups: [String], _ type: ProjectorType) -> LayerEntry {
        LayerEntry(
            name, MlpProjector.self, groups: groups,
            shape: [
                batch, ShapeParameter("S", 256, "tokens of a view"),
                ShapeParameter("input_dim", \.projectorInputs, "channels in"),
                ShapeParameter("n_embed", \.decoder.hidden, "channels out"),
                type == .linear
                    ? ShapeParameter("depth", 1, "linear layers of an mlp_gelu projector")
                    : ShapeParameter("depth", \.projectorDepth, "linear layers of an mlp_gelu projector"),
            ],
            derived: [DerivedShape("projector_type", parameter: "projector_config.projector_type")]
        ) { shape, scenario throws(ScenarioError) in
            try MlpProjector(
                batch: shape["B"], tokens: shape["S"], inputs: shape["input_dim"], hidden: shape["n_embed"],
                type: type == .mlp_gelu ? type : scenario.deepseekOCR.projectorType, depth: shape["depth"])
        }
    }
}

extension CLIPConfiguration {
    /// The constants that a shape names in place of one's own.
    func with(_ shape: LayerShape) -> CLIPConfiguration {
        var changed = self
        changed.width = shape.value(of: "C") ?? width
        changed.heads = shape.value(of: "heads") ?? heads
        changed.layers = shape.value(of: "num_layers") ?? layers
        return changed
    }
}

extension SAMConfiguration {
    /// Channels inside the feed-forward half of a block.
    fileprivate var innerWidth: Int { width * mlpRatio }
}
