import AnalyticCore
import DeviceLibrary
import Testing

@testable import Studies

@Suite("Answers")
struct AnswerTests {
    private func answer(_ change: (inout Scenario) throws -> Void = { _ in }) throws -> (Answer, Service) {
        var scenario = Scenario()
        try change(&scenario)
        let time = TimeEvaluation(try Evaluation(scenario))
        let service = Service(time)
        return (Answer(time, service: service, memory: MemoryEvaluation(time.evaluation)), service)
    }

    @Test("figures are those of service and memory, each estimate beside its floor, and say what they hold for")
    func figures() throws {
        let (answer, service) = try answer()
        let rate = try #require(answer.rate)
        #expect(rate == answer.requestRate)
        #expect(rate.estimate == service.pagesPerSecond(.estimate))
        #expect(rate.estimate < rate.floor)
        let (first, each) = (try #require(answer.firstToken), try #require(answer.perToken))
        #expect(first.estimate == service.timeToFirstToken(.estimate))
        #expect(each.estimate > each.floor)
        #expect(answer.firstTokenTarget == Answer.Target(limit: 1, isMet: true))
        #expect(answer.fits == true)
        #expect(answer.memory < answer.capacity)
        #expect(answer.holdsFor == ["H100 SXM5 80GB", "transformers", "eager", "batch 1", "bf16"])
        #expect(answer.rateMetric.id == "pages_per_s")
    }

    @Test("the price is that of all devices, by the device's record or as it is set, and there is none without either")
    func price() throws {
        let (set, service) = try answer { scenario in try scenario.set("price.per_hour", "3.6") }
        let price = try #require(set.price)
        let rate = try #require(service.pagesPerSecond(.estimate))
        #expect(abs(price.low - 1 / rate) < 1e-12)
        #expect(price.low == price.high)
        #expect(price.hour.source == "as set")
        let (none, _) = try answer { scenario in
            var device = scenario.machine.device
            device.price = nil
            scenario.machine.device = device
        }
        #expect(none.price == nil)
    }

    @Test("a changed device is said to be changed, several are counted, and mixed precisions are named one by one")
    func conditions() throws {
        let (answer, _) = try answer { scenario in
            try scenario.set("device.memory_gb", "24")
            try scenario.set("parallel.data", "2")
            try scenario.set("precision.weights", "fp8")
        }
        #expect(answer.holdsFor[0] == "2 x H100 SXM5 80GB (changed)")
        #expect(answer.holdsFor[4] == "fp8 weights, bf16 activations, bf16 KV")
    }
}

@Suite("Reasons")
struct ReasonTests {
    private func service(_ settings: [(String, String)]) throws -> Service {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return Service(TimeEvaluation(try Evaluation(scenario)))
    }

    @Test("the longest part is named with its share, and its arithmetic ends in a time")
    func longest() throws {
        let service = try service([])
        let reason = try #require(Reason(service))
        #expect(reason.part == .stage(.decode))
        #expect(reason.limiter == service.time.time(of: 0, in: .decode).limiter)
        #expect(reason.share > 0.8)
        #expect(reason.text.contains("decode is "))
        #expect(reason.text.contains(" = "))
    }

    @Test("a stage that is asked for alone has no share to name, and figures follow the style and the sign")
    func style() throws {
        let service = try service([("execution", "graph")])
        let reason = try #require(Reason(service, stages: [.decode], style: .binary, times: "x"))
        #expect(reason.lead.isEmpty)
        #expect(reason.share == 1)
        #expect(!reason.text.contains("×"))
        let memory = try #require(
            Reason(try self.service([("execution", "graph"), ("batch", "64")]), stages: [.decode], style: .binary))
        #expect(memory.text.contains("GiB"), "\(memory.text)")
    }

    @Test(
        "on an engine that batches continuously the arithmetic is of the requests that run, not of all that are asked for"
    )
    func running() throws {
        let asked = try service([
            ("engine", "vllm"), ("engine.sequences", "4"), ("batch", "64"), ("decode.tokens", "4000"),
        ])
        let fewer = try service([
            ("engine", "vllm"), ("engine.sequences", "4"), ("batch", "4"), ("decode.tokens", "4000"),
        ])
        #expect(asked.running.requests == 4)
        #expect(
            Reason(asked, stages: [.decode])?.arithmetic == Reason(fewer, stages: [.decode])?.arithmetic)
    }

    @Test("a host that prepares fewer requests than the device could serve is the reason")
    func host() throws {
        let service = try service([("engine", "vllm"), ("batch", "256"), ("decode.tokens", "10")])
        let rate = try #require(service.pagesPerSecond(.estimate))
        #expect(abs(rate - service.hostRate) < 1e-9)
        #expect(try #require(Reason(service)).text.contains("the host sets the rate"))
    }
}
