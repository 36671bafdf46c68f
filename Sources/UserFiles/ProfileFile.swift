import AnalyticCore
import DeviceLibrary
import Studies
import TOMLReading

/// A user's own workload profiles, in TOML: a table `[profile.NAME]` each, with a `title` and parameters by their ids.
public enum ProfileFile {
    /// Reads a file; every profile is checked against `base`. An empty file holds none.
    ///
    /// - Throws: `TOMLError` that names file, line and field.
    public static func profiles(path: String, base: Scenario) throws(TOMLError) -> [WorkloadProfile] {
        try profiles(in: TOMLDocument(path: path), base: base)
    }

    /// Reads a text; `name` stands for it in errors.
    public static func profiles(
        text: String, name: String, base: Scenario = Scenario()
    ) throws(TOMLError) -> [WorkloadProfile] {
        try profiles(in: TOMLDocument(text: text, name: name), base: base)
    }

    private static func profiles(in document: TOMLDocument, base: Scenario) throws(TOMLError) -> [WorkloadProfile] {
        let root = document.section
        try root.allow(["profile"])
        guard let all = try root.section("profile") else { return [] }
        var profiles: [WorkloadProfile] = []
        for id in all.table.keys {
            guard let entry = try all.section(id) else { continue }
            var settings: [(id: String, value: String)] = []
            for key in entry.table.keys where key != "title" {
                guard let item = entry.table[key], let value = word(item.value) else {
                    throw entry.refusal(key, "a number, a text, true or false")
                }
                settings.append((key, value))
            }
            let profile = WorkloadProfile(id: id, title: try entry.text("title") ?? id, settings: settings)
            do throws(ScenarioError) {
                _ = try profile.scenario(from: base)
            } catch {
                throw failure(error, in: entry)
            }
            profiles.append(profile)
        }
        return profiles
    }

    /// The error at the line of the setting that is at fault, where it is one of the profile's own.
    private static func failure(_ error: ScenarioError, in entry: TOMLSection) -> TOMLError {
        let line = error.parameterID.flatMap { entry.table[$0]?.line } ?? entry.line
        return TOMLError(file: entry.file, line: line, field: entry.path, reason: error.description)
    }

    private static func word(_ value: TOMLValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let whole): String(whole)
        case .float(let decimal): decimal.description
        case .bool(let flag): flag ? "true" : "false"
        case .date, .array, .table: nil
        }
    }
}
