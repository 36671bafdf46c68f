/// What nearly every decoder's `config.json` says, read once.
struct DecoderFields {
    var hidden: Int
    var layers: Int
    var vocabulary: Int
    var contextLength: Int?
    var tiesHead: Bool
    /// Attention over everything, without biases, norms and windows.
    var attention: GroupedAttentionShape
    /// A gated feed-forward layer without bias, `intermediate_size` wide.
    var feedForward: FeedForwardShape

    /// The model whose layers are all `layer`, or what `change` makes of it at an index.
    func model(
        _ layer: DecoderLayerShape, _ change: (Int, inout DecoderLayerShape) -> Void = { _, _ in }
    ) -> DecoderModel {
        let layers = (0..<layers).map { index in
            var layer = layer
            change(index, &layer)
            return layer
        }
        var model = DecoderModel(hidden: hidden, vocabulary: vocabulary, tiesHead: tiesHead, layers: layers)
        model.contextLength = contextLength
        model.finalNorm = layer.normKind
        return model
    }

    /// A pre-norm layer of attention and feed-forward layer as they were read.
    var layer: DecoderLayerShape {
        DecoderLayerShape(attention: .grouped(attention), feedForward: .dense(feedForward))
    }
}

/// What a family's reading takes where a file does not say.
struct DecoderDefaults {
    var vocabulary: Int
    var heads: Int
    /// nil: as many as there are query heads.
    var keyValueHeads: Int?
    /// nil: the hidden size over the heads.
    var headWidth: Int?
    var tiesHead = false
    var activation = "silu"
    /// The field that names the activation.
    var activationField = "hidden_act"
    var rotaryShare = 1.0
}

extension ConfigReader {
    /// The activations that are modelled.
    private static let activations: [String: Activation] = [
        "silu": .silu, "swish": .silu, "gelu": .gelu, "gelu_new": .gelu, "gelu_fast": .gelu,
        "gelu_pytorch_tanh": .gelu,
    ]

    /// Reads what nearly every decoder has. Sizes that make a model its own must be there; the rest has the reference's
    /// defaults.
    mutating func decoder(_ defaults: DecoderDefaults) throws(ConfigRefusal) -> DecoderFields {
        let hidden = try size("hidden_size")
        let layers = try size("num_hidden_layers", most: DecoderModel.mostLayers)
        let heads = try size("num_attention_heads", otherwise: defaults.heads)
        let keyValueHeads = try optionalSize("num_key_value_heads", otherwise: defaults.keyValueHeads) ?? heads
        let headWidth = try optionalSize("head_dim", otherwise: defaults.headWidth) ?? hidden / heads
        guard headWidth > 0 else {
            throw .field(
                field: "num_attention_heads", found: String(heads), allowed: "at most hidden_size, \(hidden)")
        }
        var attention = GroupedAttentionShape(heads: heads, keyValueHeads: keyValueHeads, headWidth: headWidth)
        let share = try share("partial_rotary_factor", otherwise: defaults.rotaryShare)
        attention.rotaryWidth = Int(Double(headWidth) * share)
        var feedForward = FeedForwardShape(inner: try size("intermediate_size"))
        feedForward.activation = try word(
            defaults.activationField, otherwise: defaults.activation, Self.activations, needs: "another activation")
        return DecoderFields(
            hidden: hidden, layers: layers, vocabulary: try size("vocab_size", otherwise: defaults.vocabulary),
            contextLength: try optionalSize("max_position_embeddings"),
            tiesHead: try flag("tie_word_embeddings", otherwise: defaults.tiesHead), attention: attention,
            feedForward: feedForward)
    }

    /// `attention_bias`, where it means all four projections.
    mutating func attentionBias(
        _ attention: inout GroupedAttentionShape, otherwise: Bool = false
    ) throws(ConfigRefusal) {
        let bias = try flag("attention_bias", otherwise: otherwise)
        attention.hasInputBias = bias
        attention.hasOutputBias = bias
    }

    /// The window of each layer: as `layer_types` has it, or where the file has none, by the family's rule.
    ///
    /// - Parameters:
    ///   - count: Layers.
    ///   - sliding: `sliding_window`, where it is in force.
    ///   - chunk: `attention_chunk_size`.
    ///   - rule: Whether a layer has a window where `layer_types` is not there.
    mutating func windows(
        _ count: Int, sliding: Int?, chunk: Int? = nil, rule: (Int) -> Bool
    ) throws(ConfigRefusal) -> [AttentionWindow?] {
        let own: AttentionWindow? =
            chunk.map { .chunked(width: $0) } ?? sliding.map { .sliding(width: $0) }
        guard let types = try words("layer_types") else { return (0..<count).map { rule($0) ? own : nil } }
        guard types.count == count else {
            throw .field(
                field: "layer_types", found: "\(types.count) values", allowed: "one for each of \(count) layers")
        }
        return try types.map { type throws(ConfigRefusal) in
            switch type {
            case "full_attention", "attention": return nil
            case "sliding_attention":
                guard let sliding else { throw .missing(field: "sliding_window") }
                return .sliding(width: sliding)
            case "chunked_attention":
                guard let chunk else { throw .missing(field: "attention_chunk_size") }
                return .chunked(width: chunk)
            default:
                throw .notModelled(field: "layer_types", found: "\"\(type)\"", needs: Self.block(of: type))
            }
        }
    }

    private static func block(of type: String) -> String {
        switch type {
        case "linear_attention", "hybrid", "hybrid_sliding": "linear attention or a state-space block"
        case "mamba", "mamba2": "a state-space block"
        case "conv": "a convolution block"
        case "indexed_attention", "deepseek_sparse_attention", "qwen_sparse_attention":
            "sparse attention with an indexer"
        default: "a block of that kind"
        }
    }
}
