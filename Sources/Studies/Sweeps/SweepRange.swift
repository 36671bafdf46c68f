import AnalyticCore

/// Values of a parameter, as a sweep goes through them.
///
/// `1..64` counts, `64..1024+64` adds, `1..8192*2` multiplies, `1,2,4` lists, `1x2,2x3` lists grids, `eager,graph` lists words.
public struct SweepRange: Hashable, Sendable {
    /// Even steps are kept as such, so that a million of them take no memory.
    private enum Form: Hashable, Sendable {
        case values([ParameterValue])
        case whole(start: Int, step: Int, count: Int)
        case decimal(start: Double, step: Double, count: Int)
    }

    private let form: Form

    /// The most values that a range may have.
    public static let most = 5_000_000

    /// Values as they are.
    public init(_ values: [ParameterValue]) {
        form = .values(values)
    }

    init(start: Int, step: Int, count: Int) {
        form = .whole(start: start, step: step, count: count)
    }

    init(start: Double, step: Double, count: Int) {
        form = .decimal(start: start, step: step, count: count)
    }

    /// How many values there are.
    public var count: Int {
        switch form {
        case .values(let values): values.count
        case .whole(_, _, let count), .decimal(_, _, let count): count
        }
    }

    /// The value with an index.
    public subscript(index: Int) -> ParameterValue {
        switch form {
        case .values(let values): values[index]
        case .whole(let start, let step, _): .whole(start + step * index)
        case .decimal(let start, let step, _): .decimal(DecimalDigits.clean(start + step * Double(index)))
        }
    }

    /// Every value, for ranges that are shown.
    public var values: [ParameterValue] { (0..<count).map { self[$0] } }

    /// Whether every value is a number.
    public var isNumeric: Bool {
        switch form {
        case .values(let values): values.allSatisfy { $0.number != nil }
        case .whole, .decimal: true
        }
    }
}
