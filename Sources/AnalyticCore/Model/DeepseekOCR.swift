/// The model with its head: the root of the tree.
public enum DeepseekOCRForCausalLM: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "DeepseekOCRForCausalLM", source: "modeling_deepseekocr.py",
        summary:
            "DeepSeek-OCR: a page becomes a few hundred vision tokens, which a mixture-of-experts decoder reads out as text.",
        shapes: "pages and prompt → text")
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
        shapes: "pages and prompt → hidden states [B, S, H]")
    /// Described by `DeepseekOCR`.
    public func describe<R: Recorder>(into model: inout R) {}
}

/// Puts the layers together from a configuration and a workload.
public struct DeepseekOCR: Sendable {
    /// Architecture constants.
    public let configuration: ModelConfiguration
    /// What is asked of the model.
    public let workload: Workload
    /// Views and tokens.
    public let geometry: WorkloadGeometry

    /// An assembly of legal values (see `Scenario.validated`).
    public init(configuration: ModelConfiguration, workload: Workload) {
        self.configuration = configuration
        self.workload = workload
        geometry = WorkloadGeometry(workload, sam: configuration.sam)
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
        model.module(
            "sam_model", ImageEncoderViT(batch: views, image: image, configuration: configuration.sam, path: path))
        model.module(
            "vision_model", VitModel(batch: views, features: side * side, configuration: clip, path: path))
        model.move(
            .copy, "cat_features", from: tokens * .dimension(.inputs, inputs), to: tokens * .dimension(.inputs, inputs),
            note: "CLIP's and SAM's features of a token, side by side")
        model.module(
            "projector",
            MlpProjector(
                batch: views, tokens: side * side, inputs: inputs, hidden: configuration.decoder.hidden,
                type: configuration.projectorType, depth: configuration.projectorDepth))
        let placed = R.N.dimension(.tokens, isGlobal ? geometry.globalTokens : geometry.tileTokens) * H
        model.parameter("image_newline", H)
        model.parameter("view_seperator", H)
        model.move(
            .copy, "cat_newlines", from: tokens * H, to: placed, weights: H,
            note: "a newline token after each row of the picture, the separator at the end")
        model.move(
            .scatter, "masked_scatter_", from: placed, to: placed,
            note: "puts the vision tokens in the prompt's image places")
    }

    private func describeDecoder<R: Recorder>(into model: inout R, _ pass: Pass) {
        let decoder = configuration.decoder
        let (tokens, past) = span(pass)
        let B = R.N.dimension(.batch, workload.batch)
        let S = R.N.dimension(.tokens, tokens)
        let H = R.N.dimension(.hidden, decoder.hidden)
        model.record(
            Operation(
                "embed_tokens", .gather, moduleClass: "Embedding", weights: B * S * H, writes: B * S * H,
                note: "one row of the embedding per token"),
            parameters: .dimension(.vocabulary, decoder.vocabulary) * H)
        model.record(
            Operation(
                "causal_mask", .copy, writes: B * S * .dimension(.context, past + tokens),
                note: "a 4D additive mask is always built"),
            parameters: 0)
        model.container("layers", ModuleList.self) { model in
            let dense = decoder.denseIndexes
            let mixture = decoder.mixtureIndexes
            if !dense.isEmpty {
                model.module("dense", layer(pass, isMixture: false), instances: .each(dense))
            }
            if !mixture.isEmpty {
                model.module("mixture", layer(pass, isMixture: true), instances: .each(mixture))
            }
        }
        model.module("norm", DeepseekV2RMSNorm(batch: workload.batch, tokens: tokens, hidden: decoder.hidden))
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
            configuration: configuration.decoder, path: workload.decoderAttention)
    }

    private func head(_ pass: Pass) -> LanguageHead {
        let scored = pass == .prefill && workload.logits == .all ? geometry.contextTokens : min(1, span(pass).tokens)
        return LanguageHead(
            batch: workload.batch, tokens: scored, hidden: configuration.decoder.hidden,
            vocabulary: configuration.decoder.vocabulary)
    }
}
