import DeviceLibrary
import Testing

@testable import AnalyticCore

@Suite("Time on a device")
struct TimeTests {
    private static func time(_ settings: [(String, String)], reading: Machine.Reading = .stated) throws
        -> TimeEvaluation
    {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return TimeEvaluation(try Evaluation(scenario), reading: reading)
    }

    private static let workloads: [[(String, String)]] = [
        [], [("execution", "fused"), ("efficiency.launch_us", "0")], [("batch", "64"), ("image.mode", "none")],
        [("device", "t4"), ("image.mode", "base")], [("precision.weights", "int4"), ("precision.kv", "fp8")],
    ]

    @Test("a stage's time is the sum of its operations", arguments: workloads.indices)
    func sum(index: Int) throws {
        let time = try Self.time(Self.workloads[index])
        let nodes = time.evaluation.nodes
        for stage in Stage.allCases {
            let parts = nodes.indices.filter { nodes[$0].kind != nil }.reduce(Time.zero) {
                $0 + time.time(of: $1, in: stage)
            }
            let whole = time.time(of: 0, in: stage)
            #expect(abs(parts.seconds - whole.seconds) <= 1e-9 * whole.seconds)
            #expect(abs(parts.floor - whole.floor) <= 1e-9 * whole.floor)
        }
    }

    @Test("an operation takes at least each of its bounds, and never less than its floor", arguments: workloads.indices)
    func bounds(index: Int) throws {
        let time = try Self.time(Self.workloads[index])
        let evaluation = time.evaluation
        let machine = evaluation.scenario.machine
        let bandwidth = machine.device.bandwidth.value * machine.bandwidthEfficiency / 100
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            for stage in [Stage.vision, .prefill] {
                let taken = time.time(of: node, in: stage)
                let traffic = evaluation.cost(of: node, in: stage).trafficBits.approximate / 8
                #expect(taken.seconds * (1 + 1e-9) >= traffic / bandwidth)
                #expect(taken.floor <= taken.seconds * (1 + 1e-9), "\(evaluation.path(of: node))")
            }
        }
    }

    @Test("doubling any rate of the device never slows anything", arguments: workloads.indices)
    func faster(index: Int) throws {
        let slow = try Self.time(Self.workloads[index])
        for id in [
            "device.bandwidth_gb_s", "device.matrix16_tflops", "device.fp32_tflops", "device.fp8_tflops",
        ] {
            let fast = try Self.time(Self.workloads[index] + [(id, "*2")])
            for node in slow.evaluation.nodes.indices {
                for stage in Stage.allCases {
                    let (before, after) = (slow.time(of: node, in: stage), fast.time(of: node, in: stage))
                    #expect(after.seconds <= before.seconds * (1 + 1e-12), "\(id)")
                    #expect(after.floor <= before.floor * (1 + 1e-12), "\(id)")
                }
            }
        }
    }

    @Test("the floor runs operations one after another: overlap could beat it, none at all could not")
    func overlap() throws {
        let time = try Self.time([])
        let evaluation = time.evaluation
        let rates = Rates(evaluation, reading: .stated)
        let operations = evaluation.nodes.indices.filter {
            evaluation.nodes[$0].kind != nil && evaluation.nodes[$0].section != .vision
        }.map { rates.roofline(of: $0, evaluation.work(of: $0, in: .prefill), .prefill) }
        let matrix = operations.reduce(0) { $0 + $1.leastMatrix }
        let memory = operations.reduce(0) { $0 + $1.leastMemory }
        let floor = time.time(of: 0, in: .prefill).floor
        #expect(max(matrix, memory) <= floor && floor <= matrix + memory)
        // docs/architecture.md states both.
        #expect(Figure.seconds(max(matrix, memory)) == "1.67 ms" && Figure.seconds(floor) == "2.14 ms")
    }

    @Test("decode over K steps is the sum of K single steps, also where the limiter changes on the way")
    func series() throws {
        // No launches and a slow memory: attention grows past the projections' work within the run.
        func seconds(_ prompt: Int, _ steps: Int) throws -> (Double, Double) {
            let time = try Self.time([
                ("image.mode", "none"), ("prompt.tokens", String(prompt)), ("decode.tokens", String(steps)),
                ("efficiency.launch_us", "0"), ("batch", "256"), ("execution", "fused"),
                ("device.bandwidth_gb_s", "20000"), ("device.matrix16_tflops", "300"),
            ])
            let decode = time.time(of: 0, in: .decode)
            return (decode.seconds, decode.floor)
        }
        let (whole, floor) = try seconds(8, 600)
        var sum = (0.0, 0.0)
        for step in 0..<600 {
            let (one, least) = try seconds(8 + step, 1)
            sum = (sum.0 + one, sum.1 + least)
        }
        #expect(abs(whole - sum.0) <= 1e-4 * sum.0)
        #expect(abs(floor - sum.1) <= 1e-4 * sum.1)
    }

    @Test("by hand: one product on round numbers")
    func byHand() throws {
        // 2·913·1280·6848 FLOPs at 1 PFLOP/s reached to 50 %, no launch overhead, endless bandwidth.
        let time = try Self.time([
            ("device.matrix16_tflops", "1000"), ("efficiency.matrix", "50"), ("efficiency.launch_us", "0"),
            ("device.bandwidth_gb_s", "1000000"),
        ])
        let node = try #require(time.evaluation.node(at: "model.layers.0.mlp.gate_proj"))
        let seconds = 2.0 * 913 * 1280 * 6848 / 0.5e15
        #expect(abs(time.time(of: node, in: .prefill).seconds - seconds) < 1e-12)
        #expect(time.time(of: node, in: .prefill).limiter == .matrix)
        // A decode step reads its 1280·6848 weights of 2 bytes at 100 GB/s reached to 80 %.
        let slow = try Self.time([
            ("device.bandwidth_gb_s", "100"), ("efficiency.launch_us", "0"), ("decode.tokens", "1"),
        ])
        let bytes = 1280.0 * 6848 * 2 + (1280.0 + 6848) * 2
        #expect(abs(slow.time(of: node, in: .decode).seconds - bytes / 80e9) < 1e-12)
        #expect(slow.time(of: node, in: .decode).limiter == .memory)
    }

    @Test("how the KV cache is stored changes no vision time: there is none")
    func visionWithoutCache() throws {
        for activations in ["bf16", "fp8"] {
            let settings = [("precision.activations", activations), ("precision.weights", "fp8")]
            let times = try ["bf16", "fp8", "fp32"].map {
                try Self.time(settings + [("precision.kv", $0)]).time(of: 0, in: .vision)
            }
            #expect(times.allSatisfy { $0 == times[0] })
        }
    }

    @Test("TTFT, TPOT, latency and rates agree with each other")
    func service() throws {
        let service = Service(try Self.time([("batch", "4"), ("parallel.data", "2")]))
        for basis in [Service.Basis.floor, .estimate] {
            let first = try #require(service.timeToFirstToken(basis))
            let step = try #require(service.timePerOutputToken(basis))
            let latency = try #require(service.latency(basis))
            #expect(abs(latency - first - 100 * step) < 1e-9)
            #expect(abs(try #require(service.pagesPerSecond(basis)) - 8 / latency) < 1e-9)
            let ends = try #require(service.stepSeconds(basis))
            #expect(ends.first <= step && step <= ends.last)
        }
        #expect(service.timeToFirstToken(.measured) == nil)
        let none = Service(try Self.time([("decode.tokens", "0")]))
        #expect(none.timePerOutputToken(.estimate) == nil)
        #expect(none.latency(.estimate) == none.timeToFirstToken(.estimate))
    }

    @Test("a calibration makes the estimates equal the measured times, or says which it cannot")
    func calibration() throws {
        var scenario = Scenario()
        try scenario.set("measured.tpot_ms", "9")
        try scenario.set("measured.ttft_ms", "60")
        let found = try Calibration.calibrate(scenario)
        #expect(found.found.count == 2 && found.missed.isEmpty)
        let service = Service(TimeEvaluation(try Evaluation(found.scenario)))
        #expect(abs(try #require(service.timePerOutputToken(.estimate)) - 0.009) < 1e-7)
        #expect(abs(try #require(service.timeToFirstToken(.estimate)) - 0.060) < 1e-6)
        try scenario.set("measured.tpot_ms", "0.001")
        #expect(try Calibration.calibrate(scenario).missed == ["TPOT"])
    }
}
