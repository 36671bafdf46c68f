/// The constants of one kernel family on one device. A family reads those that its closed form has; the others stay at
/// their neutral values.
public struct KernelConstants: Hashable, Sendable {
    /// Share of the peak of the matrix (or vector) units that the library sustains.
    public var compute = 0.75
    /// Share of the memory bandwidth that is sustained.
    public var bandwidth = 0.83
    /// Launch, prologue and epilogue of one kernel inside a captured graph, the gap to the next included, microseconds.
    public var fixed = 2.0
    /// A block's walk along K, or along the context, microseconds per 1000 elements.
    public var walk = 0.0
    /// How much faster than memory the last-level cache delivers what lies in it; 1: no faster.
    public var warm = 1.0
    /// How much slower long computation runs at the power limit: at 1, half the rate after long work; at 0, none.
    public var heat = 0.0
    /// How much of an unfinished wave of blocks is lost, 0…1.
    public var lostWave = 0.0
    /// Prologue and epilogue of a tile, in elements of K.
    public var prologue = 60.0
    /// Passes over inputs and outputs by the small kernels that run around the main one.
    public var passes = 0.0
    /// Bytes on the link beside those of the algorithm, as a factor.
    public var linkFactor = 1.0
    /// Microseconds for each doubling of the devices, or each further barrier.
    public var barrier = 0.0
    /// Microseconds for each device beyond two.
    public var perDevice = 0.0
    /// How much more each device beyond two costs where all share one bus.
    public var crowding = 0.0
    /// Microseconds that a launch from the host takes.
    public var host = 0.0

    /// Neutral values.
    public init() {}
}

/// What the constants of a family on a device rest on.
public struct KernelFit: Hashable, Sendable {
    /// What they rest on.
    public enum Standing: String, CaseIterable, Sendable {
        /// Kernels of the family were measured on the device.
        case measured
        /// Carried over from devices of the same class.
        case carried
        /// Nothing of the kind was measured.
        case assumed
        /// The user set them.
        case user
    }

    /// What they rest on.
    public var standing: Standing
    /// Kernels that they were fitted to.
    public var rows: Int
    /// Mean absolute error over those kernels, as a share; nil where none was measured.
    public var error: Double?
    /// Where they were measured, or what they are carried over from; empty where nothing is known.
    public var source: String

    /// What constants rest on.
    public init(_ standing: Standing, rows: Int = 0, error: Double? = nil, source: String = "") {
        self.standing = standing
        self.rows = rows
        self.error = error
        self.source = source
    }
}

/// The constants of every family on one device.
public struct KernelTable: Hashable, Sendable {
    private var constants: [KernelFamily: KernelConstants] = [:]
    private var fits: [KernelFamily: KernelFit] = [:]

    /// A table of assumed constants.
    public init() {}

    /// The constants of a family; neutral ones where none are stated.
    public subscript(family: KernelFamily) -> KernelConstants {
        get { constants[family] ?? KernelConstants() }
        set { constants[family] = newValue }
    }

    /// What the constants of a family rest on.
    public subscript(fit family: KernelFamily) -> KernelFit {
        get { fits[family] ?? KernelFit(.assumed) }
        set { fits[family] = newValue }
    }
}
