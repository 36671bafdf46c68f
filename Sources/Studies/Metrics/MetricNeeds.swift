/// How much of an evaluation a metric reads: what needs less is faster to sweep.
public enum MetricNeeds: Int, Comparable, Sendable {
    /// The sums over the whole model.
    case totals
    /// The figures of single nodes.
    case tree
    /// The times on a device.
    case time

    /// Whether the left reads less than the right.
    public static func < (left: MetricNeeds, right: MetricNeeds) -> Bool { left.rawValue < right.rawValue }
}

extension Sequence where Element == Metric {
    /// What all of them need together.
    public var needs: MetricNeeds { map(\.needs).max() ?? .totals }
}
