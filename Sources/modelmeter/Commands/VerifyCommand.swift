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
              modelmeter verify models llama-3.1-8b qwen3-8b
              modelmeter verify --model mixtral-8x7b
              modelmeter verify --reference my-counts --format markdown
              modelmeter verify timing --reference result.json --set device=h100-sxm

            Results of vllm bench serve, sglang.bench_serving and llama-bench -o json are known by their fields.
            """)

    /// How the rows are printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, json, csv
    }

    @Argument(
        help: ArgumentHelp(
            "Checks to run, all where none is named; models to check, which are part of `models`.", valueName: "check"))
    var checks: [String] = []

    @Option(
        help: ArgumentHelp("Only the counts of one model; `modelmeter models` lists them.", valueName: "id"))
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Only the counts of the model that a config.json states, where some were measured of it.",
            valueName: "file"))
    var config: String?

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
        let share = try tolerance.map(share)
        let choice: VerifyChoice
        do throws(VerifyChoice.Refusal) {
            choice = try VerifyChoice(
                words: checks, model: model, config: config, in: reference.map(ReferenceSet.reading) ?? .builtIn())
        } catch {
            Output.complain("\(error)")
            throw ExitCode(2)
        }
        if let remark = choice.remark { Output.remark(remark) }
        let wanted = choice.checks
        let verification = Verification(
            reference: choice.reference, checks: wanted ?? Check.allCases, tolerance: share, base: try base())
        let report = VerifyReport(verification, showsAll: all)
        switch format {
        // Nothing was read: what is wrong stands below, and an empty table would only look like a result.
        case .text where verification.rows.isEmpty && !verification.problems.isEmpty: break
        case .text: Output.write(all || !checks.isEmpty ? report.text : report.summary)
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

    private func share(_ text: String) throws -> Double {
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? String(text.dropLast()) : text), number >= 0, number.isFinite else {
            Output.complain("--tolerance '\(text)' is not a share; write 0.01 or 1%, 0 or more")
            throw ExitCode(2)
        }
        return isPercent ? number / 100 : number
    }
}
