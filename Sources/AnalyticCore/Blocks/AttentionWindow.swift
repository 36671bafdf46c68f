/// How far back a layer attends.
public enum AttentionWindow: Hashable, Sendable {
    /// To the last `width` tokens, itself included: `sliding_window`.
    case sliding(width: Int)
    /// To the tokens of its own chunk: `attention_chunk_size`.
    case chunked(width: Int)

    /// Tokens that a query can see at most.
    public var width: Int {
        switch self {
        case .sliding(let width), .chunked(let width): width
        }
    }

    /// What a cache keeps of `tokens` tokens: the next token is seen as well, so one less than the width.
    ///
    /// transformers' `DynamicSlidingWindowLayer` serves both kinds.
    public func kept(of tokens: Int) -> Int {
        min(tokens, width - 1)
    }
}

extension AttentionWindow? {
    /// Pairs of a query and a key that it may see, of `tokens` queries behind `past` tokens.
    func pairs(past: Int, tokens: Int) -> Double {
        /// What the first `count` tokens of a sequence see in all.
        func seen(_ count: Int) -> Double {
            func triangle(_ side: Int) -> Double { Double(side) * Double(side + 1) / 2 }
            switch self {
            case nil: return triangle(count)
            case .sliding(let width):
                return triangle(min(count, width)) + Double(max(0, count - width)) * Double(width)
            case .chunked(let width):
                return Double(count / width) * triangle(width) + triangle(count % width)
            }
        }
        return seen(past + tokens) - seen(past)
    }

    /// Of `past` tokens, those that the next one may see.
    func visible(of past: Int) -> Int {
        switch self {
        case nil: past
        case .sliding(let width): min(past, width - 1)
        case .chunked(let width): past % width
        }
    }
}

/// Where the keys and values of a call come from.
struct AttentionSpan {
    /// Tokens in the cache before the call.
    let past: Int
    /// Tokens that every query is multiplied with.
    let columns: Int
    /// Tokens in the cache after the call.
    let kept: Int
    /// Tokens whose keys and values every implementation reads.
    let least: Int
    /// What part of the scores every implementation needs: those of what a query may see.
    let needed: Double

    /// The span of a call under a window; no window keeps and sees everything.
    ///
    /// A reference prefill multiplies the whole square, and only its mask knows the window: `columns` is then what the cache
    /// held plus what the call brings. A served one computes no score outside the window.
    init(_ call: BlockCall, window: AttentionWindow?) {
        past = window?.kept(of: call.past) ?? call.past
        let all = past + call.tokens
        columns = call.form == .served ? min(all, window?.width ?? all) : all
        kept = window?.kept(of: call.past + call.tokens) ?? call.past + call.tokens
        least = window.visible(of: call.past) + call.tokens
        let scores = Double(call.tokens) * Double(columns)
        needed = scores > 0 ? min(1, window.pairs(past: call.past, tokens: call.tokens) / scores) : 1
    }
}
