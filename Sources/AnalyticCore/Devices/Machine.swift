/// What a request runs on: a device with its figures, how much of them is reached, how many devices, and what they cost.
public struct Machine: Hashable, Sendable {
    /// The device; its figures may have been changed.
    public var device: Device
    /// Time that the host takes to launch a kernel where it does so one by one, microseconds.
    public var hostDispatch = 8.1
    /// The gap between two kernels that wait in a queue or stand in a captured graph, microseconds. It is part of their fixed
    /// cost in every execution: what the host launches ahead of the device runs no closer than what is replayed.
    public static let kernelGap = 1.0
    /// Devices that share each product of the decoder (tensor parallel).
    public var tensorParallel = 1
    /// Devices that share the routed experts (expert parallel).
    public var expertParallel = 1
    /// Devices in a row, each with its part of the decoder's layers (pipeline parallel).
    public var pipelineParallel = 1
    /// Copies of the whole, each with a batch of its own (data parallel).
    public var dataParallel = 1
    /// Memory that the framework takes, bytes of 10^9.
    public var reserve = 1.0
    /// Price of one device as the user sets it, dollars per hour; 0: what the device's record states.
    public var price = 0.0
    /// The time to first token to be reached, seconds.
    public var targetTTFT = 1.0
    /// The time per output token to be reached, milliseconds.
    public var targetTPOT = 50.0
    /// A measured time to first token, milliseconds; 0 where none was measured.
    public var measuredTTFT = 0.0
    /// A measured time per output token, milliseconds; 0 where none was measured.
    public var measuredTPOT = 0.0

    /// A device with stated, not measured, efficiencies.
    public init(device: Device) {
        self.device = device
    }

    /// What an hour of one device costs: as set, or as its record states; nil where no price is stated.
    public var hourlyPrice: DevicePrice? {
        price > 0 ? DevicePrice(low: price, high: price, date: "", source: "as set") : device.price
    }

    /// Devices in all.
    public var devices: Int { tensorParallel * expertParallel * pipelineParallel * dataParallel }
}

extension Machine {
    /// The matrix peak for numbers of these kinds.
    public func matrixPeak(_ left: Precision, _ right: Precision) -> DeviceFigure {
        device[matrixPart(left, right)] ?? device.matrix16
    }

    /// Whether products of numbers of these kinds run on the vector units, since the matrix units don't take them.
    public func runsOnVectorUnits(_ left: Precision, _ right: Precision) -> Bool { matrixPart(left, right) == .vector }

    /// The figure that the matrix peak for numbers of these kinds is.
    ///
    /// Both sides of a product must be narrow for the narrow rate: weights alone save traffic and no work, since kernels
    /// widen them to the activations' type first. A type that the device lacks runs at the 16-bit rate; bf16 on matrix units
    /// that do not take it, and fp32, run on the vector units.
    func matrixPart(_ left: Precision, _ right: Precision) -> Device.Part {
        func first(of parts: Device.Part...) -> Device.Part { parts.first { device[$0] != nil } ?? .matrix16 }
        let narrow = left.bits <= right.bits ? left : right
        let wide = left.bits <= right.bits ? right : left
        switch (narrow, wide) {
        case (_, .fp32): return first(of: .vector)
        case (_, .bf16) where !device.takesBF16: return first(of: .vector)
        case (.fp4, .fp4): return first(of: .matrix4, .matrix8)
        case (.fp8, .fp8), (.fp4, .fp8): return first(of: .matrix8)
        case (.int8, .int8), (.int4, .int8), (.int4, .int4): return first(of: .integer8)
        default: return .matrix16
        }
    }

    /// The figures that times for a workload rest on.
    func partsUsed(by workload: Workload) -> Set<Device.Part> {
        let activations = workload.activationPrecision
        let weights = WeightClass.allCases.map { workload.width(of: $0).precision }
        let products = (weights + [workload.keyValuePrecision, activations]).map { matrixPart($0, activations) }
        let sharing = tensorParallel * expertParallel * pipelineParallel
        let link: [Device.Part] = sharing > 2 && device.sharedLink != nil ? [.sharedLink] : sharing > 1 ? [.link] : []
        return Set(products + [matrixPart(.fp32, .fp32), .vector, .bandwidth] + link)
    }

    /// How a device's figure is read: as stated, or at an end of what its sources dispute.
    public enum Reading: Sendable {
        case stated, best, worst

        /// The figure so read; a rate that is higher is better.
        public func value(_ figure: DeviceFigure) -> Double {
            switch self {
            case .stated: figure.value
            case .best: figure.high
            case .worst: figure.low
            }
        }
    }
}
