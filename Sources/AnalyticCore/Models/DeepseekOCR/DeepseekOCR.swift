/// The model with its head: the root of the tree.
public enum DeepseekOCRForCausalLM: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekOCRForCausalLM", source: "modeling_deepseekocr.py",
        summary:
            "DeepSeek-OCR: a page becomes a few hundred vision tokens, which a mixture-of-experts decoder reads out as text.",
        shapes: "pages and prompt → text",
        why:
            "Reading text off a picture needs eyes and a writer: the towers turn pixels into tokens that the writer understands like words, and the fewer tokens they need for a page, the less the writer has to read."
    )
    /// Described by `DeepseekOCR`.
    public func describe<R: Recorder>(into model: inout R) {}
}

/// The model without its head.
public enum DeepseekOCRModel: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekOCRModel", source: "modeling_deepseekocr.py",
        summary:
            "Vision towers and projector, whose tokens take the image's place in the prompt, then the decoder layers.",
        shapes: "pages and prompt → hidden states [B, S, H]",
        why:
            "The picture's tokens stand among the words of the prompt, so that the decoder needs no machinery of its own for pictures."
    )
    /// Described by `DeepseekOCR`.
    public func describe<R: Recorder>(into model: inout R) {}
}

/// Puts the layers together from a configuration and a workload.
public struct DeepseekOCR: Sendable {
    /// Architecture constants.
    public let configuration: DeepseekOCRConfiguration
    /// What is asked of the model.
    public let workload: Workload
    /// Views and tokens.
    public let geometry: WorkloadGeometry

    /// Indexes of the dense decoder layers, and of those with a mixture of experts.
    private let dense: [Int]
    private let mixture: [Int]

    /// An assembly of legal values (see `Scenario.validate`).
    public init(configuration: DeepseekOCRConfiguration, workload: Workload) {
        self.init(configuration, workload, WorkloadGeometry(workload, sam: configuration.sam))
    }

    /// An assembly whose geometry is known.
    init(_ configuration: DeepseekOCRConfiguration, _ workload: Workload, _ geometry: WorkloadGeometry) {
        self.configuration = configuration
        self.workload = workload
        self.geometry = geometry
        dense = configuration.decoder.denseIndexes
        mixture = configuration.decoder.mixtureIndexes
    }

    /// States the whole model, every pass of every section.
    public func describe<R: ModelRecorder>(into model: inout R) {
        model.open("", DeepseekOCRForCausalLM.self, instances: .single)
        if model.open("model", DeepseekOCRModel.self, instances: .single) {
            model.run(.vision, calls: visionCalls) { model, pass in describeVision(into: &model, pass) }
            model.run(.decoder, calls: decoderCalls) { model, pass in describeDecoder(into: &model, pass) }
        }
        model.close()
        model.run(.decoder, calls: decoderCalls) { model, pass in
            // The hidden states before and after the last norm.
            let hidden = R.N.dimension(.hidden, configuration.decoder.hidden)
            model.hold(2 * R.N.dimension(.batch, workload.batch) * .dimension(.tokens, span(pass).tokens) * hidden)
            model.module("lm_head", head(pass))
        }
        model.close()
    }

    /// The reference loops over the pages of a batch: each is a call of its own.
    private func visionCalls(_ pass: Pass) -> Int {
        let views = pass == .global ? geometry.globalViews : geometry.tiles
        return views > 0 ? workload.batch : 0
    }

    private func decoderCalls(_ pass: Pass) -> Int {
        switch pass {
        case .prefill: geometry.contextTokens > 0 ? 1 : 0
        default: workload.decodeTokens > 0 ? 1 : 0
        }
    }

    /// Pages, and prompts in embedded form, which stay in memory through the vision passes.
    private func holdInputs<R: Recorder>(into model: inout R) {
        let pages = R.N.dimension(.batch, workload.batch)
        let px = R.N.dimension(.imageSide, geometry.baseSize)
        let tile = R.N.dimension(.imageSide, geometry.tiles > 0 ? geometry.tileSize : geometry.baseSize)
        let tiles = R.N.dimension(.batch, max(1, geometry.tiles))
        let context = R.N.dimension(.context, geometry.contextTokens)
        model.hold(
            pages * (3 * px * px + tiles * (3 * tile * tile))
                + pages * context * .dimension(.hidden, configuration.decoder.hidden),
            bytes: 9 * pages * context)
    }

    private func describeVision<R: Recorder>(into model: inout R, _ pass: Pass) {
        let isGlobal = pass == .global
        let views = isGlobal ? geometry.globalViews : geometry.tiles
        let image = isGlobal ? geometry.baseSize : geometry.tileSize
        let side = isGlobal ? geometry.baseFeatures : geometry.tileFeatures
        let path = workload.visionAttention
        let clip = configuration.clip
        let inputs = configuration.projectorInputs
        let H = R.N.dimension(.hidden, configuration.decoder.hidden)
        let tokens = R.N.dimension(.batch, views) * .dimension(.samFeatures, side * side)
        if isGlobal || geometry.tiles > 0 { holdInputs(into: &model) }
        if isGlobal, geometry.tiles > 0 { holdTileFeatures(into: &model) }
        let px = R.N.dimension(.imageSide, image)
        let pixels = R.N.dimension(.batch, views) * (3 * px * px)
        model.record(
            Operation(
                "any_pixels", .add, vectorElements: pixels, launches: 0,
                note: "sums all pixels: an empty picture of tiles stands for none")
        ) { kernels in
            kernels.run(reads: pixels, writes: 1)
            if isGlobal, geometry.tiles == 0 { kernels.run(reads: pixels, writes: 1) }
        }
        model.module(
            "sam_model", ImageEncoderViT(batch: views, image: image, configuration: configuration.sam, path: path))
        let features = tokens * .dimension(.width, clip.width)
        let width = R.N.dimension(.outputs, configuration.sam.outputChannels)
        model.hold(tokens * width)
        model.module(
            "vision_model", VitModel(batch: views, features: side * side, configuration: clip, path: path))
        model.hold(features + R.N.dimension(.batch, views) * .dimension(.width, clip.width))
        let joined = tokens * .dimension(.inputs, inputs)
        model.copy("cat_features", joined, note: "CLIP's and SAM's features of a token, side by side")
        model.hold(joined)
        model.module(
            "projector",
            MlpProjector(
                batch: views, tokens: side * side, inputs: inputs, hidden: configuration.decoder.hidden,
                type: configuration.projectorType, depth: configuration.projectorDepth))
        let newlines = isGlobal ? max(0, geometry.globalTokens - 1) : geometry.tileTokens
        let placed = R.N.dimension(.tokens, newlines) * H
        let page = R.N.dimension(.tokens, geometry.imageTokens) * H
        model.parameter("image_newline", H)
        model.parameter("view_seperator", H)
        model.record(
            Operation(
                "cat_newlines", .copy, weights: H, launches: 0, note: "a newline token after each row of the picture")
        ) { kernels in
            if !isGlobal {
                // Tile by tile becomes row by row; the sides are multiplied as tensors of one number.
                if geometry.grid.columns > 1 { kernels.run(reads: tokens * H, writes: tokens * H) }
                for _ in 0..<3 { kernels.run(fixedReads: 8, fixedWrites: 8) }
            }
            kernels.run(reads: tokens * H, writes: placed, weights: H)
        }
        model.record(
            Operation(
                "cat_views", .copy, weights: H, launches: 0, isRun: isGlobal,
                note: "tiles, global view and the separator in a row, then the pages of the request")
        ) { kernels in
            kernels.run(reads: R.N.dimension(.tokens, max(0, geometry.imageTokens - 1)) * H, writes: page, weights: H)
            kernels.run(reads: page, writes: page)
        }
        let context = R.N.dimension(.context, geometry.contextTokens)
        model.record(
            Operation(
                "masked_scatter_", .scatter, reads: page, writes: page, fixedReads: context, isRun: isGlobal,
                note: "puts the vision tokens in the prompt's image places"), parameters: 0)
    }

    /// What the pass over the tiles leaves behind while the global view is looked at.
    private func holdTileFeatures<R: Recorder>(into model: inout R) {
        let views = R.N.dimension(.batch, geometry.tiles)
        let tokens = views * .dimension(.samFeatures, geometry.tileFeatures * geometry.tileFeatures)
        let width = R.N.dimension(.width, configuration.clip.width)
        model.hold(
            tokens * .dimension(.outputs, configuration.sam.outputChannels) + (tokens + views) * width
                + tokens * .dimension(.hidden, configuration.decoder.hidden))
    }

    private func describeDecoder<R: Recorder>(into model: inout R, _ pass: Pass) {
        let decoder = configuration.decoder
        let (tokens, past) = span(pass)
        let B = R.N.dimension(.batch, workload.batch)
        let S = R.N.dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, decoder.hidden)
        var lookup = Operation<R.N>(
            "embed_tokens", .gather, moduleClass: "Embedding", weights: B * S * H, writes: B * S * H,
            fixedReads: 8 * B * S, note: "one row of the embedding per token")
        lookup.weightClass = .embedding
        lookup.split = .columns
        model.record(lookup, parameters: .dimension(.vocabulary, decoder.vocabulary) * H)
        model.allReduce("embedding_all_reduce", rows: B * S, columns: H, note: "each device holds a part of the table")
        model.hold(B * S * H)
        mask(tokens: tokens, past: past, into: &model)
        // The hidden states that the loop over the layers holds beside the first ones.
        model.hold(B * S * H)
        model.container("layers", ModuleList.self) { model in
            if !dense.isEmpty {
                model.module("dense", layer(pass, isMixture: false), instances: .each(dense))
            }
            if !mixture.isEmpty {
                model.module("mixture", layer(pass, isMixture: true), instances: .each(mixture))
            }
        }
        model.handOn("stage_sends", rows: B * S, columns: H, note: "each stage hands its hidden states to the next")
        model.module("norm", DeepseekV2RMSNorm(batch: workload.batch, tokens: tokens, hidden: decoder.hidden))
    }

    /// `_prepare_4d_causal_attention_mask`: what may be attended to as additive numbers, [B, 1, S, T].
    private func mask<R: Recorder>(tokens: Int, past: Int, into model: inout R) {
        let B = R.N.dimension(.batch, workload.batch)
        let S = R.N.dimension(.tokens, tokens)
        let T = R.N.dimension(.context, past + tokens)
        let isRun = workload.decoderAttention != .flash
        model.record(
            Operation(
                "causal_mask", .copy, launches: 0, isRun: isRun,
                note: "a 4D additive mask is always built; fused and flash attention need none")
        ) { kernels in
            kernels.run(writes: B * S * T, fixedReads: 8 * B * T)
            kernels.run(reads: B * S * T, writes: B * S * T)
            kernels.run(reads: B * S * T, fixedWrites: B * S * T)
            kernels.run(reads: B * S * T, writes: B * S * T, fixedReads: B * S * T)
            guard tokens > 1 else { return }
            kernels.run(fixedWrites: 4 * S * S)
            kernels.run(fixedWrites: 8 * S)
            kernels.run(fixedReads: 8 * S, fixedWrites: 8 * S)
            kernels.run(fixedReads: 16 * S, fixedWrites: S * S)
            kernels.run(fixedReads: 5 * S * S, fixedWrites: 4 * S * S)
            kernels.narrow(S * S)
            kernels.run(reads: B * S * T, fixedWrites: B * S * T)
            kernels.run(reads: S * T, writes: B * S * T, fixedReads: B * S * T)
        }
        if isRun, model.execution == .eager { model.hold(B * S * T) }
    }

    /// Tokens that a pass brings, and those already in the cache.
    private func span(_ pass: Pass) -> (tokens: Int, past: Int) {
        let context = geometry.contextTokens
        return switch pass {
        case .firstStep: (1, context)
        case .lastStep: (1, context + max(0, workload.decodeTokens - 1))
        default: (context, 0)
        }
    }

    private func layer(_ pass: Pass, isMixture: Bool) -> DeepseekV2DecoderLayer {
        let (tokens, past) = span(pass)
        return DeepseekV2DecoderLayer(
            batch: workload.batch, tokens: tokens, past: past, isMixture: isMixture,
            configuration: configuration.decoder, path: workload.decoderAttention, routing: workload.routing,
            startsCache: pass == .prefill)
    }

    private func head(_ pass: Pass) -> LanguageHead {
        let scored = pass == .prefill && workload.logits == .all ? geometry.contextTokens : min(1, span(pass).tokens)
        return LanguageHead(
            batch: workload.batch, tokens: scored, hidden: configuration.decoder.hidden,
            vocabulary: configuration.decoder.vocabulary)
    }
}
