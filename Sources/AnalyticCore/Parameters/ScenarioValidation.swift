extension Scenario {
    /// Checks how the values fit together. Each value's own range was checked when it was written.
    ///
    /// - Throws: `ScenarioError.conflict` that names the parameter, its value, and what would fit.
    public func validate() throws(ScenarioError) {
        _ = try checkedGeometry()
    }

    /// The views and tokens of a scenario whose values fit together.
    ///
    /// - Throws: `ScenarioError.conflict`, as `validate` does.
    func checkedGeometry() throws(ScenarioError) -> WorkloadGeometry {
        try model.check(workload)
        try checkDevices()
        if workload.execution == .eager, !model.facts.hasEagerKernels {
            throw .conflict(
                id: "execution", found: workload.execution.rawValue,
                allowed: """
                    the kernels that PyTorch launches one by one are not stated for \(model.card.title); allowed: \
                    \(Execution.allCases.filter { $0 != .eager }.map(\.rawValue).joined(separator: ", "))
                    """)
        }
        let geometry = model.geometry(of: workload)
        guard geometry.contextTokens > 0 else {
            throw .conflict(
                id: "prompt.tokens", found: String(workload.promptTokens),
                allowed: "a prompt without an image needs at least 1 token")
        }
        return geometry
    }

    /// Devices that share a model have whole heads and experts each, and a link.
    private func checkDevices() throws(ScenarioError) {
        let (tensor, expert, pipeline) = (
            machine.tensorParallel, machine.expertParallel, machine.pipelineParallel
        )
        guard tensor > 1 || expert > 1 || pipeline > 1 else { return }
        let facts = model.facts
        if machine.device.link == nil {
            let (kind, count) =
                tensor > 1 ? ("tensor", tensor) : expert > 1 ? ("expert", expert) : ("pipeline", pipeline)
            throw .conflict(
                id: "parallel.\(kind)", found: String(count),
                allowed: "1: no link between devices is known for \(machine.device.name) (device.link_gb_s sets one)")
        }
        guard pipeline <= facts.layers else {
            throw .conflict(
                id: "parallel.pipeline", found: String(pipeline),
                allowed: "at most num_hidden_layers, \(facts.layers): a stage has a layer at least")
        }
        try ScenarioError.divides("parallel.tensor", tensor, "num_attention_heads", facts.heads)
        // Fewer KV heads than devices are copied, so that each device has one.
        guard facts.keyValueHeads % tensor == 0 || tensor % facts.keyValueHeads == 0 else {
            throw .conflict(
                id: "parallel.tensor", found: String(tensor),
                allowed: "must divide num_key_value_heads \(facts.keyValueHeads), or be a multiple of it")
        }
        let experts = facts.mixture?.experts ?? 1
        guard expert <= experts else {
            throw .conflict(
                id: "parallel.expert", found: String(expert),
                allowed: facts.mixture == nil ? "1: no layer has experts" : "at most the routed experts, \(experts)")
        }
    }
}

extension ScenarioError {
    /// Throws where a part does not divide a whole; the error names the divisors that are nearest.
    static func divides(_ id: String, _ part: Int, _ wholeID: String, _ whole: Int) throws(ScenarioError) {
        guard whole % part == 0 else {
            let legal = Self.divisors(of: whole, near: part)
            throw .conflict(
                id: id, found: String(part),
                allowed: "must divide \(wholeID) \(whole); nearest: \(legal.map { String($0) }.joined(separator: ", "))"
            )
        }
    }

    /// Throws where a part is larger than the whole.
    static func fits(_ id: String, _ part: Int, _ wholeID: String, _ whole: Int) throws(ScenarioError) {
        guard part <= whole else {
            throw .conflict(id: id, found: String(part), allowed: "at most \(wholeID), \(whole)")
        }
    }

    /// The divisors of `whole` on both sides of `part`.
    private static func divisors(of whole: Int, near part: Int) -> [Int] {
        let below = stride(from: min(part, whole), through: 1, by: -1).first { whole % $0 == 0 }
        let above = part < whole ? (part...whole).first { whole % $0 == 0 } : nil
        return [below, above].compactMap { $0 }
    }
}
