import AnalyticCore
import Studies
import TOMLKit

/// A user's own workload profiles, in TOML: a table `[profile.NAME]` each, with a `title` and parameters by their ids.
public enum ProfileFile {
    /// Reads a file; every profile is checked against `base`.
    ///
    /// - Throws: `UserFileError` that names file and field.
    public static func profiles(path: String, base: Scenario) throws(UserFileError) -> [WorkloadProfile] {
        return try profiles(text: TOMLText.reading(path: path), name: path, base: base)
    }

    /// Reads a text; `name` stands for it in errors.
    public static func profiles(
        text: String, name: String, base: Scenario = Scenario()
    ) throws(UserFileError) -> [WorkloadProfile] {
        let table = try TOMLText.table(text, name: name)
        if let stray = table.keys.first(where: { $0 != "profile" }) {
            throw UserFileError(file: name, field: stray, reason: "is unknown; allowed: [profile.NAME] tables")
        }
        guard let all = table["profile"]?.table else {
            throw UserFileError(
                file: name, field: "profile", reason: "is missing; write a [profile.NAME] table for each")
        }
        var profiles: [WorkloadProfile] = []
        for id in all.keys {
            let place = "profile.\(id)"
            guard let entry = all[id]?.table else {
                throw UserFileError(file: name, field: place, reason: "must be a table")
            }
            var settings: [(id: String, value: String)] = []
            var title = id
            for key in entry.keys {
                guard let value = entry[key], let text = word(value) else {
                    throw UserFileError(
                        file: name, field: "\(place).\(key)", reason: "must be a number, a word, true or false")
                }
                if key == "title" { title = text } else { settings.append((key, text)) }
            }
            let profile = WorkloadProfile(id: id, title: title, settings: settings)
            do throws(ScenarioError) {
                _ = try profile.scenario(from: base)
            } catch {
                throw UserFileError(file: name, field: place, reason: error.description)
            }
            profiles.append(profile)
        }
        return profiles
    }

    private static func word(_ value: TOMLValueConvertible) -> String? {
        value.string ?? value.int.map { String($0) } ?? value.double.map { $0.description }
            ?? value.bool.map { $0 ? "true" : "false" }
    }
}
