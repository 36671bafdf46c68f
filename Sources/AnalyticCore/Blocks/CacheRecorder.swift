/// What layers keep of each token between calls: reads the statements that they make of their cache, and passes over all else.
struct CacheRecorder: ModelRecorder {
    typealias N = Count

    /// What was stated, in order.
    private(set) var caches: [LayerCache] = []
    /// Fused: the cache is the same in every execution.
    let execution = Execution.graph
    /// No part of the cache.
    let activationsAreSingle = false
    private let tokens: Int
    private var multipliers = [1]

    /// A recorder of a call that brings `tokens` tokens.
    init(tokens: Int) {
        self.tokens = tokens
    }

    /// Numbers kept after the call, over all sequences and layers.
    var elements: Count { caches.reduce(.zero) { $0 + $1.numbers } }

    /// Numbers that one token of one sequence adds, over all layers, as long as no window is full.
    var perToken: Count { caches.reduce(.zero) { $0 + Count($1.layers) * $1.perToken } }

    /// Reads the call that brings the prompt.
    mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout CacheRecorder, Pass) -> Void) {
        if section.passes.contains(Pass.prefill.rawValue) { body(&self, .prefill) }
    }

    @discardableResult
    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool {
        let outer = multipliers.last ?? 1
        if case .each(let indexes) = instances {
            multipliers.append(outer * indexes.count)
        } else {
            multipliers.append(outer)
        }
        return true
    }

    mutating func close() {
        multipliers.removeLast()
    }

    mutating func record(_ operation: Operation<Count>, parameters: Count) {}

    mutating func parameter(_ name: StaticString, _ count: Count) {}

    mutating func cache(_ name: StaticString, sequences: Count, perToken: Count, kept: Count, heads: Int) {
        caches.append(
            LayerCache(
                layers: multipliers.last ?? 1, sequences: sequences, perToken: perToken, kept: kept,
                heads: heads, isFull: kept < Count(tokens)))
    }
}

/// What layers that are alike keep of the tokens that they have seen.
public struct LayerCache: Hashable, Sendable {
    /// How many layers.
    public let layers: Int
    /// Sequences that each keeps tokens of.
    public let sequences: Count
    /// Numbers of one token.
    public let perToken: Count
    /// Tokens kept of each sequence.
    public let kept: Count
    /// Heads of keys and values that devices can divide; 1 where all heads read one vector.
    public let heads: Int
    /// Whether a window keeps fewer than there were.
    public let isFull: Bool

    /// Numbers in all.
    public var numbers: Count { Count(layers) * sequences * perToken * kept }
}

extension Model {
    /// What the layers keep when each of `batch` sequences has brought `tokens` tokens.
    func caches(batch: Int, tokens: Int) -> [LayerCache] {
        var workload = defaultWorkload
        workload.image.mode = .none
        workload.batch = batch
        workload.promptTokens = tokens
        workload.decodeTokens = 0
        let geometry = geometry(of: workload)
        var recorder = CacheRecorder(tokens: tokens)
        describe(workload, geometry, plan(workload, geometry), into: &recorder)
        return recorder.caches
    }
}

extension AnyModel {
    /// What the layers keep when each of `batch` sequences has brought `tokens` tokens.
    public func caches(batch: Int, tokens: Int) -> [LayerCache] {
        switch self {
        case .deepseekOCR(let model): model.caches(batch: batch, tokens: tokens)
        case .decoder(let model): model.caches(batch: batch, tokens: tokens)
        }
    }

    /// Numbers in the KV cache when each of `batch` sequences has brought `tokens` tokens.
    public func cachedNumbers(batch: Int, tokens: Int) -> Count {
        caches(batch: batch, tokens: tokens).reduce(.zero) { $0 + $1.numbers }
    }
}
