extension DecoderModel {
    /// Its layers one by one: embedding and rotary table, the halves of a layer and their parts in each kind that there is, whole
    /// layers, the last norm and the head.
    public var blocks: [DecoderBlock] {
        let hidden = hidden
        var all = [DecoderBlock("embedding", ["embed_tokens"]) { [self] in TokenEmbedding(model: self, call: $0) }]
        if rotaryWidth > 0 {
            all.append(
                DecoderBlock("rotary", ["rotary_emb"]) { [rotaryWidth, rotaryTables] in
                    RotaryTable(call: $0, width: rotaryWidth, tables: rotaryTables)
                })
        }
        for kind in kinds("attention", { $0.layer.attention }, telling: { $0.attentionName }) {
            switch kind.shape {
            case .grouped(let shape):
                all.append(
                    DecoderBlock(kind.name, ["self_attn"], in: kind.indexes) {
                        GroupedQueryAttention(call: $0, hidden: hidden, shape: shape)
                    })
            case .latent(let shape):
                all.append(
                    DecoderBlock(kind.name, ["self_attn"], in: kind.indexes) {
                        LatentAttention(call: $0, hidden: hidden, shape: shape)
                    })
            }
        }
        for kind in kinds("mlp", { $0.dense }) {
            all.append(
                DecoderBlock(kind.name, ["feed_forward"], in: kind.indexes) {
                    FeedForward(call: $0, hidden: hidden, shape: kind.shape)
                })
        }
        for kind in kinds("mixture", { $0.mixture }) { all += Self.parts(of: kind, hidden) }
        for kind in kinds("layer", { $0.layer }) {
            all.append(
                DecoderBlock(kind.name, in: kind.indexes) {
                    TransformerLayer(call: $0, hidden: hidden, shape: kind.shape)
                })
        }
        all.append(
            DecoderBlock("norm", [finalNormName.description]) { [finalNorm] in
                TokenNorm(call: $0, width: hidden, letter: .hidden, kind: finalNorm)
            })
        all.append(DecoderBlock("head", ["lm_head"]) { [self] in head($0) })
        return all
    }

    /// A mixture of experts and its parts: router, one expert over all tokens, shared expert.
    private static func parts(of kind: Kind<MixtureShape>, _ hidden: Int) -> [DecoderBlock] {
        let shape = kind.shape
        let ending = kind.name.dropFirst("mixture".count)
        var expert = FeedForwardShape(inner: shape.inner)
        expert.activation = shape.activation
        expert.hasBias = shape.hasExpertBias
        var parts = [
            DecoderBlock(kind.name, ["moe"], in: kind.indexes) {
                MixtureOfExperts(call: $0, hidden: hidden, shape: shape)
            },
            DecoderBlock("router" + ending, [shape.routerName.description], in: kind.indexes) {
                ExpertRouter(call: $0, hidden: hidden, shape: shape)
            },
            DecoderBlock("expert" + ending, in: kind.indexes) { [expert] in
                FeedForward(call: $0, hidden: hidden, shape: expert)
            },
        ]
        if let shared = shape.shared {
            parts.append(
                DecoderBlock("shared_expert" + ending, [shared.name.description], in: kind.indexes) {
                    FeedForward(call: $0, hidden: hidden, shape: shared.feedForward)
                })
        }
        return parts
    }

    /// Layers or parts of layers that are alike.
    private struct Kind<Shape: Sendable>: Sendable {
        let name: String
        let shape: Shape
        var indexes: [Int]
    }

    /// The kinds of a part, in the order of their first layers. One that is the same wherever it stands has the plain name; of
    /// several, each says its group, and where groups have one name, its first layer.
    private func kinds<Shape: Hashable & Sendable>(
        _ name: String, _ part: (Group) -> Shape?, telling word: (Group) -> String = { $0.name.description }
    ) -> [Kind<Shape>] {
        var kinds: [Kind<Shape>] = []
        for group in groups {
            guard let shape = part(group) else { continue }
            if let index = kinds.firstIndex(where: { $0.shape == shape }) {
                kinds[index].indexes = (kinds[index].indexes + group.indexes).sorted()
            } else {
                let long = name + "." + word(group).split(separator: " ").joined(separator: "-")
                let isTaken = kinds.contains { $0.name == long }
                let ending = isTaken ? ".\(group.indexes.first ?? 0)" : ""
                kinds.append(Kind(name: long + ending, shape: shape, indexes: group.indexes))
            }
        }
        guard kinds.count == 1 else { return kinds }
        return kinds.map { Kind(name: name, shape: $0.shape, indexes: $0.indexes) }
    }
}

extension DecoderModel.Group {
    /// What tells its attention from that of other groups, in a word.
    fileprivate var attentionName: String {
        switch layer.attention {
        case .latent: "latent"
        case .grouped(let shape):
            switch shape.window {
            case .sliding?: "sliding"
            case .chunked?: "chunked"
            case nil: "full"
            }
        }
    }

    fileprivate var dense: FeedForwardShape? {
        if case .dense(let shape) = layer.feedForward { shape } else { nil }
    }

    fileprivate var mixture: MixtureShape? {
        if case .mixture(let shape) = layer.feedForward { shape } else { nil }
    }
}
