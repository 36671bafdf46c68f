/// One constant of a closed form, as a user edits it: its name, unit, range and reason. The one table of them.
public struct KernelTerm: Hashable, Sendable {
    /// The last part of its parameter's id.
    public let id: String
    /// The name on screen.
    public let title: String
    /// The unit that it is typed in.
    public let unit: String
    /// How many of the unit the stored number is: 100 for a share that is typed in percent.
    public let scale: Double
    /// What may be typed.
    public let range: ClosedRange<Double>
    /// One press of + or −.
    public let step: Double
    /// Its physical reason.
    public let reason: String
    /// Where it is kept.
    let path: WritableKeyPath<KernelConstants, Double> & Sendable

    /// Share of the units' peak.
    static let compute = KernelTerm(
        id: "compute", title: "of peak", unit: "%", scale: 100, range: 0.01...150, step: 5,
        reason: "Share of the units' peak that the library sustains.", path: \.compute)
    /// Share of the bandwidth.
    static let bandwidth = KernelTerm(
        id: "bandwidth", title: "of bandwidth", unit: "%", scale: 100, range: 0.01...150, step: 5,
        reason: "Share of the memory bandwidth that is sustained: refresh and row misses take the rest.",
        path: \.bandwidth)
    /// Fixed cost.
    static let fixed = KernelTerm(
        id: "fixed_us", title: "fixed cost", unit: "µs", scale: 1, range: 0...100_000, step: 0.5,
        reason: "Launch, prologue and epilogue of one kernel in a captured graph, the gap to the next included.",
        path: \.fixed)
    /// A block's walk.
    static let walk = KernelTerm(
        id: "walk_us", title: "walk", unit: "µs", scale: 1, range: 0...100_000, step: 0.1,
        reason: "A block works along K, or along the context, one tile after another: microseconds for 1000 elements.",
        path: \.walk)
    /// The cache.
    static let warm = KernelTerm(
        id: "warm", title: "from cache", unit: "times", scale: 1, range: 1...100, step: 0.1,
        reason: "How much faster than memory the last-level cache delivers what lies in it.", path: \.warm)
    /// The power limit.
    static let heat = KernelTerm(
        id: "heat", title: "power limit", unit: "", scale: 1, range: 0...10, step: 0.05,
        reason: "How much longer arithmetic takes after a long time at full power: 1 is twice as long.", path: \.heat)
    /// Unfinished waves.
    static let lostWave = KernelTerm(
        id: "lost_wave", title: "lost wave", unit: "%", scale: 100, range: 0...100, step: 5,
        reason: "How much of an unfinished wave of blocks is lost while the last ones run.", path: \.lostWave)
    /// Small kernels around the main one.
    static let passes = KernelTerm(
        id: "passes", title: "passes", unit: "times", scale: 1, range: 0...1000, step: 0.1,
        reason: "How often the small kernels around the main one go over its inputs and outputs.", path: \.passes)
    /// What the link carries.
    static let link = KernelTerm(
        id: "link", title: "link traffic", unit: "times", scale: 1, range: 0.01...1000, step: 0.1,
        reason: "Bytes on the link, as a multiple of the algorithm's at the link's full rate.", path: \.linkFactor)
    /// Barriers.
    static let barrier = KernelTerm(
        id: "barrier_us", title: "barrier", unit: "µs", scale: 1, range: 0...100_000, step: 0.5,
        reason: "Microseconds for each doubling of the devices that must wait for each other.", path: \.barrier)
    /// The host.
    static let host = KernelTerm(
        id: "host_us", title: "from the host", unit: "µs", scale: 1, range: 0...100_000, step: 1,
        reason: "Microseconds that one takes at least where the host launches it.", path: \.host)
}

extension KernelFamily {
    /// The constants of the family's closed form.
    public var terms: [KernelTerm] {
        switch self {
        case .product: [.compute, .bandwidth, .fixed, .walk, .heat, .lostWave]
        case .narrowProduct: [.compute, .bandwidth, .fixed, .walk, .heat, .passes]
        case .vectorProduct: [.compute, .bandwidth, .fixed]
        case .vectorBatch: [.compute, .bandwidth, .fixed]
        case .prefillAttention, .encoderAttention: [.compute, .fixed, .walk, .heat, .passes]
        case .decodeAttention: [.compute, .bandwidth, .fixed, .walk, .warm]
        case .experts: [.compute, .bandwidth, .fixed, .passes]
        case .elementwise, .softmax: [.bandwidth, .fixed]
        case .norm, .activation: [.bandwidth, .fixed, .walk]
        case .allReduce: [.fixed, .link, .barrier]
        case .allReduceHost: [.host, .fixed, .link, .barrier]
        case .allReduceRing: [.fixed, .link, .barrier]
        }
    }
}

extension KernelTable {
    /// A constant in the unit that it is typed in. Writing another one makes the family's constants the user's own.
    subscript(family: KernelFamily, term: KernelTerm) -> Double {
        get { self[family][keyPath: term.path] * term.scale }
        set {
            guard newValue != self[family, term] else { return }
            self[family][keyPath: term.path] = newValue / term.scale
            self[fit: family] = KernelFit(.user)
        }
    }
}
