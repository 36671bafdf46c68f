import AnalyticCore

/// What a figure is counted in, and how people read it.
public enum MetricUnit: String, CaseIterable, Sendable {
    case flops = "FLOPs"
    case flopRate = "FLOP/s"
    case bytes = "B"
    case byteRate = "B/s"
    case intensity = "FLOP/B"
    case seconds = "s"
    case joules = "J"
    case percent = "%"
    case dollars = "$"
    case tokens
    case tokenRate = "tokens/s"
    case pageRate = "pages/s"
    case tiles
    case requests
    case experts
    case parameters
    case launches
    case calls
    /// 1 for yes, 0 for no.
    case yesOrNo = "yes or no"

    /// The unit as a heading writes it.
    public var symbol: String { rawValue }

    /// Whether the unit takes a prefix, as in GFLOPs.
    private var isScaled: Bool {
        switch self {
        case .flops, .flopRate, .bytes, .byteRate, .joules: true
        default: false
        }
    }

    /// A value with its unit.
    public func text(_ value: Double) -> String {
        switch self {
        case .seconds: Figure.seconds(value)
        case .percent: Figure.decimal(value, places: 1) + " %"
        case .dollars: Figure.dollars(value)
        case .yesOrNo: value == 0 ? "no" : "yes"
        case .tokens, .tiles, .requests, .experts, .parameters, .launches, .calls:
            value == value.rounded() && abs(value) < 1e15
                ? Figure.grouped(Count(Int(value))) + " " + symbol : Figure.plain(value) + " " + symbol
        case _ where isScaled: Figure.scaled(value, symbol)
        default: Figure.plain(value) + " " + symbol
        }
    }

    /// An exact count with its unit, in a style.
    public func text(_ count: Count, style: FigureStyle) -> String {
        switch self {
        case .bytes: Figure.bytes(count, style: style)
        case .flops: Figure.flops(count, style: style)
        case _ where isScaled: Figure.unit(count, symbol, style: style)
        default: Figure.number(count, style: style)
        }
    }

    /// A value on an axis: as short as it can be.
    public func axisText(_ value: Double) -> String {
        switch self {
        case .percent: Figure.decimal(value, places: 0) + " %"
        case .seconds: Figure.seconds(value)
        case .dollars: Figure.dollars(value)
        case _ where isScaled: Figure.scaled(value, symbol)
        default:
            value == value.rounded() && abs(value) < 10_000
                ? Figure.decimal(value, places: 0) : Figure.scaled(value, "")
        }
    }
}
