/// What part of an operation the busiest device does.
struct DeviceShare: Hashable, Sendable {
    /// How much of its calls: pages, where each device looks at its own.
    var calls = 1.0
    /// How much of its rows: sequences, or the tokens of its experts.
    var rows = 1.0
    /// How much of its columns, inner dimension or heads.
    var width = 1.0
    /// How much of its KV heads.
    var keyHeads = 1.0
    /// How many of the experts that are hit.
    var experts = 1.0
    /// How much of its weights lies there.
    var stored = 1.0

    static let one = DeviceShare()

    /// How much of its arithmetic.
    var work: Double { rows * width }
    /// How much of the weights that are read.
    var weights: Double { experts * width }
    /// How much of the keys and values.
    var keyValues: Double { rows * keyHeads }
}

/// The shares of the busiest device, by how operations are divided: tensor parallel divides columns and heads of the
/// decoder; beside expert parallel each device has its own sequences, and all have the experts together. Norms, router and
/// the vision towers are on every device.
struct DeviceSharing: Sendable {
    private let scenario: Scenario
    private let tensor: Double
    /// Of the sequences, those of the device that has most.
    let sequences: Double
    /// Of all experts, those of one device; of those hit, and of their tokens, those of the busiest.
    private let experts: (stored: Double, hit: Double, rows: Double)

    init(_ scenario: Scenario) {
        self.scenario = scenario
        let machine = scenario.machine
        let batch = scenario.workload.batch
        tensor = Double(machine.tensorParallel)
        let groups = machine.expertParallel
        sequences = Double((batch + groups - 1) / groups) / Double(batch)
        experts = groups > 1 ? Self.experts(scenario, over: groups) : (1, 1, 1)
    }

    /// Experts lie in their order, so that under skew the first device has the most popular.
    private static func experts(_ scenario: Scenario, over groups: Int) -> (Double, Double, Double) {
        let decoder = scenario.model.decoder
        let routing = scenario.workload.routing
        let (all, perToken) = (decoder.routedExperts, decoder.expertsPerToken)
        let own = (all + groups - 1) / groups
        let stored = Double(own) / Double(all)
        let tokens = Count(scenario.workload.batch)
        let hit = routing.expected(experts: all, perToken: perToken, tokens: tokens)
        // However few are hit, some device has at least one.
        let least = hit > 0 ? min(1, 1 / hit) : 1
        guard routing.skew > 0, routing.mode != .balanced else { return (stored, max(stored, least), stored) }
        let popular = ExpertRouting.probabilities(experts: all, perToken: perToken, skew: routing.skew).prefix(own)
        let rows = popular.reduce(0, +) / Double(perToken)
        let few = ExpertRouting.expectation(probabilities: Array(popular), perToken: 1, tokens: tokens)
        return (stored, min(1, max(few / max(hit, 1), least)), min(1, rows))
    }

    func share(of node: Node) -> DeviceShare {
        var share = DeviceShare()
        guard node.section != .vision else {
            share.calls = sequences
            return share
        }
        share.rows = sequences
        let kept = max(1 / tensor, 1 / Double(max(1, scenario.model.decoder.keyValueHeads)))
        share.keyHeads = kept
        switch node.split {
        case .whole: break
        case .columns, .inner, .heads: share.width = 1 / tensor
        case .keyHeads: share.width = kept
        case .experts:
            share.rows = experts.rows
            share.experts = experts.hit
            share.width = 1 / tensor
        }
        share.stored = node.split == .experts ? experts.stored * share.width : share.width
        return share
    }

    /// What part of the KV cache one device keeps.
    var cache: Double { sequences * max(1 / tensor, 1 / Double(max(1, scenario.model.decoder.keyValueHeads))) }
}

extension Evaluation {
    /// What part of each operation the busiest device does.
    var sharing: [DeviceShare] {
        let machine = scenario.machine
        guard machine.tensorParallel > 1 || machine.expertParallel > 1 else {
            return Array(repeating: .one, count: nodes.count)
        }
        let sharing = DeviceSharing(scenario)
        return nodes.map(sharing.share)
    }
}
