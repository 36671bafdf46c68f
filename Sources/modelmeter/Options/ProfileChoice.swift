import AnalyticCore
import ArgumentParser
import Studies
import TextKit
import UserFiles

/// Finds the workload profile that the user asks for: one of the program's, or of the user's own.
enum ProfileChoice {
    /// The profiles of a model, with those of the file that was named or of the user's own folder behind them.
    static func all(from base: Scenario, file: String? = nil) throws -> [WorkloadProfile] {
        let own = try UserFolder.chosen(file, orOwn: "profiles.toml").map { path in
            try FileFailure.telling { try ProfileFile.profiles(path: path, base: base) }
        }
        return WorkloadProfile.of(base.model) + (own ?? [])
    }

    /// The profile with a name; the user's own goes before the program's.
    static func named(_ name: String, from base: Scenario) throws -> WorkloadProfile {
        let all = try all(from: base)
        guard let profile = all.last(where: { $0.id == name }) else {
            throw ValidationError(
                "--profile: there is no profile '\(TypedText.shown(name))'\(Suggestion.clause(name, among: all.map(\.id))); there are \(all.map(\.id).joined(separator: ", "))"
            )
        }
        return profile
    }
}
