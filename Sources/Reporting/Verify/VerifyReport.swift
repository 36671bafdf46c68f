import AnalyticCore
import Verification

/// What `modelmeter verify` says about one verification.
public struct VerifyReport: Sendable {
    let verification: Verification
    /// Whether checks with very many rows show each of them.
    let showsAll: Bool

    /// A report on a verification.
    public init(_ verification: Verification, showsAll: Bool = false) {
        self.verification = verification
        self.showsAll = showsAll
    }

    /// A check with more rows than this shows only those that fail, unless all are wanted.
    static let mostRows = 600

    /// The rows of a check that are shown, and how many are not.
    func shown(_ summary: CheckSummary) -> (rows: [VerificationRow], hidden: Int) {
        let rows = Array(verification.rows(of: summary.check))
        guard !showsAll, rows.count > Self.mostRows else { return (rows, 0) }
        let failing = rows.filter { !$0.passes }
        return (failing, rows.count - failing.count)
    }

    /// Every row as comma-separated values.
    public var csv: String {
        var csv = CSV(header: [
            "check", "file", "group", "index", "shape", "quantity", "unit", "measured", "published", "analytic",
            "difference", "relative_difference", "tolerance", "verdict", "note",
        ])
        for row in verification.rows {
            csv.append([
                row.check.rawValue, row.file, row.group, String(row.index), row.shape, row.quantity, row.unit,
                row.measured.description, row.published?.description ?? "", row.analytic.description,
                row.differenceText, row.relativeDifference.description, row.tolerance.description, row.verdict,
                row.note,
            ])
        }
        return csv.text
    }
}

extension VerificationRow {
    /// `pass` or `fail`.
    public var verdict: String { passes ? "pass" : "fail" }

    /// Analytic less measured, with a minus where it is below.
    var differenceText: String { (analytic < measured ? "-" : "") + distance.description }
}

extension CheckSummary {
    /// `pass` or `FAIL`; where nothing was compared, nothing passed.
    public var verdict: String { rows == 0 ? "not run" : failures == 0 ? "pass" : "FAIL" }

    /// One line: how much was compared and how far apart it lies.
    public var result: String {
        var text = "\(cases) cases, \(rows) figures: \(equal) equal"
        if rows > equal + failures { text += ", \(rows - equal - failures) within tolerance" }
        text += failures == 0 ? "" : ", \(failures) OUTSIDE TOLERANCE"
        if let largest, largest.distance > .zero {
            text +=
                "; largest difference \(Percent.text(largest.relativeDifference)) at \(largest.group), \(largest.quantity)"
        }
        if withItself > 0 { text += "; \(withItself) of them compare the model with itself, not with a measured count" }
        return rows == 0 ? "nothing to compare: the reference holds no case of this check" : text
    }
}

/// Shares with enough digits to tell small ones apart.
enum Percent {
    static func text(_ share: Double) -> String {
        guard share.isFinite else { return "new" }
        if share == 0 { return "0" }
        let percent = share * 100
        let digits = abs(percent) >= 1 ? 100.0 : abs(percent) >= 0.01 ? 10_000.0 : 1_000_000.0
        return "\((percent * digits).rounded() / digits) %"
    }
}
