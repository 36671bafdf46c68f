import AnalyticCore
import TextKit

/// What `modelmeter engines` says: the records of the engines.
public enum EnginesReport {
    /// Each engine with its values, what they rest on, and where from; lines at most `width` characters wide.
    public static func text(width: Int = 110) -> String {
        EngineRecord.all.map { record in
            var table = TextTable([("", .left), ("", .right), ("", .left), ("", .left)])
            for fact in record.facts {
                table.append(["  " + fact.parameter, fact.value, unit(fact), fact.standing.rawValue])
            }
            let rows = table.text.split(separator: "\n", omittingEmptySubsequences: true).map { String($0) }
            let lines = zip(rows.suffix(record.facts.count), record.facts).flatMap { row, fact in
                [row] + fact.source.wrapped(to: width - 6, cutsWords: false).map { "      " + $0 }
            }
            return "\(record.name.rawValue.uppercased()): \(record.title)\n\n" + lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n") + "\ncustom changes nothing: whatever is set.\n"
    }

    /// The same, schema `modelmeter.engines/1`.
    public static var json: JSON {
        [
            "schema": "modelmeter.engines/1",
            "engines": .array(
                EngineRecord.all.map { record in
                    [
                        "id": .string(record.name.rawValue), "title": .string(record.title),
                        "values": .array(
                            record.facts.map { fact in
                                [
                                    "parameter": .string(fact.parameter), "value": .string(fact.value),
                                    "unit": .string(unit(fact)), "standing": .string(fact.standing.rawValue),
                                    "source": .string(fact.source),
                                ]
                            }),
                    ]
                }),
        ]
    }

    private static func unit(_ fact: EngineFact) -> String {
        (try? ParameterList.standard.parameter(fact.parameter))?.unit ?? ""
    }
}
