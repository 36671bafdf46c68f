import AnalyticCore
import Verification

extension VerifyReport {
    /// The verification, schema `modelmeter.verify/1`; `docs/reference-format.md` describes every field.
    public var json: JSON {
        [
            "schema": "modelmeter.verify/1",
            "reference": .string(verification.source),
            "provenance": .object(verification.provenance.map { JSON.Member($0.file, .string($0.text)) }),
            "rows": .array(verification.rows.map(Self.row)),
            "not_covered": .array(
                verification.notCovered.map {
                    [
                        "file": .string($0.file), "group": .string($0.group), "index": .number($0.index),
                        "reason": .string($0.reason),
                    ]
                }),
            "problems": .array(
                verification.problems.map {
                    ["file": .string($0.file), "field": .string($0.field), "reason": .string($0.reason)]
                }),
            "summary": .object(
                verification.summaries.map { JSON.Member($0.check.rawValue, Self.summary($0)) }),
            "timing": verification.timing.isEmpty ? .null : TimingReport(verification.timing).json,
            "classes": .object(
                verification.classes.sorted { $0.key < $1.key }.map {
                    JSON.Member($0.key, ["cases": .number($0.value.cases), "modules": .number($0.value.modules)])
                }),
            "exit_status": .number(Int(verification.exitStatus)),
        ]
    }

    private static func row(_ row: VerificationRow) -> JSON {
        [
            "check": .string(row.check.rawValue), "file": .string(row.file), "group": .string(row.group),
            "index": .number(row.index), "quantity": .string(row.quantity), "unit": .string(row.unit),
            "shape": .string(row.shape), "class": row.className.map(JSON.string) ?? .null,
            "measured": .count(row.measured), "analytic": .count(row.analytic),
            "published": row.published.map(JSON.count) ?? .null,
            "difference": row.analytic < row.measured ? .minus(row.distance) : .count(row.distance),
            "relative_difference": .decimal(row.relativeDifference), "tolerance": .decimal(row.tolerance),
            "is_floor": .bool(row.isFloor), "verdict": .string(row.verdict), "note": .string(row.note),
        ]
    }

    private static func summary(_ summary: CheckSummary) -> JSON {
        [
            "title": .string(summary.check.title), "cases": .number(summary.cases), "rows": .number(summary.rows),
            "equal": .number(summary.equal), "with_itself": .number(summary.withItself),
            "verdict": .string(summary.verdict), "failures": .number(summary.failures),
            "largest_difference": summary.largest.map {
                [
                    "file": .string($0.file), "group": .string($0.group), "index": .number($0.index),
                    "quantity": .string($0.quantity), "relative_difference": .decimal($0.relativeDifference),
                ]
            } ?? .null, "note": .string(summary.check.note),
        ]
    }
}
