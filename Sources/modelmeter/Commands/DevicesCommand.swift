import AnalyticCore
import ArgumentParser
import Reporting

/// `modelmeter devices`: what it can run on.
struct DevicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "List the devices with their figures, sources and standing.",
        discussion: """
            Your own devices go to ~/.config/modelmeter/devices.toml, or to a file named with --devices:

              [[device]]
              id = "my-card"
              matrix16_tflops = 100   # dense, FP32 accumulation
              bandwidth_gb_s = 900
              memory_gb = 24
              # memory_gib or memory_mib in place of memory_gb; name, vendor, memory_class, fp8_tflops, fp4_tflops,
              # int8_tops, fp32_tflops, link_gb_s, shared_link_gb_s, link_latency_us, power_w, cores, cache_mib, bf16,
              # price_per_hour, source, notes
              # a figure may state more: int8_tops = { value = 200, low = 180, high = 220, source = "my data sheet" }

            A device with the id of a built-in one takes its place.
            """)

    @Argument(help: ArgumentHelp("List only what has this word in its id, name or vendor.", valueName: "word"))
    var word: String?

    @OptionGroup var options: ScenarioOptions

    @Option(help: "text, or json (schema modelmeter.devices/1).")
    var format = Format.text

    /// How the list is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func run() throws {
        let all = try options.scenario().devices.all
        let devices = try ListFilter.filtered(all, by: word, "device") { [$0.id, $0.name, $0.vendor] }
        let report = DevicesReport(devices)
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        }
    }
}
