import AnalyticCore
import Reporting
import Studies

extension Provenance {
    /// The provenance of a sweep that this run of the program writes.
    static func ofThisRun(_ sweep: Sweep, ownSettings: [String]) -> Provenance {
        Provenance(
            version: ModelMeter.version, command: ThisRun.command, scenario: sweep.base,
            swept: Set([sweep.x.id] + (sweep.series.map { [$0.id] } ?? [])), ownSettings: ownSettings)
    }
}

/// This run of the program.
enum ThisRun {
    /// The words that it was started with, as a shell takes them.
    static var command: String {
        Message.safe((["modelmeter"] + CommandLine.arguments.dropFirst().map(ShellWord.quoted)).joined(separator: " "))
    }
}
