import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Devices, and the traps in their data sheets")
struct DeviceTests {
    private func device(_ id: String) throws -> Device {
        try #require(DeviceLibrary.builtIn.first { $0.id == id })
    }

    private func machine(_ id: String) throws -> Machine {
        var machine = Machine()
        machine.device = try device(id)
        return machine
    }

    @Test("peaks are dense, and those of GeForce cards are with FP32 accumulation")
    func dense() throws {
        #expect(try device("h100-sxm").matrix16.value == 989.4e12, "the sparse peak is 1979")
        #expect(try device("a100-sxm-80").matrix16.value == 312e12, "the sparse peak is 624")
        #expect(try device("rtx4090").matrix16.value == 165.2e12, "FP16 accumulation runs at 330")
        #expect(try device("rtx3090").matrix16.value == 71e12, "FP16 accumulation runs at 142")
    }

    @Test("memory is what the driver has, and two-die modules count once")
    func bytes() throws {
        #expect(try device("h100-sxm").memory.value == 85_899_345_920)
        #expect(try device("mi250x").memory.value == 137_438_953_472)
        #expect(try device("mi250x").matrix16.value == 383e12)
        #expect(try device("gb200").memory.value < 200e9, "per GPU, not per pair")
    }

    @Test("narrow weights alone do not make products faster")
    func narrow() throws {
        let h100 = try machine("h100-sxm")
        #expect(h100.matrixPeak(.fp8, .bf16).value == 989.4e12)
        #expect(h100.matrixPeak(.int4, .bf16).value == 989.4e12)
        #expect(h100.matrixPeak(.fp8, .fp8).value == 1978.9e12)
        #expect(h100.matrixPeak(.int8, .int8).value == 1978.9e12)
        #expect(h100.matrixPeak(.bf16, .fp32).value == 66.9e12, "fp32 runs on the vector units")
        #expect(h100.matrixPeak(.fp4, .fp4).value == 1978.9e12, "without FP4 units, FP8's")
        #expect(try machine("a100-sxm-80").matrixPeak(.fp8, .fp8).value == 312e12, "without FP8 units, 16-bit")
        #expect(try machine("t4").matrixPeak(.bf16, .bf16).value == 8.1e12, "no bf16 on its matrix units")
        #expect(try machine("t4").matrixPeak(.fp16, .fp16).value == 65e12)
    }

    @Test("what sources dispute is marked, and its range is carried to the result")
    func disputed() throws {
        #expect(try device("b300-sxm").doubtful.contains("bandwidth"))
        #expect(try device("h100-sxm").doubtful.isEmpty)
        var scenario = Scenario()
        try scenario.set("device", "ascend-910b")
        let evaluation = try Evaluation(scenario)
        func latency(_ reading: Machine.Reading) -> Double {
            Service(TimeEvaluation(evaluation, reading: reading)).latency(.estimate) ?? 0
        }
        #expect(latency(.best) <= latency(.stated) && latency(.stated) < latency(.worst))
    }

    @Test("whatever the precisions and devices, a range that differs is told by a doubt")
    func doubtsOfWhatIsUsed() throws {
        for device in DeviceLibrary.builtIn {
            for (precision, tensor) in [("bf16", "1"), ("fp8", "1"), ("int8", "1"), ("fp4", "1"), ("bf16", "2")] {
                var scenario = Scenario()
                for (id, value) in [
                    ("device", device.id), ("precision.weights", precision), ("precision.activations", precision),
                    ("precision.kv", precision), ("parallel.tensor", tensor),
                ] { try scenario.set(id, value) }
                // A device without a link cannot be one of two.
                guard tensor == "1" || device.link != nil else { continue }
                let evaluation = try Evaluation(scenario)
                let best = Service(TimeEvaluation(evaluation, reading: .best))
                let worst = Service(TimeEvaluation(evaluation, reading: .worst))
                if best.latency(.estimate) != worst.latency(.estimate) {
                    #expect(!best.doubts.isEmpty, "\(device.id), \(precision), tensor \(tensor)")
                }
            }
        }
        var scenario = Scenario()
        for (id, value) in [
            ("device", "gaudi3"), ("precision.weights", "fp8"), ("precision.activations", "fp8"),
        ] { try scenario.set(id, value) }
        #expect(Service(TimeEvaluation(try Evaluation(scenario))).doubts.contains("FP8 matrix"))
    }

    @Test("choosing a device sets its figures, changing one makes it the user's")
    func choosing() throws {
        var scenario = Scenario()
        try scenario.set("device", "l4")
        #expect(scenario.machine.device.bandwidth.value == 300e9)
        try scenario.set("device.bandwidth_gb_s", "400")
        #expect(scenario.machine.device.bandwidth.standing == .user)
        #expect(throws: ScenarioError.self) { try scenario.set("device", "h1000") }
    }

    @Test("devices side by side: weights and cache are shared, the link costs")
    func parallel() throws {
        var scenario = Scenario()
        try scenario.set("image.mode", "none")
        let one = try Evaluation(scenario)
        try scenario.set("parallel.tensor", "2")
        try scenario.set("parallel.expert", "4")
        let eight = try Evaluation(scenario)
        #expect(scenario.machine.devices == 8)
        #expect(MemoryEvaluation(eight).cache * 2 == MemoryEvaluation(one).cache)
        #expect(MemoryEvaluation(eight).weights < MemoryEvaluation(one).weights / 3)
        #expect(TimeEvaluation(eight).time(of: 0, in: .prefill).link > 0)
        #expect(TimeEvaluation(one).time(of: 0, in: .prefill).link == 0)
    }
}
