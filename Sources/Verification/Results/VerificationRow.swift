import AnalyticCore

/// One quantity of one case, measured and analytic.
public struct VerificationRow: Hashable, Sendable {
    /// The check that it belongs to.
    public let check: Check
    /// The reference file; `model` where the model is compared with itself.
    public let file: String
    /// Which layer or workload: the reference group, or a module's path.
    public let group: String
    /// The case within its group.
    public let index: Int
    /// What was measured: `flops_total`, `kv_cache_bytes`, …
    public let quantity: String
    /// FLOPs, bytes, tokens, parameters, …
    public let unit: String
    /// The shape, in words.
    public let shape: String
    /// The class of the reference implementation, where the row is of one.
    public let className: String?
    /// The reference value.
    public let measured: Count
    /// Ours.
    public let analytic: Count
    /// What an earlier analysis printed as measured; nil where it has no such figure.
    public let published: Count?
    /// What that analysis computed itself, with its unit; nil where it has no such figure.
    public let theory: String?
    /// The largest relative difference that passes: 0 demands equality.
    public let tolerance: Double
    /// Whether the analytic figure is a lower bound, which passes wherever it is not above the measured one.
    public let isFloor: Bool
    /// What explains a difference; empty where there is nothing to explain.
    public let note: String

    /// Whether the row compares the model with itself, not with a measured count.
    public var isOfModelAlone: Bool { file == "model" }

    /// How far apart the two are.
    public var distance: Count {
        Count(max(measured.value, analytic.value) - min(measured.value, analytic.value))
    }

    /// The difference relative to the measured value; infinite where nothing was measured and something was expected.
    public var relativeDifference: Double {
        if distance == .zero { return 0 }
        let share = distance.approximate / measured.approximate
        return analytic < measured ? -share : share
    }

    /// Whether the difference is within the tolerance.
    public var passes: Bool {
        distance == .zero || isFloor && analytic < measured || abs(relativeDifference) <= tolerance
    }
}

/// A case that no row stands for.
public struct NotCovered: Hashable, Sendable {
    /// The reference file.
    public let file: String
    /// Which layer or workload.
    public let group: String
    /// The case within its group.
    public let index: Int
    /// Why.
    public let reason: String
}

/// What one check found.
public struct CheckSummary: Hashable, Sendable {
    /// The check.
    public let check: Check
    /// How many cases were compared.
    public let cases: Int
    /// How many figures were compared.
    public let rows: Int
    /// How many of them were outside their tolerance.
    public let failures: Int
    /// How many were exactly equal.
    public let equal: Int
    /// How many rows compare the model with itself (its sums with its parts), not with a measured count.
    public let withItself: Int
    /// The row with the largest relative difference; nil where there are none.
    public let largest: VerificationRow?
}
