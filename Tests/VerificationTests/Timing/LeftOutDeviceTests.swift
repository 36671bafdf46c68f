import AnalyticCore
import DeviceLibrary
import Testing

@testable import Verification

/// Dense products of a device that no constant was fitted to: what a device without measurements can expect.
@Suite struct LeftOutDeviceTests {
    /// The constants of the class of a device's memory, fitted to all devices of the class but this one, and the error over
    /// its cold products that the fit found, percent.
    private struct LeftOut {
        let device: String
        let constants: KernelConstants
        let error: Double

        init(
            _ device: String, _ compute: Double, _ bandwidth: Double, _ fixed: Double, _ walk: Double, _ warm: Double,
            _ heat: Double, _ lostWave: Double, _ prologue: Double, error: Double
        ) {
            self.device = device
            var constants = KernelConstants()
            constants.compute = compute
            constants.bandwidth = bandwidth
            constants.fixed = fixed
            constants.walk = walk
            constants.warm = warm
            constants.heat = heat
            constants.lostWave = lostWave
            constants.prologue = prologue
            self.constants = constants
            self.error = error
        }
    }

    private static let all: [LeftOut] = [
        LeftOut("a100-sxm-80", 0.8231, 0.8821, 1.8295, 1.1351, 1.041, 0.2326, 0.0, 60, error: 11.63),
        LeftOut("h100-sxm", 0.7895, 0.8344, 1.9210, 1.0279, 1.000, 0.0185, 0.0, 60, error: 7.13),
        LeftOut("h200-sxm", 0.7861, 0.8439, 1.8459, 1.0600, 1.000, 0.0097, 0.0, 60, error: 5.80),
        LeftOut("b200-sxm", 0.8092, 0.8554, 1.9762, 1.0288, 1.000, 0.0550, 0.0, 60, error: 6.33),
        LeftOut("gb200", 0.8121, 0.8585, 1.9850, 1.0395, 1.000, 0.0656, 0.0, 60, error: 8.66),
        LeftOut("b300-sxm", 0.7924, 0.8655, 2.0099, 1.0451, 1.000, 0.0200, 0.0, 60, error: 5.05),
        LeftOut("gb300", 0.7942, 0.8605, 1.9792, 1.0530, 1.000, 0.0314, 0.0, 60, error: 5.39),
        LeftOut("l40s", 0.8676, 0.8675, 3.1764, 0.3766, 12.000, 0.0590, 0.5, 150, error: 13.40),
        LeftOut("rtx-pro-6000-server", 0.8802, 0.8157, 2.5290, 0.0000, 2.067, 0.5657, 0.5, 150, error: 14.67),
    ]

    @Test func productsOfADeviceThatWasNeverFittedAreWithinFifteenPercent() throws {
        for leftOut in Self.all {
            var device = try #require(DeviceLibrary.builtIn.first { $0.id == leftOut.device })
            device.kernels[.product] = leftOut.constants
            let group = try #require(try Self.group(of: device))
            print("left out: \(leftOut.device) \(group.fit.error) % over \(group.fit.coldRows) cold products")
            #expect(group.fit.error <= 15)
            #expect(abs(group.fit.error - leftOut.error) < 0.06)
        }
    }

    /// The bf16 products of a device, compared with the constants that it carries.
    private static func group(of device: Device) throws -> TimingGroup? {
        var recorder = RowRecorder(checks: [.timing], tolerance: nil)
        let file = try #require(ReferenceSet.builtIn().texts.first { $0.kind == .kernels }).file()
        try KernelCheck.run(file, devices: TimedDevices([device]), into: &recorder)
        return recorder.timing.groups.first { $0.id.hasPrefix("gemm-bf16/") && $0.comparedOn == device.id }
    }
}
