import AnalyticCore

/// Collects what the checks find.
struct RowRecorder: Sendable {
    let checks: Set<Check>
    private let tolerance: Double?
    private(set) var rows: [VerificationRow] = []
    private(set) var notCovered: [NotCovered] = []
    private(set) var problems: [ReferenceProblem] = []
    /// Measured times beside floor and estimate.
    var timing = TimingFindings()

    init(checks: Set<Check>, tolerance: Double?) {
        self.checks = checks
        self.tolerance = tolerance
    }

    /// Whether any of `wanted` is to be run.
    func runs(_ wanted: Check...) -> Bool {
        !checks.isDisjoint(with: wanted)
    }

    /// Adds one comparison, if its check is to be run.
    mutating func compare(
        _ place: CasePlace, _ check: Check, _ quantity: String, _ unit: String, measured: Count, analytic: Count,
        published: Count? = nil, theory: String? = nil, tolerance: Double = 0, isFloor: Bool = false, note: String = ""
    ) {
        guard checks.contains(check) else { return }
        rows.append(
            VerificationRow(
                check: check, file: place.file, group: place.group, index: place.index, quantity: quantity, unit: unit,
                shape: place.shape, className: place.className, measured: measured, analytic: analytic,
                published: published, theory: theory, tolerance: self.tolerance ?? tolerance, isFloor: isFloor,
                note: note))
    }

    /// Runs the check of one case. A case that cannot be read is reported and listed; the next ones go on.
    mutating func attempt(
        _ place: CasePlace, _ check: (inout CasePlace, inout RowRecorder) throws(ReferenceProblem) -> Void
    ) {
        var place = place
        do throws(ReferenceProblem) {
            try check(&place, &self)
        } catch {
            problems.append(error)
            skip(place, because: "\(error)")
        }
    }

    mutating func skip(_ place: CasePlace, because reason: String) {
        notCovered.append(NotCovered(file: place.file, group: place.group, index: place.index, reason: reason))
    }

    mutating func report(_ problem: ReferenceProblem) {
        problems.append(problem)
    }
}

/// Which case a row is of.
struct CasePlace {
    var file: String
    var group: String
    var index: Int
    var shape = ""
    var className: String?
}
