import AnalyticCore
import ArgumentParser
import DeviceLibrary
import Reporting
import Verification

/// `modelmeter calibrate`: constants of kernel times from measured kernels, as a device of the user's own.
struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit the constants of kernel times to measured kernels, and write a device of your own.",
        discussion: """
            The files hold groups of measured kernels, schema modelmeter.measured-kernels/1; docs/reference-format.md
            describes it. Every family that has rows of the device is fitted; the others keep their constants. Groups
            without a device count as being of this one. docs/time.md says what each constant stands for.

              modelmeter calibrate kernels.json --device h100-sxm --output devices.toml
              modelmeter --devices devices.toml --set device=h100-sxm-calibrated
            """)

    @Argument(help: ArgumentHelp("Files of measured kernels.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The device that was measured; `modelmeter devices` lists them.", valueName: "id"))
    var device: String

    @Option(help: ArgumentHelp("What the new device is called; without it ID-calibrated.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("Where the device goes; without it to standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var options: ScenarioOptions

    func run() throws {
        let known = try options.scenario().devices
        guard let base = known[device] else {
            Output.complain("there is no device '\(device)'; `modelmeter devices` lists them")
            throw ExitCode(2)
        }
        let calibration = try FileFailure.telling { try KernelCalibration(files: files, device: base) }
        let isBuiltIn = KernelLibrary.measured.contains(base.id)
        let text = DeviceFile.text(
            of: calibration.device, id: id ?? base.id + "-calibrated", like: isBuiltIn ? base.id : nil,
            families: isBuiltIn ? calibration.families.map(\.family) : KernelFamily.allCases)
        if let output {
            let file = try OutputFile(output)
            try file.write(Array(text.utf8))
            try file.finish()
        } else {
            Output.write(text)
        }
        for line in CalibrationReport(calibration).lines { Output.remark(line) }
    }
}
