import Verification

/// Measured kernels beside their estimates, by family, as the verify view draws them.
struct TimingPicture: Sendable {
    /// One family of kernels; all of them; or stages and whole requests.
    struct Entry: Sendable {
        var name: String
        var rows: Int
        var coldRows: Int
        /// Mean absolute error, percent; nil where several families are together.
        var error: Double?
        /// The median of estimate over measured.
        var medianRatio: Double?
        /// How often the floor lies above what was measured.
        var floorAbove: Int
        var dots: [Dot]
    }

    /// One kernel, microseconds.
    struct Dot: Sendable {
        var measured: Double
        var estimate: Double
        /// Whether its data lay in the cache, where no floor holds.
        var isWarm: Bool
    }

    let entries: [Entry]

    init(_ findings: TimingFindings) {
        var dots: [String: [Dot]] = [:]
        for group in findings.groups {
            dots[group.family, default: []] += group.kernels.map {
                Dot(measured: $0.measured, estimate: $0.estimate, isWarm: $0.isCold == false)
            }
        }
        var entries = findings.families.map { family in
            Entry(
                name: family.family, rows: family.fit.rows, coldRows: family.fit.coldRows, error: family.fit.error,
                medianRatio: family.fit.medianRatio, floorAbove: family.fit.floorAbove,
                dots: dots[family.family] ?? [])
        }
        if entries.count > 1 {
            entries.insert(
                Entry(
                    name: "all families", rows: entries.reduce(0) { $0 + $1.rows },
                    coldRows: entries.reduce(0) { $0 + $1.coldRows },
                    floorAbove: entries.reduce(0) { $0 + $1.floorAbove }, dots: entries.flatMap(\.dots)), at: 0)
        }
        if let wholes = Self.wholes(findings.cases) { entries.append(wholes) }
        self.entries = entries
    }

    /// Times of stages and of whole requests; rates are left out.
    private static func wholes(_ cases: [TimingCase]) -> Entry? {
        let timed = cases.compactMap { each -> (TimingCase, Double)? in
            guard !each.isRate else { return nil }
            if each.quantity.hasSuffix("_ms") { return (each, 1e3) }
            return each.quantity.hasSuffix("_s") ? (each, 1e6) : nil
        }
        guard !timed.isEmpty else { return nil }
        let ratios = timed.map(\.0.ratio).sorted()
        return Entry(
            name: "stages and requests", rows: timed.count, coldRows: timed.count,
            error: 100 * ratios.reduce(0) { $0 + abs($1 - 1) } / Double(ratios.count),
            medianRatio: (ratios[(ratios.count - 1) / 2] + ratios[ratios.count / 2]) / 2,
            floorAbove: timed.count { $0.0.isBoundBeaten },
            dots: timed.map { Dot(measured: $0.0.measured * $0.1, estimate: $0.0.estimate * $0.1, isWarm: false) })
    }
}
