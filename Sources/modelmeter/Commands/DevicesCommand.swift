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
              # name, vendor, fp8_tflops, fp4_tflops, int8_tops, fp32_tflops, link_gb_s, power_w, bf16, source, notes
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: "text, or json (schema modelmeter.devices/1).")
    var format = Format.text

    /// How the list is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func run() throws {
        let report = DevicesReport(try options.scenario().devices)
        switch format {
        case .text: Output.write(report.text)
        case .json: Output.write(report.json.text)
        }
    }
}
