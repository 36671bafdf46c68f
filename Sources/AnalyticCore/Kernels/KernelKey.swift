/// One constant of a closed form: its key in files and parameter ids, which is the raw value, its name, unit, range and
/// reason. The one table of them.
public enum KernelKey: String, CaseIterable, Hashable, Sendable {
    case compute, bandwidth
    case fixed = "fixed_us"
    case walk = "walk_us"
    case warm, heat
    case lostWave = "lost_wave"
    case prologue, passes
    case linkFactor = "link_factor"
    case barrier = "barrier_us"
    case perDevice = "per_device_us"
    case crowding
    case host = "host_us"

    /// What it may be. Shares end at 1: an estimate must not lie below the floor, which takes the whole peak.
    public var range: ClosedRange<Double> {
        switch self {
        case .compute, .bandwidth: 0.01...1
        case .fixed, .barrier, .perDevice, .host: 0...1000
        case .walk: 0...100
        case .warm: 1...20
        case .heat, .crowding: 0...10
        case .lostWave: 0...1
        case .prologue: 0...2000
        case .passes: 0...50
        case .linkFactor: 1...20
        }
    }

    /// The name on screen.
    public var title: String {
        switch self {
        case .compute: "share of peak"
        case .bandwidth: "share of bandwidth"
        case .fixed: "fixed cost"
        case .walk: "walk"
        case .warm: "from cache"
        case .heat: "power limit"
        case .lostWave: "lost wave"
        case .prologue: "prologue"
        case .passes: "passes"
        case .linkFactor: "link traffic"
        case .barrier: "barrier"
        case .perDevice: "each further device"
        case .crowding: "crowding"
        case .host: "from the host"
        }
    }

    /// The unit that it is typed in; empty for a bare number.
    public var unit: String {
        switch self {
        case .fixed, .walk, .barrier, .perDevice, .host: "µs"
        case .warm, .passes, .linkFactor: "times"
        case .prologue: "elements"
        case .compute, .bandwidth, .heat, .lostWave, .crowding: ""
        }
    }

    /// One press of + or −.
    var step: Double {
        switch self {
        case .compute, .bandwidth, .heat, .lostWave: 0.05
        case .walk, .warm, .passes, .linkFactor, .perDevice, .crowding: 0.1
        case .fixed, .barrier: 0.5
        case .host: 1
        case .prologue: 10
        }
    }

    /// Its physical reason.
    public var reason: String {
        switch self {
        case .compute: "Share of the units' peak that the library sustains."
        case .bandwidth: "Share of the memory bandwidth that is sustained: refresh and row misses take the rest."
        case .fixed: "Launch, prologue and epilogue of one kernel in a captured graph, the gap to the next included."
        case .walk:
            "A block works along K, or along the context, one tile after another: microseconds for 1000 elements."
        case .warm: "How much faster than memory the last-level cache delivers what lies in it."
        case .heat: "How much longer arithmetic takes after a long time at full power: 1 is twice as long."
        case .lostWave: "How much of an unfinished wave of blocks is lost while the last ones run."
        case .prologue: "What a tile costs beside its products: elements of K."
        case .passes: "How often the small kernels around the main one go over its inputs and outputs."
        case .linkFactor: "Bytes on the link, as a multiple of the algorithm's at the link's full rate."
        case .barrier: "Microseconds for each doubling of the devices that must wait for each other."
        case .perDevice: "Microseconds for each device beyond two."
        case .crowding: "How much more each device beyond two costs where all share one bus."
        case .host: "Microseconds that one takes at least where the host launches it."
        }
    }

    /// Where it stands among the constants.
    public var path: WritableKeyPath<KernelConstants, Double> {
        switch self {
        case .compute: \.compute
        case .bandwidth: \.bandwidth
        case .fixed: \.fixed
        case .walk: \.walk
        case .warm: \.warm
        case .heat: \.heat
        case .lostWave: \.lostWave
        case .prologue: \.prologue
        case .passes: \.passes
        case .linkFactor: \.linkFactor
        case .barrier: \.barrier
        case .perDevice: \.perDevice
        case .crowding: \.crowding
        case .host: \.host
        }
    }
}

extension KernelConstants {
    /// One constant.
    public subscript(key: KernelKey) -> Double {
        get { self[keyPath: key.path] }
        set { self[keyPath: key.path] = newValue }
    }
}

extension KernelTable {
    /// A constant of a family. Writing another one makes the family's constants the user's own.
    subscript(family: KernelFamily, key: KernelKey) -> Double {
        get { self[family][key] }
        set {
            guard newValue != self[family][key] else { return }
            self[family][key] = newValue
            self[fit: family] = KernelFit(.user)
        }
    }
}

extension KernelFamily {
    /// The constants that its closed form reads, all of them.
    public var keys: [KernelKey] {
        switch self {
        case .product: [.compute, .bandwidth, .fixed, .walk, .warm, .heat, .lostWave, .prologue, .host]
        case .narrowProduct: [.compute, .bandwidth, .fixed, .walk, .warm, .heat, .lostWave, .prologue, .passes, .host]
        case .vectorProduct: [.compute, .bandwidth, .fixed, .prologue, .host]
        case .vectorBatch: [.compute, .bandwidth, .fixed, .host]
        case .prefillAttention, .encoderAttention: [.compute, .fixed, .walk, .heat, .passes, .host]
        case .decodeAttention: [.compute, .bandwidth, .fixed, .walk, .warm, .host]
        case .experts: [.compute, .bandwidth, .fixed, .passes, .host]
        case .elementwise, .softmax: [.bandwidth, .fixed, .host]
        case .norm, .activation: [.bandwidth, .fixed, .walk, .host]
        case .allReduce, .allReduceRing: [.fixed, .linkFactor, .barrier, .perDevice, .crowding]
        case .allReduceHost: [.fixed, .linkFactor, .barrier, .perDevice, .crowding, .host]
        }
    }

    /// Those that a model's time depends on: what lies in the cache, and launches one by one, matter to single kernels alone.
    public var editableKeys: [KernelKey] {
        keys.filter { $0 != .warm && ($0 != .host || self == .allReduceHost) }
    }
}
