import AnalyticCore
import FoundationEssentials

/// A case of a `timing.json`, as a scenario with its measured times.
public enum MeasuredTimes {
    /// The scenario of one case: its device and settings, and the measured times beside them.
    ///
    /// - Parameter index: Which case; the first where none is wanted.
    /// - Throws: `ReferenceProblem` that names file and field.
    public static func scenario(
        path: String, index: Int?, from start: Scenario
    ) throws(ReferenceProblem) -> Scenario {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ReferenceProblem(file: path, field: "", reason: "cannot be read: is there such a file?")
        }
        let cases = try ReferenceText(name: path, timing: data).file().cases()
        guard let measured = index == nil ? cases.first : cases.first(where: { $0.value["index"]?.integer == index })
        else {
            let known = cases.compactMap { $0.value["index"]?.integer }.map { String($0) }.joined(separator: ", ")
            throw ReferenceProblem(file: path, field: "cases", reason: "no case \(index ?? 0); there are \(known)")
        }
        var scenario = start
        let settings = try TimingCheck.settings(of: measured)
        do throws(ScenarioError) {
            for (id, value) in MeasuredEngine.modelAlone + settings { try scenario.set(id, value) }
            for (key, id) in [("ttft_ms", "measured.ttft_ms"), ("tpot_ms", "measured.tpot_ms")] {
                guard let figure = measured.optional(key) else { continue }
                try scenario.set(id, figure.value.text)
            }
            try scenario.validate()
        } catch {
            throw ReferenceProblem(file: path, field: measured.path, reason: "\(error)")
        }
        return scenario
    }
}
