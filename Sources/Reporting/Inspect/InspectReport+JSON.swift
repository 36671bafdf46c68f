import AnalyticCore

extension InspectReport {
    /// The whole evaluation, schema `modelmeter.inspect/1`. Every number is exact, whatever its size.
    public var json: JSON {
        let rows = rows
        let service = ServiceReport(evaluation)
        return [
            "schema": "modelmeter.inspect/1",
            "command": .string(command),
            "model": .string(evaluation.scenario.model.card.id),
            "parameters": evaluation.scenario.json,
            "tokens": tokens,
            "grid": [
                "columns": .number(evaluation.geometry.grid.columns), "rows": .number(evaluation.geometry.grid.rows),
                "tiles": .number(evaluation.geometry.tiles),
            ],
            "parameter_count": .count(evaluation.parameterCount),
            "weight_bytes": .count(evaluation.weightBytes),
            "weights_stored": .string(evaluation.scenario.workload.weightFacts),
            "kv_cache_bytes": [
                "after_prefill": .count(evaluation.cacheAfterPrefill),
                "after_decode": .count(evaluation.cacheAfterDecode),
            ],
            "stages": stages,
            "time": service.timeJSON,
            "memory": service.memoryJSON,
            "modules": .array(rows.modules.map { .object($0.members) }),
            "operations": .array(rows.operations.map { .object($0.members) }),
        ]
    }

    private var tokens: JSON {
        let geometry = evaluation.geometry
        return [
            "global": .number(geometry.globalTokens), "tiles": .number(geometry.tileTokens),
            "image": .number(geometry.imageTokens), "text": .number(geometry.textTokens),
            "context": .number(geometry.contextTokens),
        ]
    }

    private var stages: JSON {
        let steps = evaluation.scenario.workload.decodeTokens
        let members = evaluation.stages.map { stage in
            switch stage {
            case .vision:
                JSON.Member(
                    stage.rawValue,
                    .object(
                        figures(stage) + [
                            JSON.Member("global", .object(evaluation.cost(of: 0, in: .global).members)),
                            JSON.Member("tiles", .object(evaluation.cost(of: 0, in: .tiles).members)),
                        ]))
            case .prefill: JSON.Member(stage.rawValue, .object(figures(stage)))
            case .decode:
                JSON.Member(
                    stage.rawValue,
                    .object(
                        figures(stage) + [
                            JSON.Member("steps", .number(steps)),
                            JSON.Member("first_step", .object(evaluation.cost(of: 0, in: .firstStep).members)),
                            JSON.Member("last_step", .object(evaluation.cost(of: 0, in: .lastStep).members)),
                        ]))
            }
        }
        return .object(members + [JSON.Member("total", .object(evaluation.total(of: 0).members))])
    }

    private func figures(_ stage: Stage) -> [JSON.Member] {
        [JSON.Member("calls", .count(evaluation.calls(of: 0, in: stage)))] + evaluation.cost(of: 0, in: stage).members
            + [JSON.Member("peak_activation_bytes", .count(evaluation.peakBytes(of: 0, in: stage)))]
    }
}

extension JSON: ExpressibleByStringLiteral {
    /// A string written as a literal.
    public init(stringLiteral value: String) {
        self = .string(value)
    }
}
