import AnalyticCore
import DeviceLibrary
import Testing

@Suite("What a user of an engine waits for and pays")
struct ServiceTests {
    private func service(_ settings: [(String, String)]) throws -> Service {
        var scenario = Scenario()
        for (id, value) in settings { try scenario.set(id, value) }
        return Service(TimeEvaluation(try Evaluation(scenario)))
    }

    private let server = [("engine", "sglang"), ("decode.tokens", "600")]

    @Test(
        "the first token waits for host, vision and prefill; a page costs the host by its pixels, text next to nothing")
    func firstToken() throws {
        let service = try service([])
        let first = try #require(service.firstToken(.estimate))
        // One view of 1024 pixels, six tiles of 640.
        #expect(abs(first.host - (30 + 43 * (1_048_576 + 6 * 409_600) / 1e6) / 1e3) < 1e-12)
        #expect(first.vision == service.time.time(of: 0, in: .vision).seconds)
        #expect(first.seconds == service.timeToFirstToken(.estimate))
        let floor = try #require(service.firstToken(.floor))
        #expect(floor.host == 0 && floor.seconds < first.vision + first.prefill)
        let text = try self.service([("image.mode", "none")])
        #expect(try #require(text.firstToken(.estimate)).host == 0.00045)
    }

    @Test("a static batch waits for all of itself, on a continuous batcher a request waits for its own prefill")
    func batches() throws {
        let one = try #require(try service(server).timeToFirstToken(.estimate))
        let many = try #require(try service(server + [("batch", "16")]).timeToFirstToken(.estimate))
        #expect(one == many)
        let whole = try #require(
            try service(server + [("batch", "16"), ("engine.batching", "static")]).firstToken(.estimate))
        #expect(whole.host > 2 && whole.vision > 2 * one / 16)
    }

    @Test("under load a step takes what the prefills of the others take of it, and never less than the scheduler")
    func load() throws {
        let service = try service(server + [("batch", "16")])
        let state = try #require(service.steadyState)
        let one = try self.service(server)
        let prefill =
            one.time.time(of: 0, in: .vision).seconds + one.time.time(of: 0, in: .prefill).seconds + 0.0045
        let step = try #require(service.stepAlone(.estimate))
        #expect(abs(state.timePerOutputToken - step - 15 * prefill / 600) < 1e-12)
        #expect(abs(state.prefillShare - 15 * prefill / 600 / state.timePerOutputToken) < 1e-12)
        #expect(step >= 16 * 0.000054)
        #expect(state.requests == 16 && state.limit == .batch)
        let slow = try self.service(server + [("batch", "16"), ("engine.step_ms_per_request", "10")])
        #expect(try #require(slow.stepAlone(.estimate)) == 0.16)
        #expect(slow.warnings.contains { $0.contains("the host limits decode") })
    }

    @Test("waiting before the host grows with the load; without it, the rate is never above what the host prepares")
    func queue() throws {
        let random = server + [("engine.arrivals", "random")]
        var last = 0.0
        for batch in ["1", "4", "16", "64"] {
            let wait = try #require(try service(random + [("batch", batch)]).firstToken(.estimate)).wait
            #expect(batch == "1" ? wait == 0 : wait > last)
            last = wait
        }
        let most = 1 / (0.043 * (1_048_576 + 6 * 409_600) / 1e6)
        for settings in [server, random] {
            let service = try service(settings + [("batch", "256")])
            #expect(try #require(service.pagesPerSecond(.estimate)) <= most * (1 + 1e-9))
        }
        #expect(try service(server + [("batch", "256")]).warnings.contains { $0.contains("the host limits the rate") })
    }

    @Test("no more run at once than the engine allows or the cache holds")
    func running() throws {
        let limited = try service(server + [("batch", "64"), ("engine.sequences", "8")])
        #expect(limited.running.requests == 8 && limited.running.limit == .sequences)
        #expect(limited.time.evaluation.scenario.workload.batch == 8)
        let full = try service(server + [("batch", "4096"), ("decode.tokens", "30000")])
        #expect(full.running.limit == .memory && full.running.requests < 64)
    }

    @Test("the answer has one token more than there are steps")
    func answer() throws {
        let service = try service(server + [("batch", "8")])
        let pages = try #require(service.pagesPerSecond(.estimate))
        #expect(abs(try #require(service.answerTokensPerSecond(.estimate)) - pages * 601) < 1e-9)
        #expect(
            try #require(service.tokensPerSecond(.estimate))
                == 8 * (try #require(service.tokensPerSecondPerUser(.estimate))))
    }

    @Test("a cached prefix is not prefilled again")
    func prefix() throws {
        let settings = [("engine", "vllm"), ("image.mode", "none"), ("prompt.tokens", "4096")]
        let all = try #require(try service(settings).firstToken(.estimate))
        let half = try #require(try service(settings + [("engine.cached_prefix", "2048")]).firstToken(.estimate))
        #expect(abs(half.prefill * 2 - all.prefill) < 1e-12)
        let beyond = try #require(try service(settings + [("engine.cached_prefix", "9999")]).firstToken(.estimate))
        #expect(beyond.prefill > 0)
    }

    @Test("the price is the device's own range, or what is set; where none is stated, nothing has a cost")
    func price() throws {
        let stated = try #require(try service([("device", "h100-sxm")]).pricesPerThousandPages(.estimate))
        #expect(stated.low < stated.high)
        let set = try #require(
            try service([("device", "h100-sxm"), ("price.per_hour", "3")]).pricesPerThousandPages(.estimate))
        #expect(set.low == set.high)
        let none = try #require(DeviceLibrary.builtIn.first { $0.price == nil })
        #expect(try service([("device", none.id)]).pricePerThousandPages(.estimate) == nil)
    }

    @Test("a device whose matrix units do not take bf16 says so, and what would do")
    func precision() throws {
        let warnings = try service([("device", "t4")]).warnings
        #expect(warnings.contains { $0.contains("bf16") && $0.contains("fp16") })
        let half = [("precision.weights", "fp16"), ("precision.activations", "fp16")]
        #expect(try service([("device", "t4")] + half).warnings.isEmpty)
        #expect(try service([]).warnings.isEmpty)
    }
}
