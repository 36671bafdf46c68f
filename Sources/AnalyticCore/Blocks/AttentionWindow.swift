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

/// Where the keys and values of a call come from.
struct AttentionSpan {
    /// Tokens in the cache before the call.
    let past: Int
    /// Tokens that every query is multiplied with.
    let columns: Int
    /// Tokens in the cache after the call.
    let kept: Int

    /// The span of a call under a window; no window keeps and sees everything.
    ///
    /// A reference prefill multiplies the whole square, and only its mask knows the window: `columns` is then what the cache
    /// held plus what the call brings. A served one computes no score outside the window.
    init(_ call: BlockCall, window: AttentionWindow?) {
        past = window?.kept(of: call.past) ?? call.past
        let all = past + call.tokens
        columns = call.form == .served ? min(all, window?.width ?? all) : all
        kept = window?.kept(of: call.past + call.tokens) ?? call.past + call.tokens
    }
}
