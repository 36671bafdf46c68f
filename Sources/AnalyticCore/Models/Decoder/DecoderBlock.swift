/// A layer of a decoder that can be evaluated on its own: one entry for each kind that the model has.
public struct DecoderBlock: Sendable {
    /// Its name on the command line: what it is, with the group of layers that it stands in where the model has several kinds.
    public let name: String
    /// Other names that it is found by: its class, and the module of the reference implementation.
    let aliases: [String]
    /// What it is.
    public let card: LayerCard
    /// The decoder layers that it stands in; empty for what stands outside of them.
    public let indexes: [Int]
    private let make: @Sendable (BlockCall) -> any Layer

    init<L: Layer>(
        _ name: String, _ aliases: [String] = [], in indexes: [Int] = [],
        _ make: @escaping @Sendable (BlockCall) -> L
    ) {
        self.name = name
        self.aliases = aliases + [L.card.name.description]
        card = L.card
        self.indexes = indexes
        self.make = { make($0) }
    }

    /// The layer in a call.
    ///
    /// - Throws: `ScenarioError.illegal` where a figure of it would not fit.
    public func layer(_ call: BlockCall, in scenario: Scenario) throws(ScenarioError) -> any Layer {
        let layer = make(call)
        guard !LayerEvaluation(layer, workload: scenario.workload).isOverflowing else {
            let isLong = call.past > call.tokens
            throw .illegal(
                id: isLong ? "past_kv" : "S", found: String(isLong ? call.past : call.tokens),
                allowed: "less, so that no figure exceeds 2^127")
        }
        return layer
    }

    /// Trained numbers of one of them.
    public var parameterCount: Count {
        LayerEvaluation(make(BlockCall(batch: 1, tokens: 1, past: 0)), workload: Workload()).parameterCount
    }
}

extension DecoderModel {
    /// The layer with a name: its own, its class or its module, where only one has that; letters may be of either case.
    public func block(_ name: String) -> DecoderBlock? {
        let wanted = name.lowercased()
        if let own = blocks.first(where: { $0.name.lowercased() == wanted }) { return own }
        let found = blocks.filter { $0.aliases.contains { $0.lowercased() == wanted } }
        return found.count == 1 ? found[0] : nil
    }

    /// Names of the layers that one may be meant for: those that begin with it or have it as their class or module, then those
    /// that it comes near to.
    public func blocks(near name: String) -> [String] {
        let wanted = name.lowercased()
        let alike = blocks.filter { block in
            block.name.hasPrefix(wanted + ".") || block.aliases.contains { $0.lowercased() == wanted }
        }
        guard alike.isEmpty else { return alike.map(\.name) }
        let scored = blocks.map { block in
            ([block.name] + block.aliases).map { EditDistance.between(wanted, $0.lowercased()) }.min() ?? .max
        }
        return zip(blocks, scored).filter { $0.1 <= max(1, name.count / 3) }.sorted { $0.1 < $1.1 }.prefix(3)
            .map(\.0.name)
    }
}

extension BlockCall {
    /// The numbers of a call as they are typed and shown.
    public var shape: [(name: String, value: Int)] { [("B", batch), ("S", tokens), ("past_kv", past)] }

    /// A call at values as they would be typed: `B`, `S` and `past_kv`; everything else is a parameter and goes to the scenario,
    /// which says which form is counted and how tokens spread over experts.
    ///
    /// - Throws: `ScenarioError` for an unknown name or an illegal value.
    public init(
        _ values: [(id: String, value: String)], changing scenario: inout Scenario
    ) throws(ScenarioError) {
        let own = ["B": 1...16_777_216, "S": 1...LayerShape.most, "past_kv": 0...LayerShape.most]
        var numbers = ["B": 1, "S": 512, "past_kv": 0]
        for (id, value) in values {
            guard let range = own[id], let current = numbers[id] else {
                do throws(ScenarioError) {
                    try scenario.set(id, value)
                } catch .unknownParameter(let id, let others) {
                    let near = own.keys.sorted().filter { name in
                        EditDistance.between(id.lowercased(), name.lowercased()) <= 1
                            || id.count > 2 && name.hasPrefix(id)
                    }
                    throw .unknownParameter(id: id, nearest: near + others)
                }
                continue
            }
            let number: Int
            do throws(NumberEntryError) {
                number = try NumberEntry.whole(value, current: current)
            } catch {
                throw .malformed(id: id, found: value, reason: "\(error)", isUnfinished: error.isUnfinished)
            }
            guard range.contains(number) else {
                throw .illegal(id: id, found: String(number), allowed: "\(range.lowerBound)…\(range.upperBound)")
            }
            numbers[id] = number
        }
        try scenario.validate()
        let batch = numbers["B"] ?? 1
        scenario.workload.batch = batch
        self.init(
            batch: batch, tokens: numbers["S"] ?? 1, past: numbers["past_kv"] ?? 0, form: scenario.workload.form,
            routing: scenario.workload.routing)
    }
}
