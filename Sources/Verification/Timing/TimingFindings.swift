/// Measured times beside floor and estimate: kernels by group and by family, and cases of stages and of wholes.
public struct TimingFindings: Hashable, Sendable {
    /// The groups that were compared, the farthest off first.
    public internal(set) var groups: [TimingGroup] = []
    /// The cases that were compared, in the order of their files.
    public internal(set) var cases: [TimingCase] = []
    /// What was not compared, with the reason.
    public internal(set) var notCompared: [NotTimed] = []

    /// Nothing found yet.
    public init() {}

    /// The families, in the file's words and by number type, the farthest off first.
    public var families: [TimingFamily] {
        var rows: [String: [TimedRow]] = [:]
        var kinds: [String: [String: [TimedRow]]] = [:]
        for group in groups {
            rows[group.family, default: []] += group.kernels
            kinds[group.family, default: [:]][group.dtype, default: []] += group.kernels
        }
        return rows.map { family, all in
            let parts = kinds[family] ?? [:]
            return TimingFamily(
                family: family, fit: TimingFit(all),
                parts: parts.count < 2
                    ? []
                    : parts.map { TimingPart(name: $0.key, fit: TimingFit($0.value)) }.sorted {
                        ($1.fit.error, $0.name) < ($0.fit.error, $1.name)
                    })
        }.sorted { ($1.fit.error, $0.family) < ($0.fit.error, $1.family) }
    }

    /// Kernels whose floor lies above what was measured, with their group.
    public var floorsAbove: [(group: TimingGroup, row: TimedRow)] {
        groups.flatMap { group in group.kernels.filter(\.isFloorAbove).map { (group, $0) } }
    }

    /// Kernels and times that were compared.
    public var comparisons: Int { groups.reduce(cases.count) { $0 + $1.fit.rows } }

    /// Kernels and times that beat their bound by more than 5 %.
    public var failures: Int {
        groups.reduce(cases.count(where: \.isBoundBeaten)) { $0 + $1.fit.floorAbove }
    }

    /// Whether no floor lies above a measured time.
    public var passes: Bool { failures == 0 }

    /// Whether there is anything to show.
    public var isEmpty: Bool { groups.isEmpty && cases.isEmpty && notCompared.isEmpty }

    /// Adds what another file gave.
    mutating func add(_ other: TimingFindings) {
        groups += other.groups
        cases += other.cases
        notCompared += other.notCompared
        groups.sort { ($1.fit.error, $0.id) < ($0.fit.error, $1.id) }
    }
}

/// One family over all devices.
public struct TimingFamily: Hashable, Sendable {
    /// The family in the file's words.
    public let family: String
    /// How near the estimates lie.
    public let fit: TimingFit
    /// The same by number type, where there are several.
    public let parts: [TimingPart]
}
