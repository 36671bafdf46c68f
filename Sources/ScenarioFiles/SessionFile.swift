import AnalyticCore
import Studies
import TOMLReading

/// A session of the explorer in TOML: the values in force, the scenarios that were kept, and the changes.
public enum SessionFile {
    /// The most changes that are written; older ones are forgotten.
    static let mostSteps = 200

    /// A session as a file that can be read again.
    public static func text(of session: Session, version: String) -> String {
        var names: [AnyModel: Scenario.ModelName] = [:]
        func entry(_ scenario: Scenario, _ table: String) -> [String] {
            let released = scenario.model.released
            let name = names[released] ?? scenario.modelName
            names[released] = name
            return ScenarioEntry.lines(of: scenario, named: name, table: table + ".set")
        }
        var lines = [
            "# A session of the explorer: `modelmeter --resume` goes on with the last one.",
            "modelmeter = \(TOMLText.quoted(version))", "view = \(TOMLText.quoted(session.view))",
            "row = \(TOMLText.quoted(session.row))", "parameter = \(TOMLText.quoted(session.parameter))",
        ]
        if let chosen = session.chosen { lines.append("baseline = \(TOMLText.quoted(chosen))") }
        lines += ["", "[now]"] + entry(session.scenario, "now")
        for scene in session.scenes {
            lines += [
                "", "[[scenario]]", "letter = \(TOMLText.quoted(scene.letter))",
                "name = \(TOMLText.quoted(scene.name))",
            ]
            lines += entry(scene.scenario, "scenario")
        }
        // Most changes start where the one before ended, which then need not be written again.
        var reached: Scenario?
        let steps =
            session.done.suffix(mostSteps).map { ($0, true) } + session.undone.prefix(mostSteps).map { ($0, false) }
        for (step, isDone) in steps {
            lines += ["", "[[step]]", "what = \(TOMLText.quoted(step.description))", "done = \(isDone)"]
            if reached != step.before { lines += ["", "[step.from]"] + entry(step.before, "step.from") }
            lines += ["", "[step.to]"] + entry(step.after, "step.to")
            reached = step.after
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads a session.
    ///
    /// - Parameters:
    ///   - start: Where devices and models come from.
    ///   - config: Reads a `config.json` in place of the model of a scenario.
    /// - Throws: `TOMLError` that names file, line and field, and what `config` throws.
    public static func session(
        _ document: TOMLDocument, from start: Scenario, config: (String, Scenario) throws -> Scenario
    ) throws -> Session {
        let root = document.section
        try root.allow(["modelmeter", "view", "row", "parameter", "baseline", "now", "scenario", "step"])
        func scenario(_ section: TOMLSection) throws -> Scenario {
            try ScenarioEntry.scenario(in: section, from: start, config: config)
        }
        guard let now = try root.section("now") else { throw root.error("now", "is missing: the values in force") }
        try now.allow(ScenarioEntry.keys)
        var session = Session(try scenario(now))
        session.view = try root.text("view") ?? ""
        session.row = try root.text("row") ?? ""
        session.parameter = try root.text("parameter") ?? ""
        session.chosen = try root.text("baseline")
        for section in try root.sections("scenario") {
            try section.allow(["letter", "name"] + ScenarioEntry.keys)
            guard let letter = try section.text("letter") else { throw section.error("letter", "is missing") }
            session.scenes.append(
                Session.Scene(
                    letter: letter, name: try section.text("name") ?? letter, scenario: try scenario(section)))
        }
        var reached: Scenario?
        for section in try root.sections("step") {
            try section.allow(["what", "done", "from", "to"])
            let from = try section.section("from").map(scenario) ?? reached
            guard let from, let to = try section.section("to").map(scenario) else {
                throw section.error("to", "is missing: the values behind the change, or those before the first one")
            }
            let step = Session.Step(before: from, after: to, description: try section.text("what") ?? "")
            if try section.flag("done") ?? true { session.done.append(step) } else { session.undone.append(step) }
            reached = to
        }
        return session
    }
}
