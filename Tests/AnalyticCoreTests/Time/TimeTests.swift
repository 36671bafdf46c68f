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
        [], [("execution", "graph"), ("attention.decoder", "flash")], [("batch", "64"), ("image.mode", "none")],
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

    @Test("an operation never takes less than its floor, in any stage", arguments: workloads.indices)
    func bounds(index: Int) throws {
        let time = try Self.time(Self.workloads[index])
        let evaluation = time.evaluation
        for node in evaluation.nodes.indices where evaluation.nodes[node].kind != nil {
            for stage in Stage.allCases {
                let taken = time.time(of: node, in: stage)
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
                    // What the device saves, it may spend waiting for the host: the whole gains, a part need not.
                    #expect(after.busy <= before.busy * (1 + 1e-12), "\(id)")
                    if node == 0 { #expect(after.seconds <= before.seconds * (1 + 1e-6), "\(id)") }
                    #expect(after.floor <= before.floor * (1 + 1e-12), "\(id)")
                }
            }
        }
    }

    @Test("the floor is the same for every execution and every attention path")
    func oneFloor() throws {
        for settings in [[], [("batch", "16")], [("num_key_value_heads", "2"), ("prompt.tokens", "3000")]] {
            let floors = try Execution.allCases.flatMap { execution in
                try AttentionPath.allCases.map { path in
                    try Self.time(
                        settings + [("execution", execution.rawValue), ("attention.decoder", path.rawValue)])
                }
            }
            for stage in Stage.allCases {
                let seconds = floors.map { $0.time(of: 0, in: stage).floor }
                #expect(seconds.allSatisfy { abs($0 / seconds[0] - 1) < 1e-9 }, "\(stage) \(seconds)")
            }
        }
    }

    @Test("the floor leaves out padding, the hidden half of the scores and logits that nobody reads")
    func leastWork() throws {
        let all = try Self.time([]).time(of: 0, in: .prefill).floor
        let last = try Self.time([("logits", "last")]).time(of: 0, in: .prefill).floor
        #expect(abs(all / last - 1) < 1e-9)
        // One view of 64 x 64 tokens in 5 x 5 windows of 14: 4096 of 4900 tokens are real.
        let shares = WindowShares(height: 64, breadth: 64, window: 14)
        #expect(abs(shares.tokens - 4096.0 / 4900) < 1e-12)
        let pairs = Double(4 * 14 * 14 + 8 * 8) / Double(5 * 14 * 14)
        #expect(abs(shares.pairs - pairs * pairs) < 1e-12)
    }

    @Test("the floor never falls when the batch, the prompt or the answer grows")
    func monotoneFloor() throws {
        for id in ["batch", "prompt.tokens", "decode.tokens"] {
            let floors = try [1, 2, 3, 5, 8, 13, 21, 64, 200].map { value in
                let time = try Self.time([(id, String(value))])
                return time.total(of: 0).floor
            }
            #expect(floors == floors.sorted(), "\(id)")
        }
    }

    @Test("a stage that the host launches one by one takes the longer of its kernels and its launches")
    func host() throws {
        let eager = try Self.time([])
        for stage in Stage.allCases {
            let time = eager.time(of: 0, in: stage)
            #expect(abs(time.seconds - max(time.busy, time.launches * 8.1e-6)) < 1e-6 * time.seconds)
        }
        let quick = try Self.time([("host.dispatch_us", "0")])
        #expect(quick.total(of: 0).host == 0)
        #expect(try Self.time([("execution", "graph")]).total(of: 0).host == 0)
    }

    @Test("decode over K steps is the sum of K single steps, also where the limiter changes on the way")
    func series() throws {
        // A fast memory and slow units: attention grows past the projections' work within the run.
        func seconds(_ prompt: Int, _ steps: Int) throws -> (Double, Double) {
            let time = try Self.time([
                ("image.mode", "none"), ("prompt.tokens", String(prompt)), ("decode.tokens", String(steps)),
                ("batch", "256"), ("execution", "graph"),
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
        #expect(abs(whole - sum.0) <= 1e-3 * sum.0)
        #expect(abs(floor - sum.1) <= 1e-4 * sum.1)
    }

    @Test("by hand: a decode step reads the weights of one product")
    func byHand() throws {
        let settings = [
            ("device.bandwidth_gb_s", "100"), ("decode.tokens", "1"), ("host.dispatch_us", "0"),
            ("kernel.product.bandwidth", "0.8"), ("kernel.product.fixed_us", "3"), ("kernel.product.walk_us", "1"),
        ]
        let slow = try Self.time(settings)
        let node = try #require(slow.evaluation.node(at: "model.layers.0.mlp.gate_proj"))
        let bytes = 1280.0 * 6848 * 2 + (1280.0 + 6848) * 2
        let seconds = bytes / 80e9 + (3 + 1.28) * 1e-6
        #expect(abs(slow.time(of: node, in: .decode).seconds - seconds) < 1e-9)
        #expect(slow.time(of: node, in: .decode).limiter == .memory)
        #expect(abs(slow.time(of: node, in: .decode).floor - 1280.0 * 6848 * 2 / 100e9) < 1e-12)
    }

    @Test(
        "a replayed graph is never slower than the same kernels launched from the host, and as fast where the host is ahead"
    )
    func replayed() throws {
        for (batch, grid) in [("1", "3x2"), ("16", "1x1")] {
            let times = try ["compiled", "graph"].map {
                try Self.time([("execution", $0), ("batch", batch), ("image.grid", grid)])
            }
            for stage in Stage.allCases {
                let (launched, replayed) = (times[0].time(of: 0, in: stage), times[1].time(of: 0, in: stage))
                #expect(replayed.seconds <= launched.seconds * (1 + 1e-9))
                if launched.host == 0 { #expect(abs(replayed.seconds / launched.seconds - 1) < 1e-9) }
            }
        }
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
            #expect(ends.first <= step * (1 + 1e-12) && step <= ends.last * (1 + 1e-12))
        }
        #expect(service.timeToFirstToken(.measured) == nil)
        let none = Service(try Self.time([("decode.tokens", "0")]))
        #expect(none.timePerOutputToken(.estimate) == nil)
        #expect(none.latency(.estimate) == none.timeToFirstToken(.estimate))
    }

    @Test("a calibration makes the estimates equal the measured times, or says which it cannot")
    func calibration() throws {
        var scenario = Scenario()
        // What was measured begins with the vision towers.
        try scenario.set("engine.image_request_ms", "0")
        try scenario.set("engine.image_ms_per_megapixel", "0")
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
