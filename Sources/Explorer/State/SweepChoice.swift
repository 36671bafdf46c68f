import AnalyticCore
import Studies

/// What the sweep view shows: a sweep that is ready, or one that was put together.
public struct SweepChoice: Hashable, Sendable {
    /// Which axes are logarithmic.
    public struct Axes: Hashable, Sendable {
        /// Along the bottom.
        public var x: Bool
        /// Along the left side.
        public var y: Bool
    }

    /// The sweep that shows first, where the model has it.
    static let first = NamedSweep.all[min(3, NamedSweep.all.count - 1)].id

    /// The sweep that is ready, by its place in the model's list.
    public var named = 0
    /// Parameters that were chosen in place of the named sweep's own.
    public var x: Sweep.Axis?
    /// The parameter that tells curves apart.
    public var series: Sweep.Axis?
    /// The metrics that were chosen in place of the named sweep's own.
    public var metrics: [String]?
    /// Whether the axes are logarithmic; nil for the named sweep's own.
    public var isLogarithmic: Axes?
    /// The point along x that is read out.
    public var cursor = 0

    /// The place of a sweep in a model's list; the first where it is not there.
    static func place(of id: String, in model: AnyModel) -> Int {
        NamedSweep.of(model).firstIndex { $0.id == id } ?? 0
    }
}
