import AnalyticCore

/// Reading all pages of a document as one job: pages that are cut into the same tiles run together, in batches.
///
/// A static batch is done before the next begins, and the last one may be smaller; copies of the model share the batches. A
/// continuous batcher takes the pages of one shape at its steady rate.
public struct DocumentJob: Sendable {
    /// Pages that become the same tiles, and so cost the same.
    public struct Part: Sendable {
        /// The sizes of its pages, the most frequent first, with how many there are of each.
        public let sizes: [(size: PageSize, count: Int)]
        /// The tiles of each page.
        public let grid: TileGrid
        /// Pages.
        public let pages: Int
        /// Tokens that each page becomes.
        public let imageTokens: Int
        /// The same with the text of the prompt.
        public let contextTokens: Int
        /// Time for all of them as estimated, seconds.
        public let seconds: Double
        /// The same at the floor.
        public let floor: Double
        /// Whether a batch of them fits; nil where sources dispute the memory.
        public let fits: Bool?
        /// Matrix FLOPs of all of them.
        public let flops: Count
    }

    /// Why there is no such job.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The model reads no pages.
        case noPages(model: String)
        /// The mode leaves the page away.
        case textAlone
        /// A page that the model can't take, counted from 1.
        case page(Int, ScenarioError)

        /// One sentence.
        public var description: String {
            switch self {
            case .noPages(let model): "\(model) reads text alone, no images or documents"
            case .textAlone: "image.mode is none, which leaves the page away; set another mode"
            case .page(let number, let error): "page \(number): \(error)"
            }
        }
    }

    /// The largest batch that is tried.
    private static let largestBatch = 4096

    /// The values that it runs on: those asked for, with the batch.
    public let scenario: Scenario
    /// Its parts, the one with the most pages first.
    public let parts: [Part]
    /// Whether the batch is the quickest of powers of two, and the number of pages alike, that fit; otherwise it was asked for.
    public let isSearched: Bool

    /// A job for pages on a scenario's values.
    ///
    /// - Parameter searchesBatch: whether to look for the batch with which the job takes the least time among those that fit.
    public init(_ pages: [PageSize], on scenario: Scenario, searchesBatch: Bool) throws(Failure) {
        let groups = try Self.groups(pages, scenario)
        isSearched = searchesBatch
        guard searchesBatch else {
            self.scenario = scenario
            parts = try Self.parts(groups, scenario, batch: scenario.workload.batch)
            return
        }
        let most = min(Self.largestBatch, groups.map(\.count).max() ?? 1)
        var batches = [1]
        while let last = batches.last, last * 2 < most { batches.append(last * 2) }
        if most > 1 { batches.append(most) }
        var best = (batch: 1, parts: try Self.parts(groups, scenario, batch: 1))
        for batch in batches.dropFirst() {
            let parts = try Self.parts(groups, scenario, batch: batch)
            // What does not fit only grows with the batch.
            guard parts.allSatisfy({ $0.fits == true }) else { break }
            if Self.sum(parts, \.seconds) < Self.sum(best.parts, \.seconds) { best = (batch, parts) }
        }
        var chosen = scenario
        chosen.workload.batch = best.batch
        self.scenario = chosen
        parts = best.parts
    }

    /// Requests at once.
    public var batch: Int { scenario.workload.batch }
    /// Pages of the document.
    public var pages: Int { parts.reduce(0) { $0 + $1.pages } }
    /// Time for the whole document, seconds, as estimated.
    public var seconds: Double { Self.sum(parts, \.seconds) }
    /// The same at the floor.
    public var floor: Double { Self.sum(parts, \.floor) }
    /// Tokens of all prompts.
    public var promptTokens: Int { parts.reduce(0) { $0 + $1.pages * $1.contextTokens } }
    /// Tokens of all answers.
    public var answerTokens: Int { pages * (scenario.workload.decodeTokens + 1) }
    /// Matrix FLOPs of the whole document.
    public var flops: Count { parts.reduce(.zero) { $0 + $1.flops } }
    /// Whether every batch fits; nil where sources dispute it.
    public var fits: Bool? {
        if parts.contains(where: { $0.fits == false }) { return false }
        return parts.contains { $0.fits == nil } ? nil : true
    }
    /// Bytes that the engine may take of one device, against which that is judged.
    public var usable: Double { scenario.machine.device.memory.value * scenario.engine.memoryPercent / 100 }
    /// Dollars for the whole document at both ends of the device's price; nil where no price is stated.
    public var price: (low: Double, high: Double)? {
        scenario.machine.hourlyPrice.map { price in
            let hours = seconds / 3600 * Double(scenario.machine.devices)
            return (price.low * hours, price.high * hours)
        }
    }

    private static func sum(_ parts: [Part], _ figure: KeyPath<Part, Double>) -> Double {
        parts.reduce(0) { $0 + $1[keyPath: figure] }
    }
}

extension DocumentJob {
    /// Pages that become the same tiles.
    private struct Group {
        var scenario: Scenario
        var geometry: WorkloadGeometry
        /// Matrix FLOPs of one page, whatever the batch.
        var flops: Count
        var sizes: [PageSize: Int] = [:]
        var count: Int { sizes.values.reduce(0, +) }
    }

    private static func groups(_ pages: [PageSize], _ scenario: Scenario) throws(Failure) -> [Group] {
        guard scenario.model.facts.hasVision else { throw .noPages(model: scenario.model.card.title) }
        guard scenario.workload.image.mode != .none else { throw .textAlone }
        var groups: [Group] = []
        var place: [PageSize: Int] = [:]
        for (index, page) in pages.enumerated() {
            if let known = place[page] {
                groups[known].sizes[page, default: 0] += 1
                continue
            }
            var changed = scenario
            let found: Int
            do throws(ScenarioError) {
                try changed.set("image.width", String(page.width))
                try changed.set("image.height", String(page.height))
                try changed.validate()
                let geometry = changed.model.geometry(of: changed.workload)
                if let known = groups.firstIndex(where: { $0.geometry == geometry }) {
                    found = known
                } else {
                    found = groups.count
                    groups.append(Group(scenario: changed, geometry: geometry, flops: try flopsOfOnePage(changed)))
                }
            } catch {
                throw .page(index + 1, error)
            }
            place[page] = found
            groups[found].sizes[page, default: 0] += 1
        }
        return groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
    }

    private static func flopsOfOnePage(_ scenario: Scenario) throws(ScenarioError) -> Count {
        var one = scenario
        one.workload.batch = 1
        return try Evaluation(one).total(of: 0).matrix
    }

    private static func parts(_ groups: [Group], _ scenario: Scenario, batch: Int) throws(Failure) -> [Part] {
        var parts: [Part] = []
        for group in groups {
            do throws(ScenarioError) {
                parts.append(try part(group, batch: min(batch, group.count)))
            } catch {
                throw .page(1, error)
            }
        }
        return parts
    }

    private static func part(_ group: Group, batch: Int) throws(ScenarioError) -> Part {
        func evaluated(_ batch: Int) throws(ScenarioError) -> Evaluation {
            var changed = group.scenario
            changed.workload.batch = batch
            return try Evaluation(changed)
        }
        let pages = group.count
        let evaluation = try evaluated(batch)
        let whole = Service(TimeEvaluation(evaluation))
        let copies = group.scenario.machine.dataParallel
        let rest = pages % batch
        let last = rest > 0 ? Service(TimeEvaluation(try evaluated(rest))) : nil
        func seconds(_ basis: Service.Basis) -> Double {
            if group.scenario.engine.batching == .continuous {
                return whole.pagesPerSecond(basis).map { Double(pages) / $0 } ?? 0
            }
            // A smaller last batch runs beside the others where a copy would otherwise stand idle.
            let full = pages / batch
            let rounds = Double((full + copies - 1) / copies) * (whole.latency(basis) ?? 0)
            return rounds + (full % copies == 0 ? last?.latency(basis) ?? 0 : 0)
        }
        return Part(
            sizes: group.sizes.map { ($0.key, $0.value) }.sorted {
                ($1.count, $0.size.width, $0.size.height) < ($0.count, $1.size.width, $1.size.height)
            },
            grid: group.geometry.grid, pages: pages, imageTokens: group.geometry.imageTokens,
            contextTokens: group.geometry.contextTokens, seconds: seconds(.estimate), floor: seconds(.floor),
            fits: MemoryEvaluation(evaluation).fits,
            flops: group.flops * Count(pages))
    }
}
