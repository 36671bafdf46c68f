import AnalyticCore
import TextKit
import Verification

extension VerifyReport {
    /// The verification on one screen: a line for each check, traffic by tower and stage, the sum of the parts.
    public var summary: String {
        var table = TextTable([
            ("check", .left), ("cases", .right), ("figures", .right), ("equal", .right), ("tolerance", .right),
            ("verdict", .left), ("largest difference", .left),
        ])
        for summary in verification.summaries {
            let rows = verification.rows(of: summary.check)
            table.append([
                summary.check.rawValue, "\(summary.cases)", "\(summary.rows)", "\(summary.equal)",
                Self.tolerance(rows.map(\.tolerance).max()), summary.verdict,
                summary.check == .timing ? timed : Self.largest(summary.largest),
            ])
            // Of a check with one measured quantity per place, the places are what a reader looks for.
            let families = Self.showsFamilies.contains(summary.check) ? verification.families(of: summary.check) : []
            for family in families where families.count > 1 {
                table.append([
                    "  " + family.name, "\(family.cases)", "\(family.rows)", "\(family.equal)",
                    Self.tolerance(family.tolerance), family.failures == 0 ? "pass" : "FAIL",
                    Self.largest(family.largest),
                ])
            }
        }
        let sums = verification.rows(of: .core).filter { $0.quantity == "total.matrix_flops" }.prefix(1).map { row in
            "\nCore: towers, projector, decoder layers and head add up to \(Figure.grouped(row.measured)) FLOPs,\n"
                + "the whole has \(Figure.grouped(row.analytic)) (\(row.shape)).\n"
        }.joined()
        let failing = verification.rows.filter { !$0.passes }
        var text = "Reference counts: \(verification.source)\n\n" + table.text + sums
        for row in failing.prefix(Self.mostFailures) {
            text +=
                "\nFAIL  \(row.check.rawValue), \(row.group) #\(row.index), \(row.quantity): measured "
                + "\(Figure.grouped(row.measured)), analytic \(Figure.grouped(row.analytic))"
        }
        if !failing.isEmpty { text += "\n" }
        if !verification.notCovered.isEmpty {
            text += "\n\(verification.notCovered.count) cases were not compared; --all says why\n"
        }
        return text + "\nEvery figure: --all; those of one check: modelmeter verify llama\n"
    }

    /// How near the estimates lie to measured kernels: shown, and judged nowhere.
    private var timed: String {
        let families = verification.timing.families
        guard let near = families.map(\.fit.error).min(), let far = families.map(\.fit.error).max() else {
            return "nothing measured"
        }
        return
            "error \(Figure.decimal(near, places: 0)) to \(Figure.decimal(far, places: 0)) %"
            + (verification.timing.passes ? "" : ", FLOORS ABOVE")
    }

    /// Checks whose families stand under them.
    private static let showsFamilies: Set<Check> = [.core, .traffic]
    /// Failing figures that the summary shows; the rest stands in the full text.
    private static let mostFailures = 8

    static func tolerance(_ share: Double?) -> String {
        guard let share else { return "—" }
        return share == 0 ? "0" : Percent.text(share)
    }

    static func largest(_ row: VerificationRow?) -> String {
        guard let row, row.distance > .zero else { return "0" }
        return "\(Percent.text(row.relativeDifference)) \(row.group)"
    }
}
