/// The shapes that the three attention classes of the decoder share.
public struct LlamaSelfAttention: Sendable, Hashable {
    /// Sequences in the call.
    public var batch: Int
    /// Tokens that each brings.
    public var tokens: Int
    /// Tokens already in the KV cache.
    public var past: Int
    /// Hidden size.
    public var hidden: Int
    /// Query heads.
    public var heads: Int
    /// Key and value heads.
    public var keyValueHeads: Int
    /// Channels of a head.
    public var headWidth: Int
    /// Whether the call is the first of its sequences, whose keys and values become the KV cache as they are.
    public var startsCache: Bool

    /// What part of the scores the causal mask leaves: S·P + S·(S + 1)/2 of S·T.
    private var causalShare: Double {
        guard tokens > 0 else { return 1 }
        return (Double(past) + Double(tokens + 1) / 2) / Double(past + tokens)
    }

    func describe<R: Recorder>(into model: inout R, path: AttentionPath) {
        let B = R.N.dimension(.batch, batch)
        let S = R.N.dimension(.tokens, tokens)
        let T = R.N.dimension(.context, past + tokens)
        let H = R.N.dimension(.hidden, hidden)
        let h = R.N.dimension(.heads, heads)
        let kv = R.N.dimension(.keyValueHeads, keyValueHeads)
        let d = R.N.dimension(.headWidth, headWidth)
        let isFused = model.execution.isFused
        let isOneKernel = model.attentionIsOneKernel(path)
        // Outside eager execution the three projections are one product.
        let columns = (h + 2 * kv) * d
        let share = 1 / Double(heads + 2 * keyValueHeads)
        model.linear(
            "q_proj", rows: B * S, from: H, to: h * d, merged: (columns, Double(heads) * share), note: "queries")
        model.linear(
            "k_proj", rows: B * S, from: H, to: kv * d, toCache: isFused,
            merged: (columns, Double(keyValueHeads) * share), split: .keyHeads(keyValueHeads), note: "keys")
        model.linear(
            "v_proj", rows: B * S, from: H, to: kv * d, toCache: isFused || startsCache,
            merged: (columns, Double(keyValueHeads) * share), split: .keyHeads(keyValueHeads), note: "values")
        model.hold(B * S * h * d)
        // New keys and values that are not the cache itself stay beside it.
        if !startsCache { model.hold(2 * B * S * kv * d) }
        model.module("rotary_emb", LlamaRotaryEmbedding(batch: batch, tokens: tokens, headWidth: headWidth))
        model.hold(2 * B * S * d)
        model.cache("keys_values", sequences: B, perToken: 2 * kv * d, kept: T, heads: keyValueHeads)
        rotate("rotate_q", heads: h, toCache: false, into: &model, note: "turns each query by its position")
        rotate("rotate_k", heads: kv, toCache: startsCache, into: &model, note: "turns each key by its position")
        model.record(
            Operation(
                "cache_update", .copy, launches: 0, isRun: !isFused && !startsCache,
                note: "DynamicCache concatenates: the whole cache is read and written again")
        ) { kernels in
            for _ in 0..<2 {
                kernels.run(
                    reads: B * S * kv * d, keyValueReads: B * R.N.dimension(.past, past) * kv * d,
                    keyValueWrites: B * T * kv * d)
            }
            kernels.keeps(keyValues: B * R.N.dimension(.past, past) * kv * d)
        }
        let isRepeated = keyValueHeads < heads && path != .flash && !isFused
        if keyValueHeads < heads, path != .flash {
            model.record(
                Operation(
                    "repeat_kv", .copy, launches: 0, isRun: isRepeated,
                    note: "grouped-query attention: each key and value head is copied for its query heads")
            ) { kernels in
                for _ in 0..<2 { kernels.run(writes: B * T * h * d, keyValueReads: B * T * kv * d) }
            }
            if isRepeated { model.hold(2 * B * T * h * d) }
        }
        // Batched products want one sequence after the other; transposed heads of several tokens do not lie so.
        let isCopied = !isOneKernel && batch > 1 && tokens > 1
        model.record(
            Operation("batch_copies", .copy, launches: 0, isRun: isCopied, note: "q, k and v laid out for the products")
        ) { kernels in
            kernels.run(reads: B * S * h * d, writes: B * S * h * d)
            guard !isRepeated else { return }
            for _ in 0..<2 { kernels.run(writes: B * T * kv * d, keyValueReads: B * T * kv * d) }
            kernels.keeps(B * S * h * d + 2 * B * T * kv * d)
        }
        model.attention(
            AttentionCore(
                batch: B * h, rows: S, columns: T, headWidth: d, keys: isRepeated ? B * h * T * d : B * kv * T * d,
                keyHeads: B * kv, isCached: !isRepeated && !isCopied, leastKeys: B * kv * T * d, needed: causalShare,
                split: .attention(keyHeads: keyValueHeads), mask: path == .flash ? nil : B * S * T, fusedMask: 0,
                softmaxIsSingle: true),
            path: path, isOpaque: path == .flash)
        model.copy(
            "merge_heads", B * S * h * d, isRun: !isOneKernel && tokens > 1, note: "heads side by side again")
        model.linear("o_proj", rows: B * S, from: h * d, to: H, split: .inner, note: "mixes the heads")
    }

    /// `apply_rotary_pos_emb`: x·cos + rotated(x)·sin, the halves of a head exchanged.
    private func rotate<R: Recorder>(
        _ name: StaticString, heads: R.N, toCache: Bool, into model: inout R, note: StaticString
    ) {
        let rows = R.N.dimension(.batch, batch) * .dimension(.tokens, tokens)
        let half = rows * heads * .dimension(.halfHead, headWidth / 2)
        let all = rows * heads * .dimension(.headWidth, headWidth)
        let table = rows * .dimension(.headWidth, headWidth)
        model.record(
            Operation(name, .rotary, vectorElements: all, reads: 2 * table, launches: 0, note: note)
        ) { kernels in
            kernels.run(reads: all + table, writes: all)
            kernels.run(reads: half, writes: half)
            kernels.run(reads: all, writes: all)
            kernels.run(reads: all + table, writes: all)
            kernels.run(reads: 2 * all, writes: toCache ? 0 : all, keyValueWrites: toCache ? all : 0)
            kernels.keeps(3 * all)
        }
    }
}
