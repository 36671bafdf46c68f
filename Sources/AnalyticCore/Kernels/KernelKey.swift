/// One constant of a closed form as files state it: its key, which is the raw value, and what it may be there. `KernelTerm`
/// is how a user edits one.
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
}
