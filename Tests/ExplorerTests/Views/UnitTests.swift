import AnalyticCore
import TerminalKit
import Testing

@testable import Explorer

@Suite("Figures and their units")
struct UnitTests {
    @Test(
        "a device's value and its unit stand apart, and a unit is whole or not there",
        arguments: [60, 80, 100, 120, 200])
    func apart(width: Int) throws {
        var explorer = try makeExplorer(width, 100)
        explorer.focus = .parameters
        explorer.type("/ device. Enter")
        let lines = explorer.screen.split(separator: "\n")
        for (id, label) in [
            ("device.matrix16_tflops", "16-bit"), ("device.fp8_tflops", "FP8"), ("device.int8_tops", "INT8"),
            ("device.bandwidth_gb_s", "bandwidth"), ("device.power_w", "power"),
        ] {
            let parameter = try ParameterList.standard.parameter(id)
            let value = parameter.text(in: explorer.scenario)
            let line = try #require(lines.first { $0.contains(" " + label) && $0.contains(value) }, "\(id) at \(width)")
            let after = try #require(line.firstRange(of: value)).upperBound
            let rest = line[after...].prefix { $0 != "│" && $0 != "┃" }
            #expect(rest.isEmpty || rest.first == " ", "\(line)")
            let unit = rest.split(separator: " ").first.map(String.init) ?? ""
            #expect(unit.isEmpty || unit == parameter.unit, "\(line)")
        }
    }

    @Test("what one token costs is one sequence's, whatever the batch")
    func oneSequence() throws {
        func line(_ keys: String) throws -> Substring {
            var explorer = try makeExplorer(200, 60)
            explorer.type(keys)
            return try #require(
                explorer.screen.split(separator: "\n").first { $0.contains("each token of one sequence") })
        }
        let words = "each token of one sequence: 1.20 GFLOPs in prefill, 61.4 kB of KV cache"
        #expect(try line("1").contains(words) && line(": batch=16 Enter 1").contains(words))
    }
}
