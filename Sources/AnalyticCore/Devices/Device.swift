/// What a device can do. Peaks are dense rates: figures that count on structured sparsity are twice as high and never used.
public struct Device: Hashable, Sendable, Identifiable {
    /// The name in files and on the command line.
    public var id: String
    /// The name on screen.
    public var name: String
    /// Who makes it.
    public var vendor: String
    /// The 16-bit matrix peak with FP32 accumulation, FLOP/s. GeForce cards run at half their FP16-accumulate rate, which
    /// is the figure that stands here.
    public var matrix16: DeviceFigure
    /// The FP8 matrix peak, FLOP/s; nil where there is none.
    public var matrix8: DeviceFigure?
    /// The FP4 matrix peak, FLOP/s.
    public var matrix4: DeviceFigure?
    /// The INT8 matrix peak, operations per second.
    public var integer8: DeviceFigure?
    /// The FP32 peak of the vector units, FLOP/s; nil where nobody states it.
    public var vector: DeviceFigure?
    /// Memory, bytes. A two-die module counts once.
    public var memory: DeviceFigure
    /// Memory bandwidth, bytes/s.
    public var bandwidth: DeviceFigure
    /// Link to the neighbours, bytes/s in each direction; nil where there is none.
    public var link: DeviceFigure?
    /// The same where all devices of a host talk at once, if that is less: on PCIe the cards share a bridge.
    public var sharedLink: DeviceFigure?
    /// What one message on the link takes beside its bytes, seconds; nil where nobody measured it.
    public var linkLatency: DeviceFigure?
    /// Board power, watts; nil where it is not published.
    public var power: DeviceFigure?
    /// Streaming multiprocessors, compute units, or what the device has in their place; nil where it is not known.
    public var cores: DeviceFigure?
    /// Last-level cache, bytes; nil where it is not known.
    public var cache: DeviceFigure?
    /// What kind of memory it has.
    public var memoryClass = MemoryClass.hbm
    /// The constants of its kernels' times.
    public var kernels = KernelTable()
    /// Whether the matrix units take bf16; where not, bf16 runs at the vector rate.
    public var takesBF16: Bool
    /// Where each figure comes from: a document with its address. A figure that no source was seen for has none.
    public var sources: [Part: String] = [:]
    /// What an hour of it costs to rent; nil where no price is stated.
    public var price: DevicePrice?
    /// What else to know.
    public var notes: String
    /// What it takes the place of, where its id stood for another device before; nil where it replaces none.
    public var replaces: String?

    /// A device.
    public init(
        id: String, name: String, vendor: String, matrix16: DeviceFigure, matrix8: DeviceFigure? = nil,
        matrix4: DeviceFigure? = nil, integer8: DeviceFigure? = nil, vector: DeviceFigure? = nil, memory: DeviceFigure,
        bandwidth: DeviceFigure, link: DeviceFigure? = nil, power: DeviceFigure? = nil, takesBF16: Bool = true,
        notes: String = ""
    ) {
        self.id = id
        self.name = name
        self.vendor = vendor
        self.matrix16 = matrix16
        self.matrix8 = matrix8
        self.matrix4 = matrix4
        self.integer8 = integer8
        self.vector = vector
        self.memory = memory
        self.bandwidth = bandwidth
        self.link = link
        self.power = power
        self.takesBF16 = takesBF16
        self.notes = notes
    }
}

extension Device {
    /// The id of the device on which a scenario starts, where its list of devices has it.
    public static let standardID = "h100-sxm"

    /// What a figure is of; the raw value is its name.
    public enum Part: String, CaseIterable, Sendable {
        case matrix16 = "16-bit matrix"
        case matrix8 = "FP8 matrix"
        case matrix4 = "FP4 matrix"
        case integer8 = "INT8 matrix"
        case vector = "FP32 vector"
        case memory, bandwidth, link
        case sharedLink = "shared link"
        case linkLatency = "link latency"
        case power, cores
        case cache = "last-level cache"

        /// The key in files.
        public var key: String {
            switch self {
            case .matrix16: "matrix16_tflops"
            case .matrix8: "fp8_tflops"
            case .matrix4: "fp4_tflops"
            case .integer8: "int8_tops"
            case .vector: "fp32_tflops"
            case .memory: "memory_gb"
            case .bandwidth: "bandwidth_gb_s"
            case .link: "link_gb_s"
            case .sharedLink: "shared_link_gb_s"
            case .linkLatency: "link_latency_us"
            case .power: "power_w"
            case .cores: "cores"
            case .cache: "cache_mib"
            }
        }

        /// The unit that it is written in, and how many FLOP/s, operations/s, bytes, bytes/s, seconds or watts that is.
        public var unit: (name: String, size: Double) {
            switch self {
            case .matrix16, .matrix8, .matrix4, .vector: ("TFLOP/s", 1e12)
            case .integer8: ("TOP/s", 1e12)
            case .memory: ("GB", 1e9)
            case .bandwidth, .link, .sharedLink: ("GB/s", 1e9)
            case .linkLatency: ("µs", 1e-6)
            case .power: ("W", 1)
            case .cores: ("", 1)
            case .cache: ("MiB", 1_048_576)
            }
        }

        /// Where a device keeps it, if it may lack it.
        private var path: WritableKeyPath<Device, DeviceFigure?>? {
            switch self {
            case .matrix16, .memory, .bandwidth: nil
            case .matrix8: \.matrix8
            case .matrix4: \.matrix4
            case .integer8: \.integer8
            case .vector: \.vector
            case .link: \.link
            case .sharedLink: \.sharedLink
            case .linkLatency: \.linkLatency
            case .power: \.power
            case .cores: \.cores
            case .cache: \.cache
            }
        }

        /// Whether a device may lack it.
        public var isOptional: Bool { path != nil }

        fileprivate func read(_ device: Device) -> DeviceFigure? {
            switch self {
            case .matrix16: device.matrix16
            case .memory: device.memory
            case .bandwidth: device.bandwidth
            default: path.flatMap { device[keyPath: $0] }
            }
        }

        fileprivate func write(_ figure: DeviceFigure?, to device: inout Device) {
            switch (self, figure) {
            case (.matrix16, let figure?): device.matrix16 = figure
            case (.memory, let figure?): device.memory = figure
            case (.bandwidth, let figure?): device.bandwidth = figure
            default: if let path { device[keyPath: path] = figure }
            }
        }
    }

    /// One figure; nil where the device lacks it. One that no device lacks cannot be taken away.
    public subscript(part: Part) -> DeviceFigure? {
        get { part.read(self) }
        set { part.write(newValue, to: &self) }
    }

    /// The sources of all figures, each once.
    public var allSources: [String] {
        Part.allCases.reduce(into: []) { all, part in
            if let source = sources[part], !all.contains(source) { all.append(source) }
        }
    }

    /// Every figure with its name and unit, those that the device lacks as nil: tables, docs and files read this.
    public var figures: [(name: String, unit: String, perUnit: Double, figure: DeviceFigure?)] {
        Part.allCases.map { ($0.rawValue, $0.unit.name, $0.unit.size, self[$0]) }
    }

    /// The figures among `parts` that nobody vouches for, by name.
    public func doubtful(among parts: Set<Part> = Set(Part.allCases)) -> [String] {
        Part.allCases.filter { parts.contains($0) && self[$0]?.isDoubtful == true }.map(\.rawValue)
    }

    /// The figures that nobody vouches for, by name.
    public var doubtful: [String] { doubtful() }
}

/// Kinds of memory, by which constants are carried over to devices that were not measured.
public enum MemoryClass: String, CaseIterable, Sendable {
    /// Stacked beside the processor.
    case hbm = "HBM"
    /// On the board.
    case gddr = "GDDR"
    /// Shared with the host's processor.
    case unified
}
