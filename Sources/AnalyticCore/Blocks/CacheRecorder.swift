/// What a model keeps of each token between calls, added up over its layers: reads the statements that layers make of their
/// cache, and passes over all else.
public struct CacheRecorder: Recorder {
    /// Exact figures.
    public typealias N = Count

    /// Numbers kept after the call, over all sequences and layers.
    public private(set) var elements = Count.zero
    /// Numbers that one token of one sequence adds, over all layers, as long as no window is full.
    public private(set) var perToken = Count.zero
    /// Of the numbers kept, those of one device: of each layer's heads its part, but at least one.
    public private(set) var elementsOfDevice = 0.0
    /// Devices that share the products.
    public let parallel: Parallel
    /// Fused: the cache is the same in every execution.
    public let execution = Execution.graph
    /// No part of the cache.
    public let activationsAreSingle = false
    private var multipliers: [Count] = [1]

    /// Nothing kept yet.
    public init(parallel: Parallel = Parallel()) {
        self.parallel = parallel
    }

    /// Opens a module.
    @discardableResult
    public mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool {
        let outer = multipliers.last ?? 1
        if case .each(let indexes) = instances {
            multipliers.append(outer * Count(indexes.count))
        } else {
            multipliers.append(outer)
        }
        return true
    }

    /// Closes the module opened last.
    public mutating func close() {
        multipliers.removeLast()
    }

    /// No part of the cache.
    public mutating func record(_ operation: Operation<Count>, parameters: Count) {}

    /// No part of the cache.
    public mutating func parameter(_ name: StaticString, _ count: Count) {}

    /// Adds what one layer keeps.
    public mutating func cache(_ name: StaticString, sequences: Count, perToken: Count, kept: Count, heads: Int) {
        let instances = multipliers.last ?? 1
        let all = instances * sequences * perToken * kept
        elements += all
        elementsOfDevice += all.approximate * max(1 / Double(parallel.tensor), 1 / Double(max(1, heads)))
        self.perToken += instances * perToken
    }
}
