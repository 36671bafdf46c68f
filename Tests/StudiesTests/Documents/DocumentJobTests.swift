import AnalyticCore
import DeviceLibrary
import Studies
import Testing

@Suite("Reading a document as one job")
struct DocumentJobTests {
    private let tall = PageSize(width: 1240, height: 1754)
    private let wide = PageSize(width: 1754, height: 1240)
    private let small = PageSize(width: 600, height: 600)

    private func latency(_ page: PageSize, batch: Int, on scenario: Scenario = Scenario()) throws -> Double {
        var changed = scenario
        try changed.set("image.width", String(page.width))
        try changed.set("image.height", String(page.height))
        try changed.set("batch", String(batch))
        return try #require(Service(TimeEvaluation(Evaluation(changed))).latency(.estimate))
    }

    @Test("pages with the same tiles are one part, whatever their sizes, and parts add up to the job")
    func parts() throws {
        let near = PageSize(width: 1241, height: 1754)
        let job = try DocumentJob([tall, wide, near, small, tall], on: Scenario(), searchesBatch: false)
        #expect(job.parts.map(\.pages) == [3, 1, 1])
        #expect(job.parts[0].sizes.map(\.size) == [tall, near] && job.parts[0].sizes.map(\.count) == [2, 1])
        #expect(job.parts[0].grid == TileGrid(columns: 2, rows: 3))
        #expect(job.pages == 5 && job.answerTokens == 5 * 101)
        #expect(job.promptTokens == job.parts.reduce(0) { $0 + $1.pages * $1.contextTokens })
        #expect(job.seconds == job.parts.reduce(0) { $0 + $1.seconds })
        #expect(job.parts.allSatisfy { 0 < $0.floor && $0.floor < $0.seconds })
    }

    @Test("a static batch is done before the next begins; the last one is as small as what is left; copies share them")
    func batches() throws {
        var scenario = Scenario()
        try scenario.set("batch", "2")
        let pages = Array(repeating: tall, count: 5)
        let job = try DocumentJob(pages, on: scenario, searchesBatch: false)
        let expected = try 2 * latency(tall, batch: 2) + latency(tall, batch: 1)
        #expect(abs(job.seconds - expected) < 1e-9)
        scenario.machine.dataParallel = 3
        let shared = try DocumentJob(pages, on: scenario, searchesBatch: false)
        #expect(abs(shared.seconds - (try latency(tall, batch: 2, on: scenario))) < 1e-9)
    }

    @Test("the batch that is found fits, and no other that fits of those tried is quicker")
    func search() throws {
        var scenario = Scenario()
        try scenario.set("device", "l4")
        let pages = Array(repeating: tall, count: 64)
        let job = try DocumentJob(pages, on: scenario, searchesBatch: true)
        #expect(job.isSearched && job.fits == true && job.batch > 1)
        for batch in [1, 2, 4, 8, 16, 32, 64] {
            try scenario.set("batch", String(batch))
            let other = try DocumentJob(pages, on: scenario, searchesBatch: false)
            #expect(other.fits != true || other.seconds >= job.seconds, "batch \(batch)")
        }
    }

    @Test("the price is that of the device for as long as the job takes")
    func price() throws {
        let job = try DocumentJob([tall, tall], on: Scenario(), searchesBatch: false)
        let hour = try #require(job.scenario.machine.hourlyPrice)
        let price = try #require(job.price)
        #expect(abs(price.low - hour.low * job.seconds / 3600) < 1e-12)
        #expect(abs(price.high - hour.high * job.seconds / 3600) < 1e-12)
    }

    @Test("a mode without pages and a page beyond the range are refused by name")
    func refusals() throws {
        func failure(_ pages: [PageSize], _ scenario: Scenario) -> String? {
            do {
                _ = try DocumentJob(pages, on: scenario, searchesBatch: true)
                return nil
            } catch {
                return error.description
            }
        }
        var none = Scenario()
        try none.set("image.mode", "none")
        #expect(failure([tall], none)?.hasPrefix("image.mode is none") == true)
        let long = PageSize(width: 10, height: 2_000_000)
        #expect(
            failure([tall, long], Scenario()) == "page 2: image.height: 2000000 is not allowed; allowed: 1…1048576")
    }
}
