import AnalyticCore

/// The analytic model against reference counts: every figure, and every case that could not be compared.
public struct Verification: Sendable {
    /// Where the reference counts come from.
    public let source: String
    /// How the counts of each file were taken, where it says.
    public let provenance: [(file: String, text: String)]
    /// The code that was run to take them, by file: repository, commit and digest, as the reference files state them.
    public let code: [(file: String, text: String)]
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
    /// Measured times beside floor and estimate.
    public let timing: TimingFindings

    /// Runs `checks` against `reference`; `tolerance`, where given, takes the place of every row's own.
    /// `base`: the devices that there are, and settings for files that do not say them.
    public init(
        reference: ReferenceSet, checks: [Check] = Check.allCases, tolerance: Double? = nil,
        base: TimingBase = TimingBase()
    ) {
        let wanted = Set(checks)
        @Sendable func isWanted(_ text: ReferenceText) -> Bool { !text.kind.checks.isDisjoint(with: wanted) }
        // What a user names is read even where no check asks for it: a broken file is told of.
        let texts = reference.texts.filter { isWanted($0) || !$0.isInProgram }
        let parts = Concurrently.map(count: texts.count + 1) { index in
            var recorder = RowRecorder(checks: wanted, tolerance: tolerance)
            guard index < texts.count else {
                // The model against itself needs no file.
                if wanted.contains(.core) { StructureCheck.run(into: &recorder) }
                return Part(recorder: recorder)
            }
            do throws(ReferenceProblem) {
                let file = try texts[index].file()
                if isWanted(texts[index]) { CaseChecks.run(file, base, into: &recorder) }
                return Part(recorder: recorder, provenance: (file.name, file.provenance), code: file.code)
            } catch {
                recorder.report(error)
                return Part(recorder: recorder)
            }
        }
        // The model against itself comes first, as the checks have it; then the files in their order.
        let ordered = parts.suffix(1) + parts.dropLast()
        let found = ordered.flatMap(\.recorder.rows)
        source = reference.source
        provenance = parts.compactMap(\.provenance)
        var code: [(file: String, text: String)] = []
        for one in parts.flatMap(\.code) where !code.contains(where: { $0 == one }) { code.append(one) }
        self.code = code
        self.checks = Check.allCases.filter(checks.contains)
        var sorted: [VerificationRow] = []
        var ranges: [Check: Range<Int>] = [:]
        sorted.reserveCapacity(found.count)
        for check in Check.allCases {
            let start = sorted.count
            sorted += found.lazy.filter { $0.check == check }
            ranges[check] = start..<sorted.count
        }
        rows = sorted
        self.ranges = ranges
        classes = ClassCoverage.count(sorted)
        notCovered = ordered.flatMap(\.recorder.notCovered)
        problems = reference.problems + ordered.flatMap(\.recorder.problems)
        var timing = TimingFindings()
        for part in parts { timing.add(part.recorder.timing) }
        self.timing = timing
        // Measured kernels and times are no rows of their own: nine thousand lines would tell less than their table.
        summaries = self.checks.map { check in
            CheckSummary(check, sorted[ranges[check] ?? 0..<0], check == .timing ? timing : TimingFindings())
        }
    }

    /// What one file gave.
    private struct Part: Sendable {
        let recorder: RowRecorder
        var provenance: (file: String, text: String)?
        var code: [(file: String, text: String)] = []
    }

    /// What each check found.
    public let summaries: [CheckSummary]
    /// What stands behind each class of the reference implementation, by its name.
    public let classes: [String: ClassCoverage]

    /// The rows of one check.
    public func rows(of check: Check) -> ArraySlice<VerificationRow> {
        rows[ranges[check] ?? 0..<0]
    }

    /// Whether every figure is within its tolerance, and no floor above a measured time.
    public var passes: Bool { rows.allSatisfy(\.passes) && timing.passes }

    /// 0: all within tolerance; 1: some outside; 2: something could not be run.
    public var exitStatus: Int32 {
        if !problems.isEmpty { return 2 }
        return passes ? 0 : 1
    }

}

extension CheckSummary {
    /// Counts what a check found, row by row without a copy of any.
    fileprivate init(_ check: Check, _ rows: ArraySlice<VerificationRow>, _ timed: TimingFindings) {
        var cases: Set<CaseID> = []
        var (failures, equal, withItself) = (0, 0, 0)
        var largest: (index: Int, difference: Double)?
        for index in rows.indices {
            // Most rows stand behind another one of their case.
            if index == rows.startIndex || !rows[index].isOfSameCase(as: rows[index - 1]) {
                cases.insert(rows[index].caseID)
            }
            if !rows[index].passes { failures += 1 }
            if rows[index].distance == .zero { equal += 1 }
            if rows[index].isOfModelAlone { withItself += 1 }
            let difference = abs(rows[index].relativeDifference)
            if largest.map({ $0.difference <= difference }) ?? true { largest = (index, difference) }
        }
        self.init(
            check: check, cases: cases.count + timed.groups.count + timed.cases.count,
            rows: rows.count + timed.comparisons, failures: failures + timed.failures, equal: equal,
            withItself: withItself, largest: largest.map { rows[$0.index] })
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

    /// What stands behind a class: nothing yet, or so many cases and figures outside their tolerance.
    public init(cases: Int = 0, failures: Int = 0) {
        self.cases = cases
        self.failures = failures
    }

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

    fileprivate func isOfSameCase(as other: VerificationRow) -> Bool {
        index == other.index && group == other.group && file == other.file
    }
}
