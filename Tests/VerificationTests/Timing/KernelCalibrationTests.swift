import AnalyticCore
import DeviceLibrary
import Testing

@testable import Verification

@Suite struct KernelCalibrationTests {
    private func device(_ id: String) throws -> Device {
        try #require(DeviceLibrary.builtIn.first { $0.id == id })
    }

    private func builtIn() throws -> ReferenceFile {
        try #require(ReferenceSet.builtIn().texts.first { $0.kind == .kernels }).file()
    }

    @Test func aFitFromAnotherDevicesConstantsFindsThoseOfTheDevice() throws {
        var start = try device("h200-sxm")
        let own = start.kernels
        start.kernels[.product] = try device("l40s").kernels[.product]
        start.kernels[.product].lostWave = 0
        start.kernels[.product].prologue = 100
        let calibration = try KernelCalibration([try builtIn()], device: start)
        let product = try #require(calibration.families.first { $0.family == .product })
        #expect(product.rows == 255 && product.errorBefore > 8)
        #expect(product.errorAfter < 4.5)
        #expect(abs(product.constants.compute - own[.product].compute) < 0.03)
        #expect(abs(product.constants.bandwidth - own[.product].bandwidth) < 0.03)
        let fit = calibration.device.kernels[fit: .product]
        #expect(fit.standing == .user && fit.rows == 255 && abs((fit.error ?? 0) * 100 - product.errorAfter) < 1e-9)
    }

    @Test func noFitIsMuchWorseThanTheConstantsThatTheProgramHas() throws {
        let calibration = try KernelCalibration([try builtIn()], device: try device("b200-sxm"))
        #expect(calibration.families.count >= 7)
        for family in calibration.families {
            #expect(family.errorAfter < family.errorBefore + 1, "\(family)")
        }
    }

    @Test func kernelsThatTheFormMadeGiveItsConstantsBack() throws {
        let device = try device("h100-sxm")
        var constants = device.kernels[.decodeAttention]
        constants.bandwidth = 0.61
        constants.fixed = 20
        let figures = try #require(TimedDevice(device).figures(for: .decodeAttention))
        var rows: [String] = []
        for batch in [1.0, 4, 16, 64] {
            for past in [255.0, 1023, 4095, 16_383] {
                let time = KernelForms.decodeAttention(
                    batch: batch, context: past + 1, heads: 32, keyValueHeads: 8, headWidth: 128, cacheBytes: 2,
                    isCold: 4 * batch * (past + 1) * 8 * 128 > 1.5 * figures.cache, constants, figures)
                rows.append("[\(batch), \(past), 32, 8, 128, \(time.total)]")
            }
        }
        let text = """
            {"groups": [{"id": "mine", "family": "attention-decode", "dtype": "bf16", "method": "graph",
              "columns": ["batch", "past", "heads", "kv_heads", "head_dim", "us"], "rows": [\(rows.joined(separator: ","))]}]}
            """
        let file = try #require(ReferenceSet(source: "", texts: [("kernels.json", text)]).texts.first).file()
        let found = try #require(try KernelCalibration([file], device: device).families.first)
        #expect(abs(found.constants.bandwidth - 0.61) < 1e-3 && abs(found.constants.fixed - 20) < 0.05)
        #expect(found.errorAfter < 0.1)
    }

    @Test func aFileWithoutRowsOfTheDeviceIsRefusedWithTheReason() throws {
        let file = try builtIn()
        #expect {
            try KernelCalibration([file], device: try device("m3-max-40"))
        } throws: {
            "\($0)".contains("no kernels of m3-max-40") && "\($0)".contains("another device")
        }
    }
}
