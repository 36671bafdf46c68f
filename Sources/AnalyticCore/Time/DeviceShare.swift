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

/// What part of each operation the busiest device does. Which experts are hit follows from the tokens, so that the prompt and a
/// step differ.
struct DeviceShares: Sendable {
    private let prompt: [DeviceShare]
    private let step: [DeviceShare]

    /// Nothing is shared.
    init(one count: Int) {
        prompt = Array(repeating: .one, count: count)
        step = prompt
    }

    /// The shares of `nodes` where so many tokens pass through the model with the prompt, and in a step.
    init(_ nodes: [Node], _ sharing: DeviceSharing, promptTokens: Count, stepTokens: Count) {
        func shares(_ tokens: Count) -> [DeviceShare] {
            var known: [Split: DeviceShare] = [:]
            return nodes.map { node in
                if let share = known[node.split] { return share }
                let share = sharing.share(node.split, tokens: tokens)
                known[node.split] = share
                return share
            }
        }
        step = shares(stepTokens)
        prompt = promptTokens == stepTokens ? step : shares(promptTokens)
    }

    subscript(node: Int, pass: Pass) -> DeviceShare {
        pass.isStep ? step[node] : prompt[node]
    }
}

extension Evaluation {
    /// What part of each operation the busiest device does.
    var sharing: DeviceShares {
        let parallel = scenario.machine.parallel
        guard parallel.tensor > 1 || parallel.expert > 1 else { return DeviceShares(one: nodes.count) }
        let workload = scenario.workload
        let batch = Count(workload.batch)
        return DeviceShares(
            nodes, DeviceSharing(parallel, batch: workload.batch, routing: workload.routing),
            promptTokens: batch * Count(geometry.contextTokens), stepTokens: batch)
    }
}
