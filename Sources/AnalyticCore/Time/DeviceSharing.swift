extension Evaluation {
    /// What part of each operation one device does: tensor parallel splits the decoder's products and attention, expert
    /// parallel the routed experts too; norms, residual sums and the vision towers run on every device.
    var sharing: [Double] {
        let machine = scenario.machine
        var shares = Array(repeating: 1.0, count: nodes.count)
        guard machine.tensorParallel > 1 || machine.expertParallel > 1 else { return shares }
        for index in nodes.indices { shares[index] = deviceShare(of: index) }
        return shares
    }

    /// What part of a node's weights and work one device holds.
    func deviceShare(of index: Int) -> Double {
        let machine = scenario.machine
        guard nodes[index].section != .vision else { return 1 }
        var share = 1.0
        var node = index
        while node >= 0 {
            let layer = nodes[node].layer
            if layer is any SharedLayer.Type { share = 1 / Double(machine.tensorParallel) }
            if case .total = nodes[node].instances {
                return 1 / Double(machine.tensorParallel * machine.expertParallel)
            }
            node = nodes[node].parent
        }
        return share
    }

    /// Seconds on the link: all-reduce after attention and feed-forward of each layer (tensor parallel), and tokens sent
    /// to their experts and back (expert parallel).
    func linkSeconds(reading: Machine.Reading) -> (prefill: Double, step: Double) {
        let machine = scenario.machine
        guard machine.tensorParallel > 1 || machine.expertParallel > 1 else { return (0, 0) }
        guard let link = machine.device.link, reading.value(link) > 0 else { return (0, 0) }
        let device = KernelDevice(
            peak: 1, bandwidth: reading.value(machine.device.bandwidth) * 1e-6, link: reading.value(link) * 1e-6,
            cores: 1, cache: 0)
        let decoder = scenario.model.decoder
        let (family, form): (KernelFamily, _) =
            scenario.workload.execution == .graph
            ? (.allReduce, CollectiveForms.graph) : (.allReduceHost, CollectiveForms.host)
        let constants = machine.device.kernels[family]
        func seconds(_ tokens: Int) -> Double {
            let row = Double(decoder.hidden) * Double(scenario.workload.activationPrecision.bits) / 8
            let tensor = Double(scenario.workload.batch) * Double(tokens) * row
            let reduced =
                Double(decoder.layers) * 2 * form(Double(machine.tensorParallel), tensor, constants, device).total
            let sent =
                machine.expertParallel > 1
                ? Double(decoder.mixtureIndexes.count) * 2
                    * CollectiveForms.allToAll(
                        devices: Double(machine.expertParallel), bytes: Double(decoder.expertsPerToken) * tensor,
                        constants, device
                    ).total : 0
            return (reduced + sent) * 1e-6
        }
        return (seconds(geometry.contextTokens), seconds(1))
    }
}

/// A layer whose products tensor parallelism splits.
protocol SharedLayer: Layer {}
extension LlamaAttention: SharedLayer {}
extension LlamaSdpaAttention: SharedLayer {}
extension LlamaFlashAttention2: SharedLayer {}
extension DeepseekV2MLP: SharedLayer {}
extension LanguageHead: SharedLayer {}
