import AnalyticCore

/// How far one figure is from another.
public struct Change: Hashable, Sendable {
    /// What it is compared with.
    public let from: Double
    /// What it is.
    public let to: Double

    /// A change.
    public init(from: Double, to: Double) {
        self.from = from
        self.to = to
    }

    /// How a change is written.
    public enum Style: String, CaseIterable, Sendable {
        /// `-9.1%`.
        case percent
        /// `×0.909`.
        case ratio
        /// `-4.20 ms`.
        case absolute
    }

    /// The new figure over the old one; nil where the old one is none.
    public var ratio: Double? { from > 0 ? to / from : nil }
    /// The new figure less the old one.
    public var difference: Double { to - from }

    /// The change in a style, with the figures' unit where it is absolute; a dash where it has no meaning.
    public func text(_ style: Style, unit: MetricUnit) -> String {
        switch style {
        case .absolute:
            guard difference != 0 else { return "0" }
            let size = unit.shortText(abs(difference))
            return (difference < 0 ? "-" : "+") + size
        case .percent: return ratio.map { Self.signedPercent($0 - 1) } ?? "—"
        case .ratio: return ratio.map { Figure.ratio($0) } ?? "—"
        }
    }

    /// A change with its sign: `-9.1%`, `+78%`.
    public static func signedPercent(_ change: Double) -> String {
        let percent = change * 100
        if percent == 0 { return "0%" }
        let size = abs(percent)
        if size < 0.05 { return (percent < 0 ? "-" : "+") + "<.1%" }
        return (percent < 0 ? "-" : "+") + Figure.decimal(size, places: size < 99.95 ? 1 : 0) + "%"
    }
}

extension MetricUnit {
    /// A value as short as its column's title lets it be: with the unit of times, bytes and money, without that of rates and counts.
    public func shortText(_ value: Double) -> String {
        switch self {
        case .flops: Figure.scaled(value, "")
        case .pageRate, .tokenRate, .intensity: Figure.plain(value)
        case .tokens, .tiles, .requests, .experts, .parameters, .launches, .calls:
            abs(value) < 100_000 ? Figure.plain(value) : Figure.scaled(value, "")
        case .yesOrNo: value == 0 ? "no" : "yes"
        default: text(value)
        }
    }
}
