import AnalyticCore
import TOMLReading

/// A scenario as entries of a table: `model` or `config`, and a table `set` of what differs from the model's defaults.
enum ScenarioEntry {
    /// The keys that it takes.
    static let keys = ["model", "config", "set"]

    /// Its lines; those of `set` stand last, under the name of their table.
    static func lines(of scenario: Scenario, named name: Scenario.ModelName? = nil, table: String) -> [String] {
        var lines: [String] = []
        switch name ?? scenario.modelName {
        case .standard: break
        case .listed(let id): lines.append("model = \(TOMLText.quoted(id))")
        case .file(let path): lines.append("config = \(TOMLText.quoted(path))")
        }
        let settings = scenario.settings(since: scenario.defaults)
        guard !settings.isEmpty else { return lines }
        return lines + ["", "[\(table)]"] + settings.map { "\(TOMLText.key($0.id)) = \(TOMLText.value($0.value))" }
    }

    /// The scenario that a table describes, with the devices and models of another.
    ///
    /// - Throws: `TOMLError` at the line that is at fault, and what `config` throws.
    static func scenario(
        in section: TOMLSection, from start: Scenario, config: (String, Scenario) throws -> Scenario
    ) throws -> Scenario {
        var scenario = start.start
        let model = try section.text("model")
        if let path = try section.text("config") {
            guard model == nil else { throw section.error("config", "names a second model; give model or config") }
            scenario = try config(path, scenario)
        } else if let model {
            try write("model", model, to: &scenario, in: section)
        }
        guard let settings = try section.section("set") else { return scenario }
        for entry in settings.table.entries {
            guard let text = TOMLText.typed(entry.item.value) else {
                throw settings.refusal(entry.key, "a number, a text, true or false, or a list of whole numbers")
            }
            try write(entry.key, text, to: &scenario, in: settings)
        }
        do throws(ScenarioError) {
            try scenario.validate()
        } catch {
            throw failure(error, in: settings)
        }
        return scenario
    }

    private static func write(
        _ id: String, _ text: String, to scenario: inout Scenario, in section: TOMLSection
    ) throws(TOMLError) {
        do throws(ScenarioError) {
            try scenario.set(id, text)
        } catch {
            throw TOMLError(
                file: section.file, line: section.table[id]?.line ?? section.line, field: section.path,
                reason: error.description)
        }
    }

    /// The error at the line of the setting that is at fault, where it is one of the file's own.
    private static func failure(_ error: ScenarioError, in section: TOMLSection) -> TOMLError {
        let line = error.parameterID.flatMap { section.table[$0]?.line } ?? section.line
        return TOMLError(file: section.file, line: line, field: section.path, reason: error.description)
    }
}
