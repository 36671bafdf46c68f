import AnalyticCore

/// How values lie along an axis.
public struct ChartScale: Sendable {
    /// The value at the start.
    public let low: Double
    /// The value at the end.
    public let high: Double
    /// Whether powers lie evenly.
    public let isLogarithmic: Bool

    /// A scale that holds `values`; logarithmic only where all of them are above 0.
    public init(holding values: [Double], isLogarithmic wanted: Bool, fromZero: Bool = false) {
        let finite = values.filter { $0.isFinite }
        let least = finite.min() ?? 0
        let most = finite.max() ?? 1
        isLogarithmic = wanted && least > 0
        if isLogarithmic {
            low = least
            high = most > least ? most : least * 10
        } else {
            low = fromZero ? min(0, least) : least
            high = most > low ? most : low + 1
        }
    }

    /// The place of a value, 0 at the start and 1 at the end; nil for what has none.
    public func place(_ value: Double) -> Double? {
        guard value.isFinite else { return nil }
        guard isLogarithmic else { return (value - low) / (high - low) }
        guard value > 0 else { return nil }
        return Logarithm.natural(value / low) / Logarithm.natural(high / low)
    }

    /// Round values along the axis, about `count` of them.
    public func ticks(_ count: Int) -> [Double] {
        guard count > 0 else { return [] }
        return isLogarithmic ? powers(count) : steps(count)
    }

    private func steps(_ count: Int) -> [Double] {
        let rough = (high - low) / Double(count)
        guard rough > 0, rough.isFinite else { return [low] }
        var unit = 1.0
        while unit * 10 <= rough { unit *= 10 }
        while unit > rough { unit /= 10 }
        let step = [1, 2, 2.5, 5, 10].map { $0 * unit }.first { $0 >= rough } ?? unit * 10
        var ticks: [Double] = []
        var index = (low / step).rounded(.up)
        while index * step <= high * (1 + 1e-12), ticks.count < 64 {
            ticks.append(index * step)
            index += 1
        }
        return ticks
    }

    private func powers(_ count: Int) -> [Double] {
        var power = 1.0
        while power > low { power /= 10 }
        while power * 10 <= low * (1 + 1e-12) { power *= 10 }
        var all: [Double] = []
        while power <= high * (1 + 1e-12), all.count < 64 {
            all.append(power)
            power *= 10
        }
        let isInside = { (tick: Double) in tick >= low * (1 - 1e-12) && tick <= high * (1 + 1e-12) }
        let decades = all.filter(isInside)
        if decades.count < 3 { return all.flatMap { [$0, 2 * $0, 5 * $0] }.filter(isInside) }
        let every = max(1, (decades.count + count - 1) / count)
        return decades.enumerated().filter { $0.offset % every == 0 }.map(\.element)
    }
}
