import AnalyticCore

/// The value of a figure: exact where it is a count.
public enum FigureValue: Hashable, Sendable {
    case exact(Count)
    case approximate(Double)

    /// The value as a floating-point number, for shares, charts and sweeps.
    public var number: Double {
        switch self {
        case .exact(let count): count.approximate
        case .approximate(let number): number
        }
    }
}
