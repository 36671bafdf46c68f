import AnalyticCore
import Studies

extension CompareReport {
    /// Schema `modelmeter.compare/1`: values and ratios to the baseline, one for each scenario.
    public var json: JSON {
        [
            "schema": "modelmeter.compare/1", "command": .string(command), "baseline": .number(baseline),
            "scenarios": .array(columns.map(scenario)),
            "set_apart": .array(
                comparison.settings.map { setting in
                    [
                        "parameter": .string(setting.id),
                        "values": .array(setting.values.map { $0.map { .string($0) } ?? .null }),
                    ]
                }),
            "sections": .array(
                comparison.sections.map { section in
                    [
                        "id": .string(section.id), "title": .string(section.title),
                        "rows": .array(section.rows.map(row)),
                    ]
                }),
        ]
    }

    private func scenario(_ column: Comparison.Column) -> JSON {
        let scenario = column.point.scenario
        return [
            "name": .string(column.name), "command": .string(scenario.commandLine("inspect")),
            "model": .string(scenario.model.card.id), "device": .string(scenario.machine.device.id),
            "execution": .string(scenario.workload.execution.rawValue), "batch": .number(scenario.workload.batch),
            "fits": column.point.memory.fits.map { .bool($0) } ?? .null,
            "settings": .object(scenario.changes.map { JSON.Member($0.id, $0.value.json) }),
        ]
    }

    private func row(_ row: Comparison.Row) -> JSON {
        func values(_ read: (Int) -> Double?) -> JSON {
            .array(columns.indices.map { column in read(column).map { .decimal($0) } ?? .null })
        }
        return [
            "id": .string(row.id), "title": .string(row.title), "unit": .string(row.unit.symbol),
            "values": values { row.values[$0] }, "ratios": values { row.change(of: $0, from: baseline)?.ratio },
        ]
    }

    /// One line for each scenario and figure, all digits.
    public var csv: String {
        var csv = CSV(header: ["scenario", "section", "figure", "unit", "value", "ratio", "command"])
        for (index, column) in columns.enumerated() {
            let command = column.point.scenario.commandLine("inspect")
            for section in comparison.sections {
                for row in section.rows {
                    csv.append([
                        column.name, section.id, row.id, row.unit.symbol, Self.digits(row.values[index]),
                        Self.digits(row.change(of: index, from: baseline)?.ratio), command,
                    ])
                }
            }
        }
        return csv.text
    }

    private static func digits(_ value: Double?) -> String {
        guard let value else { return "" }
        var bytes = Bytes()
        bytes.append(value)
        return bytes.text
    }
}
