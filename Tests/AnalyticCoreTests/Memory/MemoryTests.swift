import AnalyticCore
import DeviceLibrary
import Testing

@Suite("Memory on a device")
struct MemoryTests {
    private func memory(_ settings: [(String, String)]) throws -> MemoryEvaluation {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return MemoryEvaluation(try Evaluation(scenario))
    }

    @Test("weights are every parameter, and the parts are the whole")
    func parts() throws {
        let memory = try memory([])
        #expect(memory.weights == 3_336_106_240 * 2)
        let sum = MemoryEvaluation.Part.allCases.reduce(0) { $0 + memory.bytes($1) }
        #expect(abs(sum - memory.total) < 1)
        #expect(memory.fits == true && memory.largest == .weights)
    }

    @Test("quantising shrinks it, a batch grows it until it does not fit")
    func grows() throws {
        #expect(try memory([("precision.weights", "int4")]).weights * 4 == memory([]).weights)
        let large = try memory([("batch", "512"), ("decode.tokens", "4096")])
        #expect(large.fits == false)
        #expect(large.total > large.capacity.value)
    }

    @Test("where sources dispute the capacity, a fit by one of them is left open")
    func disputed() throws {
        var scenario = Scenario()
        scenario.machine.device.memory = DeviceFigure(151e9, .disputed, low: 141e9)
        try scenario.set("memory.reserve_gb", "136")
        #expect(MemoryEvaluation(try Evaluation(scenario)).fits == nil)
    }
}
