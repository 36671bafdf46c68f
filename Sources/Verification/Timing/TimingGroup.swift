import AnalyticCore

/// One group of measured kernels beside what the closed forms say.
public struct TimingGroup: Hashable, Sendable {
    /// The name in the file.
    public let id: String
    /// The family in the file's words.
    public let family: String
    /// The number type in the file's words.
    public let dtype: String
    /// The device that the file names; nil where it names none.
    public let device: String?
    /// The device of the catalogue that it was compared on.
    public let comparedOn: String
    /// What the constants rest on.
    public let standing: KernelFit.Standing
    /// How near the estimates lie.
    public let fit: TimingFit
    /// The same by mode, operation or type of cache, where a group mixes several; empty where it does not.
    public let parts: [TimingPart]
    /// Every kernel.
    public let kernels: [TimedRow]

    /// The kernels that are farthest off, of the cold ones where there are any.
    public func worst(_ count: Int) -> [TimedRow] {
        let judged = fit.coldRows > 0 ? kernels.filter { $0.isCold == true } : kernels
        func distance(_ row: TimedRow) -> Double { max(row.ratio, 1 / row.ratio) }
        return Array(judged.sorted { distance($0) > distance($1) }.prefix(count))
    }
}

/// A part of a group.
public struct TimingPart: Hashable, Sendable {
    /// Which part.
    public let name: String
    /// How near the estimates of its kernels lie.
    public let fit: TimingFit
}

/// Measured kernels or a case that no estimate was compared with.
public struct NotTimed: Hashable, Sendable {
    /// The group or the case.
    public let id: String
    /// The family, or the quantity of a case.
    public let family: String
    /// The device that the file names; nil where it names none.
    public let device: String?
    /// How many kernels; 0 for a case.
    public let rows: Int
    /// Why.
    public let reason: String
}

/// A measured time of a stage or of a whole beside floor and estimate.
public struct TimingCase: Hashable, Sendable {
    /// The name in the file.
    public let id: String
    /// The device.
    public let device: String
    /// How good the source is: A printed by a tool, B stated, C derived; empty where the file does not say.
    public let grade: String
    /// What was measured, with its unit: `tpot_ms`, `tokens_per_s`.
    public let quantity: String
    /// What was measured, in words; empty where the file does not say.
    public let what: String
    /// The settings that it was compared at.
    public let settings: String
    /// Measured, in the unit of the quantity.
    public let measured: Double
    /// The bound that no run beats, in the same unit: of a time the least, of a rate the most.
    public let floor: Double
    /// What the program estimates.
    public let estimate: Double
    /// Whether more is better.
    public let isRate: Bool
    /// The estimate at the least and at the most that sources say of the device's figures; nil where none is disputed.
    public let reading: ClosedRange<Double>?

    /// Estimate over measured.
    public var ratio: Double { estimate / measured }
    /// Whether what was measured beats the bound by more than 5 %.
    public var isBoundBeaten: Bool {
        isRate ? measured > TimedRow.most * floor : floor > TimedRow.most * measured
    }
}
