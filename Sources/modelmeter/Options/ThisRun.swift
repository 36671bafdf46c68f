import AnalyticCore
import Reporting
import Studies

/// This run of the program.
enum ThisRun {
    /// The command line that started it, as a shell takes it.
    static var command: String {
        let words = ["modelmeter"] + CommandLine.arguments.dropFirst().map(ShellWord.quoted)
        return Message.safe(words.joined(separator: " "))
    }
}

extension Provenance {
    /// The provenance of a sweep that this run of the program writes.
    static func ofThisRun(_ sweep: Sweep, ownSettings: [String]) -> Provenance {
        Provenance(
            version: ModelMeter.version, command: ThisRun.command, scenario: sweep.base,
            swept: Set([sweep.x.id] + (sweep.series.map { [$0.id] } ?? [])), ownSettings: ownSettings)
    }
}
