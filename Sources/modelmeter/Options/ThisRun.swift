import AnalyticCore
import Reporting
import Studies

extension Provenance {
    /// The provenance of a sweep that this run of the program writes.
    static func ofThisRun(_ sweep: Sweep, ownSettings: [String]) -> Provenance {
        let words = ["modelmeter"] + CommandLine.arguments.dropFirst().map(ShellWord.quoted)
        return Provenance(
            version: ModelMeter.version, command: Message.safe(words.joined(separator: " ")), scenario: sweep.base,
            swept: Set([sweep.x.id] + (sweep.series.map { [$0.id] } ?? [])), ownSettings: ownSettings)
    }
}
