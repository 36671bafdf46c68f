import AnalyticCore
import ArgumentParser
import Reporting
import Studies

/// `modelmeter profiles`: workloads with names.
struct ProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "Evaluate workload profiles: tokens, FLOPs, KV cache, memory, TTFT, TPOT, MFU.",
        discussion: """
            Built in: \(WorkloadProfile.builtIn.map(\.id).joined(separator: ", ")).

            Your own go to ~/.config/modelmeter/profiles.toml, or to a file named with --file:

              [profile.invoice]
              title = "an invoice at 200 dpi"
              "image.width" = 1654
              "image.height" = 2339
              "decode.tokens" = 700

            modelmeter profiles receipt a4-150dpi --on h100-sxm,l40s --set execution=graph
            """)

    @Argument(help: "Profiles; all where none is named.")
    var names: [String] = []

    @Option(help: ArgumentHelp("Devices, with commas between.", valueName: "devices"))
    var on: String?

    @Option(help: ArgumentHelp("Your own profiles.", valueName: "file"))
    var file: String?

    @Option(help: "text, markdown, json (schema modelmeter.profiles/1) or csv.")
    var format = TableFormat.text
    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let base = try options.scenario()
        let all = try ProfileChoice.all(from: base, file: file)
        let wanted = try names.map { name in
            guard let profile = all.last(where: { $0.id == name }) else {
                throw ValidationError(
                    "there is no profile '\(name)'; there are \(all.map(\.id).joined(separator: ", "))")
            }
            return profile
        }
        let devices =
            try on.map { text in
                let ids = text.split(separator: ",", omittingEmptySubsequences: false).map { id in
                    id.filter { $0 != " " }
                }
                guard ids.allSatisfy({ !$0.isEmpty }) else {
                    throw ValidationError("--on '\(text)' leaves a device out; write --on h100-sxm,l40s")
                }
                return ids
            } ?? [base.machine.device.id]
        let report = try ProfilesReport(wanted.isEmpty ? all : wanted, base: base, devices: devices)
        switch format {
        case .text: Output.write(report.text(width: PageWidth.columns))
        case .markdown: Output.write(report.markdown)
        case .json: Output.write(report.json.text)
        case .csv: Output.write(report.csv)
        }
    }
}
