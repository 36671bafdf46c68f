import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Utilisation")
struct UtilisationTests {
    private static func time(_ settings: [(String, String)]) throws -> TimeEvaluation {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return TimeEvaluation(try Evaluation(scenario))
    }

    @Test("neither exceeds 100 %, whatever the precisions, lengths, devices and executions")
    func bounded() throws {
        var random = SystemRandomNumberGenerator()
        func any(_ values: String...) -> String { values.randomElement(using: &random) ?? values[0] }
        for _ in 0..<60 {
            let settings = [
                ("precision.weights", any("fp32", "bf16", "fp8", "int4")),
                ("precision.activations", any("bf16", "fp32", "fp8")), ("precision.kv", any("bf16", "fp8", "fp32")),
                ("image.mode", any("none", "base", "gundam")), ("prompt.tokens", any("1", "100", "20000")),
                ("batch", any("1", "7", "128")), ("execution", any("eager", "compiled", "graph")),
                ("attention.decoder", any("eager", "sdpa", "flash")), ("logits", any("all", "last")),
                ("device", any("h100-sxm", "l4", "t4", "a100-sxm-80")), ("decode.tokens", any("1", "50")),
            ]
            guard let time = try? Self.time(settings) else { continue }
            let service = Service(time)
            for stage in Stage.allCases {
                for basis in [Service.Basis.floor, .estimate] {
                    let mfu = service.utilisation(stage, basis) ?? 0
                    let mbu = service.bandwidthUtilisation(stage, basis) ?? 0
                    #expect(mfu >= 0 && mfu <= 1 + 1e-9, "\(stage) \(settings)")
                    #expect(mbu >= 0 && mbu <= 1 + 1e-9, "\(stage) \(settings)")
                }
            }
        }
    }

    @Test("MBU counts what must be moved: eager copies do not raise it, by hand for one step")
    func compulsory() throws {
        let settings = [("decode.tokens", "1"), ("image.mode", "none"), ("prompt.tokens", "100")]
        let eager = try Self.time(settings)
        let graph = try Self.time(settings + [("execution", "graph")])
        let seconds = eager.steps.last.leastMemory
        #expect(abs(seconds / graph.steps.last.leastMemory - 1) < 1e-12)
        // Weights of one token: all products of 12 layers (6 of 64 experts, 2 shared) and the head; cache of 101 tokens.
        let layer = 4 * 1280 * 1280
        let dense = 3 * 1280 * 6848
        let mixture = 3 * 1280 * 896 * 8 + 64 * 1280
        let weights = Double(12 * layer + dense + 11 * mixture + 1280 * 129_280)
        let cache = Double(12 * 2 * 1280 * 101)
        let expected = 2 * (weights + cache) / eager.evaluation.scenario.machine.device.bandwidth.value
        #expect(abs(seconds / expected - 1) < 1e-6)
        let service = Service(eager)
        let required = service.requiredBandwidth * 50e-3
        #expect(abs(required / (2 * (weights + cache)) - 1) < 1e-6)
    }

    @Test("needed FLOPs at their own peak bound the floor from below, and the floor is no more than both together")
    func parts() throws {
        for settings in [[], [("batch", "64")], [("precision.weights", "fp32"), ("prompt.tokens", "5000")]] {
            let time = try Self.time(settings)
            for stage in Stage.allCases {
                let whole = time.time(of: 0, in: stage)
                #expect(max(whole.leastCompute, whole.leastMemory) <= whole.floor * (1 + 1e-6))
                #expect(whole.floor <= (whole.leastCompute + whole.leastMemory) * (1 + 1e-6))
            }
        }
    }
}
