import ArgumentParser
import Reporting
import Verification

/// `modelmeter verify`: the analytic figures against reference counts.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare the analytic figures with counts measured on the real implementation.",
        discussion: """
            Checks:

            \(Check.allCases.map { "  \($0.rawValue): \($0.title)" }.joined(separator: "\n"))

            Exit status: 0 all within tolerance, 1 some outside, 2 something could not be run (a file that is unknown or
            broken, named on standard error; the others are still checked).

              modelmeter verify
              modelmeter verify --all
              modelmeter verify vision llama --format json
              modelmeter verify --reference my-counts --format markdown
              modelmeter verify timing --reference result.json --set device=h100-sxm

            Results of vllm bench serve, sglang.bench_serving and llama-bench -o json are known by their fields.
            """)

    /// How the rows are printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, json, csv
    }

    @Argument(help: ArgumentHelp("Checks to run; all where none is named.", valueName: "check"))
    var checks: [String] = []

    @Option(
        help: ArgumentHelp(
            "A folder of reference files, or one file, in place of the built-in counts; docs/reference-format.md describes them.",
            valueName: "folder"))
    var reference: String?

    @Option(help: "text, markdown, json (schema modelmeter.verify/1) or csv (one line per figure).")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "The relative difference that passes, in place of each figure's own: 0.01 or 1%.", valueName: "share"))
    var tolerance: String?

    @Option(
        help: ArgumentHelp(
            "A setting for results of benchmark programs, which do not say all: device=h100-sxm. Repeatable.",
            valueName: "id=value"))
    var set: [String] = []

    @Option(help: ArgumentHelp("Your devices, in place of those of your own folder.", valueName: "file"))
    var devices: String?

    @Flag(help: "Show every figure; where no check is named, not only the summary.")
    var all = false

    func run() throws {
        let wanted = try checks.map(check)
        let share = try tolerance.map(share)
        let verification = Verification(
            reference: reference.map(ReferenceSet.reading) ?? .builtIn(),
            checks: wanted.isEmpty ? Check.allCases : wanted, tolerance: share, base: try base())
        let report = VerifyReport(verification, showsAll: all)
        switch format {
        // Nothing was read: what is wrong stands below, and an empty table would only look like a result.
        case .text where verification.rows.isEmpty && !verification.problems.isEmpty: break
        case .text: Output.write(all || !wanted.isEmpty ? report.text : report.summary)
        case .markdown: Output.write(report.markdown)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
        for problem in verification.problems { Output.complain("\(problem)") }
        if verification.exitStatus != 0 { throw ExitCode(verification.exitStatus) }
    }

    /// The user's devices and settings.
    private func base() throws -> TimingBase {
        var options = ScenarioOptions()
        options.set = set
        options.devices = devices
        return TimingBase(own: try options.userDevices(), settings: try options.assignments())
    }

    private func check(_ name: String) throws -> Check {
        guard let check = Check(rawValue: name) else {
            let names = Check.allCases.map(\.rawValue).joined(separator: ", ")
            let near = Suggestion.clause(name, among: Check.allCases.map(\.rawValue))
            Output.complain("there is no check '\(name)'\(near); there are: \(names)")
            throw ExitCode(2)
        }
        return check
    }

    private func share(_ text: String) throws -> Double {
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? String(text.dropLast()) : text), number >= 0, number.isFinite else {
            Output.complain("--tolerance '\(text)' is not a share; write 0.01 or 1%, 0 or more")
            throw ExitCode(2)
        }
        return isPercent ? number / 100 : number
    }
}
