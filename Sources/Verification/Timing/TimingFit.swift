/// How near estimates lie to measured times: of a group, of a part of one, of a family.
public struct TimingFit: Hashable, Sendable {
    /// Kernels compared.
    public let rows: Int
    /// Those whose weights or cache cannot stay in the last-level cache.
    public let coldRows: Int
    /// Rows, of the cold ones where coldness is asked, whose floor lies more than 5 % above what was measured.
    public let floorAbove: Int
    /// The median of estimate over measured.
    public let medianRatio: Double
    /// Mean absolute error over the cold rows where there are any, else over all, percent.
    public let error: Double
    /// The same over all rows, percent.
    public let errorOfAll: Double

    /// - Parameter rows: At least one.
    init(_ rows: [TimedRow]) {
        let cold = rows.filter { $0.isCold == true }
        self.rows = rows.count
        coldRows = cold.count
        floorAbove = rows.count(where: \.isFloorAbove)
        let ratios = rows.map(\.ratio).sorted()
        let middle = ratios.count / 2
        medianRatio =
            ratios.isEmpty ? 0 : ratios.count % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
        errorOfAll = Self.error(rows)
        error = cold.isEmpty ? errorOfAll : Self.error(cold)
    }

    private static func error(_ rows: [TimedRow]) -> Double {
        rows.isEmpty ? 0 : 100 * rows.reduce(0) { $0 + abs($1.ratio - 1) } / Double(rows.count)
    }
}

/// One measured kernel beside its floor and its estimate, microseconds.
public struct TimedRow: Hashable, Sendable {
    /// Its sizes, in words.
    public let words: String
    /// What tells it from others of its group; empty where they are alike.
    public let part: String
    /// Whether its weights or cache cannot stay in the last-level cache; nil where that is not asked.
    public let isCold: Bool?
    /// Measured.
    public let measured: Double
    /// What no run can be faster than.
    public let floor: Double
    /// What the closed form says.
    public let estimate: Double

    /// Estimate over measured.
    public var ratio: Double { estimate / measured }
    /// Whether the floor lies above what was measured, data in the cache left out.
    public var isFloorAbove: Bool { isCold != false && floor > Self.most * measured }
    /// A floor may lie so much above a measured time: clocks and sizes are known no better.
    static let most = 1.05
}
