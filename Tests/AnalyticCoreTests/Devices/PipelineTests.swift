import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Pipelines")
struct PipelineTests {
    private func scenario(_ settings: [(String, String)]) throws -> Scenario {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return scenario
    }

    private func service(_ settings: [(String, String)]) throws -> Service {
        Service(TimeEvaluation(try Evaluation(scenario(settings))))
    }

    @Test("by hand: earlier stages take what does not divide, and the slowest works on every micro-batch")
    func stages() {
        let pipeline = Pipeline(stages: 5, layers: 12, requests: 7, batching: .continuous)
        #expect((0..<5).map(pipeline.layers) == [3, 3, 2, 2, 2])
        #expect((0..<12).map(pipeline.stage) == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4])
        #expect(pipeline.microBatches == 5 && pipeline.size(of: 7) == 2 && pipeline.bubble == 0)
        // A second a layer: three in the first stage, two and four of the head in the last.
        #expect(pipeline.slowest(layerSeconds: 12, rest: 0.5) == 3)
        #expect(pipeline.slowest(layerSeconds: 12, rest: 4) == 6)
        #expect(pipeline.turn(whole: 16, slowest: 6) == 30 && pipeline.turn(whole: 16, slowest: 3) == 16)
        let few = Pipeline(stages: 4, layers: 12, requests: 3, batching: .continuous)
        #expect(few.microBatches == 3 && few.bubble == 0.25)
        #expect(Pipeline(stages: 4, layers: 12, requests: 64, batching: .static).bubble == 0.75)
    }

    @Test("fewer layers than stages and a device without a link are refused by name")
    func refused() throws {
        try scenario([("parallel.pipeline", "12")]).validate()
        let many = try scenario([("parallel.pipeline", "13")])
        #expect { try many.validate() } throws: { "\($0)".contains("num_hidden_layers, 12") }
        var alone = try scenario([("parallel.pipeline", "2")])
        alone.machine.device.link = nil
        let without = alone
        #expect { try without.validate() } throws: { "\($0)".contains("parallel.pipeline") && "\($0)".contains("link") }
    }

    @Test("by hand: a step goes through all stages and is sent on at each boundary; no count changes")
    func sends() throws {
        let settings = [("execution", "graph"), ("decode.tokens", "1"), ("batch", "4")]
        let (one, three) = (try service(settings), try service(settings + [("parallel.pipeline", "3")]))
        let device = three.time.evaluation.scenario.machine.device
        let constants = device.kernels[.allReduce]
        let link = (device.link?.value ?? 0) * 1e-6
        let sent = constants.fixed + 4 * 1280 * 2 * constants.linkFactor / link
        let steps = try (#require(one.stepAlone(.estimate)), #require(three.stepAlone(.estimate)))
        #expect(abs((steps.1 - steps.0) / (2 * sent * 1e-6) - 1) < 1e-9)
        #expect(three.time.time(of: 0, in: .decode).link > 0 && sent > constants.fixed)
        for stage in Stage.allCases {
            var (before, after) = (
                one.time.evaluation.cost(of: 0, in: stage), three.time.evaluation.cost(of: 0, in: stage)
            )
            if stage != .vision { #expect(after.launches == before.launches + 2) }
            (before.launches, after.launches) = (0, 0)
            #expect(before == after)
        }
        #expect(three.warnings.contains { $0.contains("pipeline") && $0.contains("one batch") })
        #expect(three.time.evaluation.scenario.machine.devices == 3)
    }

    @Test("by hand: the fullest stage's weights, and half of the cache")
    func memory() throws {
        let (one, two) = (
            MemoryEvaluation(try Evaluation(scenario([]))),
            MemoryEvaluation(try Evaluation(scenario([("parallel.pipeline", "2")])))
        )
        // The last six layers are mixtures of 64 experts and two shared ones; norm and head lie beside them.
        let experts = 64 * 3 * 1280 * 896 + 3 * 1280 * 1792 + 64 * 1280
        let layer = 4 * 1280 * 1280 + experts + 2 * 1280
        let last = Double(2 * (6 * layer + 1280 + 1280 * 129_280))
        #expect(abs(two.weights - max(last, one.weights - last)) < 1)
        #expect(abs(two.cache / one.cache - 0.5) < 1e-9)
        let four = MemoryEvaluation(try Evaluation(scenario([("parallel.pipeline", "4")])))
        #expect(four.weights < two.weights && abs(four.cache / one.cache - 0.25) < 1e-9)
    }

    @Test("a continuous batcher keeps all stages at work: the slowest one sets the pace of every micro-batch")
    func microBatches() throws {
        let settings = [("engine", "vllm"), ("batch", "8"), ("parallel.pipeline", "4")]
        let found = try service(settings)
        #expect(found.pipeline.microBatches == 4 && found.time.evaluation.scenario.workload.batch == 2)
        let steps = Double(found.time.evaluation.scenario.workload.decodeTokens)
        let node = try #require(found.time.evaluation.node(at: "model.layers"))
        let (whole, layers) = (
            found.time.time(of: 0, in: .decode).seconds, found.time.time(of: node, in: .decode).seconds
        )
        // Three of twelve layers a stage; the last has the head as well.
        let slowest = layers / 4 + (whole - layers)
        let expected = max(whole, 4 * slowest) / steps
        #expect(abs(try #require(found.stepAlone(.estimate)) / expected - 1) < 1e-9)
        let step = try #require(found.timePerOutputToken(.estimate))
        #expect(abs(try #require(found.tokensPerSecond(.estimate)) * step / 8 - 1) < 1e-9)
        let pipelines = found.warnings.filter { $0.contains("pipeline") }
        #expect(pipelines.isEmpty)
        let few = try service([("engine", "vllm"), ("batch", "3"), ("parallel.pipeline", "4")])
        #expect(few.warnings.contains { $0.contains("pipeline") && $0.contains("3 micro-batches") })
        for stage in Stage.allCases {
            for basis in [Service.Basis.floor, .estimate] {
                #expect(
                    (found.utilisation(stage, basis) ?? 0) <= 1 && (found.bandwidthUtilisation(stage, basis) ?? 0) <= 1)
            }
        }
    }

    @Test("more stages never make one request faster, and start commands say how many there are")
    func one() throws {
        var before = 0.0
        for stages in ["1", "2", "4", "12"] {
            let service = try service([("execution", "graph"), ("parallel.pipeline", stages)])
            let latency = try #require(service.latency(.estimate))
            #expect(latency > before)
            before = latency
        }
        let vllm = try StartCommand.text(scenario([("engine", "vllm"), ("parallel.pipeline", "2")]))
        #expect(vllm.contains("--pipeline-parallel-size 2"))
        let sglang = try StartCommand.text(scenario([("engine", "sglang"), ("parallel.pipeline", "2")]))
        #expect(sglang.contains("--pp-size 2"))
    }
}
