/// The shares of the busiest device, by how operations are divided: tensor parallel divides columns and heads of the
/// decoder; beside expert parallel each device has its own sequences, and all have the experts together. Norms, router and
/// the vision towers are on every device.
struct DeviceSharing: Sendable {
    private let parallel: Parallel
    private let routing: ExpertRouting
    private let tensor: Double
    /// Of the sequences, those of the device that has most.
    let sequences: Double

    init(_ parallel: Parallel, batch: Int, routing: ExpertRouting) {
        self.parallel = parallel
        self.routing = routing
        tensor = Double(parallel.tensor)
        sequences = Double((batch + parallel.expert - 1) / parallel.expert) / Double(max(1, batch))
    }

    /// What part of an operation the busiest device does when `tokens` tokens pass through it in all.
    func share(_ split: Split, tokens: Count) -> DeviceShare {
        var share = DeviceShare()
        share.rows = sequences
        share.keyHeads = 1 / tensor
        switch split {
        case .pages:
            share = DeviceShare()
            share.calls = sequences
            return share
        case .whole: break
        case .columns, .inner, .heads: share.width = 1 / tensor
        case .keyHeads(let heads):
            share.keyHeads = kept(of: heads)
            share.width = share.keyHeads
        case .attention(let keyHeads):
            share.width = 1 / tensor
            share.keyHeads = kept(of: keyHeads)
        case .projections(let heads, let keyHeads):
            share.keyHeads = kept(of: keyHeads)
            let columns = Double(heads) / tensor + 2 * Double(keyHeads) * share.keyHeads
            share.width = columns / Double(heads + 2 * keyHeads)
        case .experts(let count, let perToken):
            share.width = 1 / tensor
            guard parallel.expert > 1 else { break }
            let own = experts(count, perToken: perToken, tokens: tokens)
            share.rows = own.rows
            share.experts = own.hit
            share.stored = own.stored * share.width
            return share
        }
        share.stored = share.width
        return share
    }

    /// What part of a layer's cache one device keeps, by its KV heads: at least one.
    func cache(keyHeads: Int) -> Double { sequences * kept(of: keyHeads) }

    private func kept(of heads: Int) -> Double { max(1 / tensor, 1 / Double(max(1, heads))) }

    /// Of all experts, those of one device; of those hit, and of their tokens, those of the busiest. Experts lie in their
    /// order, so that under skew the first device has the most popular.
    private func experts(_ all: Int, perToken: Int, tokens: Count) -> (stored: Double, hit: Double, rows: Double) {
        let own = (all + parallel.expert - 1) / parallel.expert
        let stored = Double(own) / Double(all)
        let hit = routing.expected(experts: all, perToken: perToken, tokens: tokens)
        // However few are hit, some device has at least one.
        let least = hit > 0 ? min(1, 1 / hit) : 1
        guard routing.skew > 0, routing.mode != .balanced else { return (stored, max(stored, least), stored) }
        let popular = ExpertRouting.probabilities(experts: all, perToken: perToken, skew: routing.skew).prefix(own)
        let rows = popular.reduce(0, +) / Double(perToken)
        let few = ExpertRouting.expectation(probabilities: Array(popular), perToken: 1, tokens: tokens)
        return (stored, min(1, max(few / max(hit, 1), least)), min(1, rows))
    }
}
