import AnalyticCore
import TOMLReading

/// A scenario in TOML: the model, and what was set of it, with the version of the program that wrote the file.
///
/// ```toml
/// modelmeter = "0.2.0"
/// name = "two cards"
/// model = "llama-3.1-8b"      # or config = "mine/config.json"; neither for the standard model
///
/// [set]
/// batch = 16
/// device = "l40s"
/// "precision.kv" = "fp8"
/// ```
public struct ScenarioFile: Sendable {
    /// The scenario.
    public let scenario: Scenario
    /// What it is called; nil where the file does not say.
    public let name: String?
    /// What a reader should know: that another version wrote the file.
    public let notes: [String]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - start: Where the devices and models come from that the file names.
    ///   - version: The program's version.
    ///   - config: Reads a `config.json` in place of the model of a scenario.
    /// - Throws: `TOMLError` that names file, line and field, and what `config` throws.
    public init(
        path: String, from start: Scenario, version: String, config: (String, Scenario) throws -> Scenario
    ) throws {
        try self.init(TOMLDocument(path: path), from: start, version: version, config: config)
    }

    /// Reads a text; `name` stands for it in errors.
    public init(
        text: String, name: String, from start: Scenario, version: String,
        config: (String, Scenario) throws -> Scenario = { $1 }
    ) throws {
        try self.init(TOMLDocument(text: text, name: name), from: start, version: version, config: config)
    }

    private init(
        _ document: TOMLDocument, from start: Scenario, version: String, config: (String, Scenario) throws -> Scenario
    ) throws {
        let root = document.section
        try root.allow(["modelmeter", "name"] + ScenarioEntry.keys)
        guard let written = try root.text("modelmeter") else {
            throw root.error(
                "modelmeter",
                "is missing: a scenario file states the version that wrote it, as in modelmeter = \"\(version)\"")
        }
        name = try root.text("name")
        scenario = try ScenarioEntry.scenario(in: root, from: start, config: config)
        notes = written == version ? [] : ["\(document.name) was written by modelmeter \(written); this is \(version)"]
    }

    /// A scenario as a file that can be read again.
    ///
    /// - Parameters:
    ///   - name: What it is called; nil for nothing.
    ///   - version: The program's version.
    public static func text(of scenario: Scenario, name: String?, version: String) -> String {
        var lines = ["# \(scenario.commandLine())", "modelmeter = \(TOMLText.quoted(version))"]
        if let name { lines.append("name = \(TOMLText.quoted(name))") }
        return (lines + ScenarioEntry.lines(of: scenario, table: "set")).joined(separator: "\n") + "\n"
    }
}
