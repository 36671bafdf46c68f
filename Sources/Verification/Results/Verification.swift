import AnalyticCore

/// The analytic model against reference counts: every figure, and every case that could not be compared.
public struct Verification: Sendable {
    /// Where the reference counts come from.
    public let source: String
    /// How the counts of each file were taken, where it says.
    public let provenance: [(file: String, text: String)]
    /// The checks that were run.
    public let checks: [Check]
    /// Every figure compared.
    public let rows: [VerificationRow]
    /// Where the rows of each check stand.
    private let ranges: [Check: Range<Int>]
    /// Every case that was not.
    public let notCovered: [NotCovered]
    /// Files and fields that could not be used.
    public let problems: [ReferenceProblem]

    /// Runs `checks` against `reference`; `tolerance`, where given, takes the place of every row's own.
    public init(reference: ReferenceSet, checks: [Check] = Check.allCases, tolerance: Double? = nil) {
        var recorder = RowRecorder(checks: Set(checks), tolerance: tolerance)
        if checks.contains(.core) { StructureCheck.run(into: &recorder) }
        for file in reference.files { CaseChecks.run(file, into: &recorder) }
        source = reference.source
        provenance = reference.files.map { ($0.name, $0.provenance) }
        self.checks = Check.allCases.filter(checks.contains)
        var sorted: [VerificationRow] = []
        var ranges: [Check: Range<Int>] = [:]
        sorted.reserveCapacity(recorder.rows.count)
        for check in Check.allCases {
            let start = sorted.count
            sorted += recorder.rows.lazy.filter { $0.check == check }
            ranges[check] = start..<sorted.count
        }
        rows = sorted
        self.ranges = ranges
        classes = ClassCoverage.count(sorted)
        notCovered = recorder.notCovered
        problems = reference.problems + recorder.problems
    }

    /// What stands behind each class of the reference implementation, by its name.
    public let classes: [String: ClassCoverage]

    /// The rows of one check.
    public func rows(of check: Check) -> ArraySlice<VerificationRow> {
        rows[ranges[check] ?? 0..<0]
    }

    /// Whether every figure is within its tolerance.
    public var passes: Bool { rows.allSatisfy(\.passes) }

    /// 0: all within tolerance; 1: some outside; 2: something could not be run.
    public var exitStatus: Int32 {
        if !problems.isEmpty { return 2 }
        return passes ? 0 : 1
    }

    /// What each check found.
    public var summaries: [CheckSummary] {
        checks.map { check in
            let rows = rows(of: check)
            return CheckSummary(
                check: check, cases: Set(rows.map(\.caseID)).count, rows: rows.count,
                failures: rows.count { !$0.passes }, equal: rows.count { $0.distance == .zero },
                largest: rows.max { abs($0.relativeDifference) < abs($1.relativeDifference) })
        }
    }
}

/// What stands behind a class.
public struct ClassCoverage: Hashable, Sendable {
    /// Measured cases whose costs were compared.
    public internal(set) var cases = 0
    /// Modules whose parameters were compared.
    public internal(set) var modules = 0
    /// Figures outside their tolerance.
    public internal(set) var failures = 0

    static func count(_ rows: [VerificationRow]) -> [String: ClassCoverage] {
        var seen: [String: Set<CaseID>] = [:]
        var classes: [String: ClassCoverage] = [:]
        for row in rows {
            guard let name = row.className else { continue }
            var coverage = classes[name] ?? ClassCoverage()
            if !row.passes { coverage.failures += 1 }
            if seen[name, default: []].insert(row.caseID).inserted {
                if row.check == .core { coverage.modules += 1 } else { coverage.cases += 1 }
            }
            classes[name] = coverage
        }
        return classes
    }
}

/// What tells one case from another.
private struct CaseID: Hashable {
    let file: String
    let group: String
    let index: Int
}

extension VerificationRow {
    fileprivate var caseID: CaseID { CaseID(file: file, group: group, index: index) }
}
