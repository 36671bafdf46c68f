import AnalyticCore
import Verification

extension TimingReport {
    /// The findings as they stand in `timing` of schema `modelmeter.verify/1`; errors are percent.
    var json: JSON {
        [
            "groups": .array(findings.groups.map(Self.group)),
            "families": .array(
                findings.families.map { family in
                    .object(
                        [JSON.Member("family", .string(family.family))] + Self.members(family.fit)
                            + [JSON.Member("parts", .array(family.parts.map(Self.part)))])
                }),
            "cases": .array(
                findings.cases.map {
                    [
                        "id": .string($0.id), "device": .string($0.device), "grade": .string($0.grade),
                        "quantity": .string($0.quantity), "what": .string($0.what), "measured": .decimal($0.measured),
                        "floor": .decimal($0.floor),
                        "estimate": .decimal($0.estimate), "ratio": .decimal($0.ratio), "is_rate": .bool($0.isRate),
                        "settings": .string($0.settings),
                    ]
                }),
            "not_compared": .array(
                findings.notCompared.map {
                    [
                        "id": .string($0.id), "family": .string($0.family),
                        "device": $0.device.map(JSON.string) ?? .null, "rows": .number($0.rows),
                        "reason": .string($0.reason),
                    ]
                }),
        ]
    }

    private static func group(_ group: TimingGroup) -> JSON {
        .object(
            [
                JSON.Member("id", .string(group.id)), JSON.Member("family", .string(group.family)),
                JSON.Member("dtype", .string(group.dtype)),
                JSON.Member("device", group.device.map(JSON.string) ?? .null),
                JSON.Member("compared_on", .string(group.comparedOn)),
                JSON.Member("constants", .string(group.standing.rawValue)),
            ] + members(group.fit) + [
                JSON.Member("parts", .array(group.parts.map(part))),
                JSON.Member(
                    "worst",
                    .array(
                        group.worst(3).map {
                            [
                                "kernel": .string($0.words), "part": .string($0.part),
                                "measured_us": .decimal($0.measured),
                                "floor_us": .decimal($0.floor), "estimate_us": .decimal($0.estimate),
                                "ratio": .decimal($0.ratio),
                            ]
                        })),
                JSON.Member(
                    "floors_above",
                    .array(
                        group.kernels.filter(\.isFloorAbove).map {
                            [
                                "kernel": .string($0.words), "measured_us": .decimal($0.measured),
                                "floor_us": .decimal($0.floor),
                            ]
                        })),
            ])
    }

    private static func part(_ part: TimingPart) -> JSON {
        .object([JSON.Member("name", .string(part.name))] + members(part.fit))
    }

    private static func members(_ fit: TimingFit) -> [JSON.Member] {
        [
            JSON.Member("rows", .number(fit.rows)), JSON.Member("cold_rows", .number(fit.coldRows)),
            JSON.Member("floor_above", .number(fit.floorAbove)), JSON.Member("median_ratio", .decimal(fit.medianRatio)),
            JSON.Member("mape", .decimal(fit.error)), JSON.Member("mape_all", .decimal(fit.errorOfAll)),
        ]
    }
}
