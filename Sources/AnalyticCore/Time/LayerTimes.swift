/// How long a layer on its own takes on a machine, operation by operation.
public struct LayerTimes: Sendable {
    private var nodes: [Time]

    /// Times a layer at a workload's precisions, execution, batch and routing, on as many devices as it was evaluated for.
    /// `tokens`: those that each sequence brings.
    public init(_ evaluation: LayerEvaluation, on machine: Machine, workload: Workload, tokens: Int = 1) {
        var machine = machine
        machine.tensorParallel = evaluation.parallel.tensor
        machine.expertParallel = evaluation.parallel.expert
        let rates = KernelRates(machine, workload, reading: .stated)
        let all = Count(workload.batch) * Count(tokens)
        let sharing = DeviceSharing(evaluation.parallel, batch: workload.batch, routing: workload.routing)
        let timer = KernelTimer(
            rates: rates,
            sharing: evaluation.parallel == Parallel()
                ? DeviceShares(one: evaluation.nodes.count)
                : DeviceShares(evaluation.nodes, sharing, promptTokens: all, stepTokens: all))
        nodes =
            switch evaluation.figures {
            case .narrow(let table): Self.times(table, timer)
            case .wide(let table): Self.times(table, timer)
            }
        guard rates.dispatch > 0, let whole = nodes.first, whole.launches > 0 else { return }
        // Where the host takes longer to launch the kernels than they run, the wait is spread over them.
        let wait = max(0, rates.dispatch * 1e-6 - whole.busy / whole.launches)
        for node in nodes.indices { nodes[node].host = nodes[node].launches * wait }
    }

    private static func times<N: ExactQuantity>(_ table: CostTable<N>, _ timer: KernelTimer) -> [Time] {
        var times = Array(repeating: Time.zero, count: table.nodes.count)
        for node in table.nodes.indices.reversed() {
            let operation = TimedOperation(table.nodes[node])
            if operation.kind != nil {
                times[node] = timer.time(
                    node, operation, table.work(of: node, in: .global), table.shape(of: node, in: .global),
                    times: table.times(of: node, in: .global), in: .global)
            }
            let parent = table.nodes[node].parent
            if parent >= 0 { times[parent] += times[node] }
        }
        return times
    }

    /// The time of a node; the layer itself is the first.
    public subscript(node: Int) -> Time { nodes[node] }
}
