import AnalyticCore

/// Where a regime ends along x.
public struct Crossing: Hashable, Sendable {
    /// The regime's id.
    public let regime: String
    /// The regime in words.
    public let title: String
    /// The value of the series; nil where there is none.
    public let series: ParameterValue?
    /// The largest x at which the figures stand as they did.
    public let before: ParameterValue
    /// The first x beyond the crossing.
    public let after: ParameterValue
    /// Where `after` lies between the values of x, counted from the first; what has no number lies on its value.
    public let place: Double
    /// What holds beyond it, in words.
    public let beyond: String
    /// The unit of x, spelled out; empty for a choice.
    public let unit: String

    /// What ends there, in words: for memory and targets what holds beyond it, which is what is asked.
    public var name: String { Regime.limits.contains(regime) ? beyond : title }

    /// Both places with their unit: `between 21 and 22 sequences`.
    public var placeText: String { "between \(before) and \(after)" + (unit.isEmpty ? "" : " " + unit) }
}
