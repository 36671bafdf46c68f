import AnalyticCore
import ArgumentParser
import Studies
import TextKit

/// Reads a scenario out of one word of the command line: `l40s,batch=16`, `llama-3.1-8b`, `mine.toml`.
struct ScenarioWord {
    let base: Scenario
    let options: ScenarioOptions

    /// The scenario that a word stands for, with what it is called.
    ///
    /// - Throws: What is wrong with it, and what is near.
    func scenario(_ word: String) throws -> (name: String, scenario: Scenario) {
        if word.hasSuffix(".toml") {
            let file = try options.read(scenario: word, from: try options.fresh())
            return (file.name ?? word, file.scenario)
        }
        var scenario = base
        var isList = false
        var values: [(id: String, value: String)] = []
        for part in word.split(separator: ",", omittingEmptySubsequences: false).map({ String($0) }) {
            if let sign = part.firstIndex(of: "=") {
                let id = String(part[..<sign])
                values.append((id, String(part[part.index(after: sign)...])))
                isList = if case .list? = (try? scenario.parameters.parameter(id))?.kind { true } else { false }
            } else if isList, let last = values.indices.last {
                // A list of numbers has commas of its own.
                values[last].value += "," + part
            } else {
                try set(values, of: &scenario)
                values = []
                try take(part, word, into: &scenario)
            }
        }
        try set(values, of: &scenario)
        try scenario.validate()
        return (word, scenario)
    }

    private func set(_ values: [(id: String, value: String)], of scenario: inout Scenario) throws {
        for (id, value) in values { try scenario.set(id, value) }
    }

    /// Puts what a name stands for in force.
    private func take(_ name: String, _ word: String, into scenario: inout Scenario) throws {
        let profiles = try ProfileChoice.all(from: scenario)
        if name == "base" { return }
        if name.hasSuffix(".json") || name.contains("/") {
            scenario = try FileFailure.telling { try options.read(config: name, in: scenario).scenario }
        } else if scenario.shelf.ids.contains(name) {
            try scenario.set("model", name)
        } else if scenario.devices[name] != nil {
            try scenario.set("device", name)
        } else if let profile = profiles.last(where: { $0.id == name }) {
            try set(profile.settings, of: &scenario)
        } else {
            let names = ["base"] + scenario.shelf.ids + scenario.devices.all.map(\.id) + profiles.map(\.id)
            throw ValidationError(
                "'\(TypedText.shown(name))' in '\(TypedText.shown(word))' names no model, device or profile, and sets nothing"
                    + "\(Suggestion.clause(name, among: names)); write ID=VALUE, or the name of a file that ends in .toml"
            )
        }
    }
}
