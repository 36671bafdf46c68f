import Reporting
import Studies

extension Provenance {
    /// The provenance of a sweep that this run of the program writes.
    static func ofThisRun(_ sweep: Sweep, ownSettings: [String]) -> Provenance {
        let words = ["modelmeter"] + CommandLine.arguments.dropFirst().map(quoted)
        return Provenance(
            version: ModelMeter.version, command: Message.safe(words.joined(separator: " ")), scenario: sweep.base,
            swept: Set([sweep.x.id] + (sweep.series.map { [$0.id] } ?? [])), ownSettings: ownSettings)
    }

    /// A word as a shell takes it.
    private static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./,:+%".contains($0) }
        return isPlain
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
