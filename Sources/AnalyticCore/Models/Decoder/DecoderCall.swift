/// One call of a decoder: a prompt, or a step of one token.
public struct DecoderCall: Layer {
    /// See `LayerCard`.
    public static let card = LayerCard(
        name: "CausalLanguageModel", source: "transformers (…ForCausalLM)",
        summary: "A decoder with its head: reads a prompt, then writes one token a step.",
        shapes: "tokens [B, S] → scores [B, S, V]",
        why:
            "A prompt is read at once, which uses every weight for many tokens; the answer is written token by token, and each token reads all weights again."
    )

    /// The model.
    public var model: DecoderModel
    /// The call.
    public var call: BlockCall
    /// Positions of each sequence that the head scores.
    public var scored: Int

    /// A call that scores every position, as the reference does, or `scored` of them.
    public init(_ model: DecoderModel, _ call: BlockCall, scored: Int? = nil) {
        self.model = model
        self.call = call
        self.scored = scored ?? call.tokens
    }

    /// States embedding, layers, last norm and head.
    public func describe<R: Recorder>(into recorder: inout R) {
        recorder.module("model", DecoderStack(model: model, call: call))
        let elements = call.rows(R.N.self) * .dimension(.hidden, model.hidden)
        recorder.hold(2 * elements)
        var head = call
        head.tokens = scored
        recorder.module("lm_head", model.head(head))
    }
}

extension DecoderModel {
    /// The head in a call, whose tokens are the positions that are scored.
    func head(_ call: BlockCall) -> VocabularyHead {
        VocabularyHead(
            call: call, hidden: hidden, vocabulary: vocabulary, isTied: tiesHead, hasBias: hasHeadBias,
            isCapped: isHeadCapped)
    }
}

/// The embedding on its own.
struct TokenEmbedding: Layer {
    static var weights: WeightClass? { .embedding }
    static let card = LayerCard(
        name: "Embedding", source: "torch.nn", summary: "Looks up one row of its table for each token.",
        shapes: "tokens [B, S] → [B, S, H]",
        why:
            "A word is a number in a list; layers work on vectors. The table holds one for each word of the vocabulary."
    )

    let model: DecoderModel
    let call: BlockCall

    func describe<R: Recorder>(into recorder: inout R) {
        recorder.record(
            lookup(), parameters: .dimension(.vocabulary, model.vocabulary) * .dimension(.hidden, model.hidden))
    }

    /// The look-up, which reads a row for each token, whatever the size of the table.
    func lookup<N: Quantity>() -> Operation<N> {
        let rows = call.rows(N.self)
        let H = N.dimension(.hidden, model.hidden)
        var lookup = Operation<N>(
            "embed_tokens", .gather, moduleClass: "Embedding", weights: rows * H, writes: rows * H,
            fixedReads: 8 * rows, note: "one row of the embedding per token")
        lookup.weightClass = .embedding
        lookup.split = .columns
        return lookup
    }
}

/// A decoder without its head.
struct DecoderStack: Layer {
    static let card = LayerCard(
        name: "DecoderModel", source: "transformers (…Model)",
        summary: "Embedding, decoder layers and the last norm.", shapes: "tokens [B, S] → hidden states [B, S, H]",
        why:
            "All that a token learns from the ones before it happens in these layers, one after another.")

    let model: DecoderModel
    let call: BlockCall

    func describe<R: Recorder>(into recorder: inout R) {
        let rows = call.rows(R.N.self)
        let H = R.N.dimension(.hidden, model.hidden)
        TokenEmbedding(model: model, call: call).describe(into: &recorder)
        recorder.allReduce(
            "embedding_all_reduce", rows: rows, columns: H, note: "each device holds a part of the table")
        recorder.hold(rows * H)
        if model.rotaryWidth > 0 {
            recorder.module(
                "rotary_emb", RotaryTable(call: call, width: model.rotaryWidth, tables: model.rotaryTables))
        }
        // The hidden states that the loop over the layers holds beside the first ones.
        recorder.hold(rows * H)
        recorder.container("layers", ModuleList.self) { recorder in
            for group in model.groups {
                recorder.module(
                    group.name, TransformerLayer(call: call, hidden: model.hidden, shape: group.layer),
                    instances: .each(group.indexes))
            }
        }
        recorder.handOn("stage_sends", rows: rows, columns: H, note: "each stage hands its hidden states to the next")
        recorder.module(
            model.finalNormName.text,
            TokenNorm(call: call, width: model.hidden, letter: .hidden, kind: model.finalNorm))
    }
}
