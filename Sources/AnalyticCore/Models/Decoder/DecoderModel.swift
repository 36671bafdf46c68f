/// A decoder as one value: what its `config.json` says, in the terms that costs follow from.
///
/// Layers that are alike form a group: they are one node of the tree, and cost one description however many there are.
public struct DecoderModel: Hashable, Sendable {
    /// Layers that are alike.
    public struct Group: Hashable, Sendable {
        /// Where they stand.
        public var indexes: [Int]
        /// What each of them is.
        public var layer: DecoderLayerShape
    }

    /// `hidden_size`.
    public var hidden: Int
    /// `vocab_size`.
    public var vocabulary: Int
    /// `tie_word_embeddings`: whether the head reads the embedding's weights.
    public var tiesHead: Bool
    /// Whether the head has a bias.
    public var hasHeadBias = false
    /// `final_logit_softcapping`: whether the head's scores are capped.
    public var isHeadCapped = false
    /// `max_position_embeddings`: tokens that the model was made for; nil where its file does not say.
    public var contextLength: Int?
    /// Rotary tables that a call makes: one for each base frequency.
    public var rotaryTables = 1
    /// How the last norm scales.
    public var finalNorm = NormKind.rms
    /// Name of the last norm.
    public var finalNormName: ModuleName = "norm"
    /// The layers, alike ones together, by their first index.
    public let groups: [Group]

    /// A decoder of `layers`, in their order.
    public init(hidden: Int, vocabulary: Int, tiesHead: Bool, layers: [DecoderLayerShape]) {
        self.hidden = hidden
        self.vocabulary = vocabulary
        self.tiesHead = tiesHead
        var positions: [DecoderLayerShape: Int] = [:]
        var groups: [Group] = []
        for (index, layer) in layers.enumerated() {
            if let position = positions[layer] {
                groups[position].indexes.append(index)
            } else {
                positions[layer] = groups.count
                groups.append(Group(indexes: [index], layer: layer))
            }
        }
        self.groups = groups
    }

    /// `num_hidden_layers`.
    public var layers: Int { groups.reduce(0) { $0 + $1.indexes.count } }

    /// Windows of its layers, the narrowest first; none where all attend all the way.
    public var windows: [AttentionWindow] {
        Set(
            groups.compactMap { group in
                if case .grouped(let attention) = group.layer.attention { attention.window } else { nil }
            }
        ).sorted { $0.width < $1.width }
    }

    /// Whether some layer has experts.
    public var hasExperts: Bool {
        groups.contains { if case .mixture = $0.layer.feedForward { true } else { false } }
    }

    /// Whether the reference's own code and servers compute it differently, so that the form matters.
    public var hasTwoForms: Bool {
        groups.contains { group in
            if case .latent = group.layer.attention { return true }
            if case .mixture(let mixture) = group.layer.feedForward, mixture.computesAll { return true }
            return false
        } || !windows.isEmpty
    }

    /// Channels that the rotary table of a call covers; 0 where no layer turns.
    var rotaryWidth: Int {
        groups.map { group in
            switch group.layer.attention {
            case .grouped(let attention): attention.rotaryWidth
            case .latent(let attention): attention.rotaryWidth
            }
        }.max() ?? 0
    }
}

extension DecoderModel.Group {
    /// What tells these layers from the others of the model, in a word or two.
    public var name: StaticString {
        var isWindowed = false
        var isChunked = false
        if case .grouped(let attention) = layer.attention, let window = attention.window {
            isWindowed = true
            if case .chunked = window { isChunked = true }
        }
        let isMixture = if case .mixture = layer.feedForward { true } else { false }
        return switch (isWindowed, isChunked, isMixture) {
        case (false, _, false): "dense"
        case (false, _, true): "mixture"
        case (true, false, false): "sliding"
        case (true, false, true): "sliding mixture"
        case (true, true, false): "chunked"
        case (true, true, true): "chunked mixture"
        }
    }
}
