import AnalyticCore

/// The way of a request through a model: what comes in, the parts that work on it in their order, what comes out. Every node of the
/// model belongs to one stop, so that the stops' figures add up to the whole.
public struct RequestPath: Sendable {
    /// One stop.
    public struct Stop: Sendable, Identifiable {
        /// What it is found by.
        public let id: String
        /// Its name, in a word or two.
        public let title: String
        /// What it is made of or how much of it there is; empty where the title says it.
        public let note: String
        /// The nodes whose figures are its own; none for what only comes in or goes out.
        public let nodes: [Int]
    }

    /// The stops, in the order of a request.
    public let stops: [Stop]

    /// The path of an evaluated request.
    public init(_ evaluation: Evaluation) {
        let named = StudiedModels.parts(of: evaluation.scenario.model)
        var towers: [(part: ModelPart, node: Int)] = []
        for part in named where part.isTower {
            if let node = evaluation.node(at: part.path) { towers.append((part, node)) }
        }
        let layers = evaluation.node(at: "model.layers")
        let tops = Self.tops(of: evaluation)
        let others = tops.filter { top in top != layers && !towers.contains { $0.node == top } }
        let before = others.filter { top in layers.map { top < $0 } ?? false }
        let after = others.filter { !before.contains($0) }
        let geometry = evaluation.geometry
        let card = evaluation.scenario.model.card
        var stops: [Stop] = []
        if geometry.hasImage {
            let image = evaluation.scenario.workload.image
            stops.append(Stop(id: "request", title: card.request, note: "\(image.width)x\(image.height)", nodes: []))
            let views = geometry.globalViews + geometry.tiles
            let note = geometry.tiles > 0 ? "1 + \(geometry.tiles) tiles" : "\(geometry.baseSize) px"
            stops.append(Stop(id: "views", title: "\(views) \(views == 1 ? "view" : "views")", note: note, nodes: []))
            for tower in towers {
                stops.append(Stop(id: tower.part.path, title: tower.part.title, note: "", nodes: [tower.node]))
            }
        }
        let tokens = Self.count(geometry.contextTokens, "token")
        let split = geometry.hasImage ? "\(geometry.imageTokens) + \(geometry.textTokens)" : card.request
        // Without a page the towers stand idle; their nodes still belong somewhere.
        let idle = geometry.hasImage ? [] : towers.map(\.node)
        stops.append(Stop(id: "tokens", title: tokens, note: split, nodes: idle + before))
        let facts = evaluation.scenario.model.facts
        stops.append(
            Stop(
                id: "layers", title: Self.count(facts.layers, "layer"),
                note: facts.mixture.map { "\($0.experts) experts" } ?? "",
                nodes: layers.map { [$0] } ?? []))
        stops.append(Stop(id: "head", title: "head", note: "", nodes: after))
        let answer = evaluation.scenario.workload.decodeTokens + 1
        stops.append(Stop(id: "answer", title: Self.count(answer, "token"), note: "answer", nodes: []))
        self.stops = stops
    }

    /// The nodes below the root, with the body that holds the layers taken apart.
    private static func tops(of evaluation: Evaluation) -> [Int] {
        let body = evaluation.node(at: "model.layers").map { evaluation.nodes[$0].parent }
        return evaluation.children(of: 0).flatMap { $0 == body ? evaluation.children(of: $0) : [$0] }
    }

    private static func count(_ number: Int, _ word: String) -> String {
        "\(Figure.grouped(Count(number))) \(word)\(number == 1 ? "" : "s")"
    }
}
