/// The nodes of an evaluation with a cell for each pass that runs through them.
struct CostTable<N: ExactQuantity>: Sendable {
    /// Modules and operations in execution order.
    var nodes: [Node] = []
    /// One column of cells for each pass: those of its section's nodes.
    var columns: [[Cell<N>]]
    /// The shapes of kernels in each pass, in the order of the operations that have one.
    var shapes: [[ShapeCell]]
    /// The cells of the roots, which every pass runs through.
    var roots: [Cell<N>] = []
    /// How often each pass runs.
    var calls: [Int]
    /// Whether every figure fits `N`.
    var isExact = true
    let widths: Widths
    /// All trained numbers at their widths, in units.
    var weightUnits = Count.zero

    init(workload: Workload, passCount: Int) {
        widths = Widths(workload)
        columns = Array(repeating: [], count: passCount)
        shapes = Array(repeating: [], count: passCount)
        calls = Array(repeating: 0, count: passCount)
    }

    /// The cell of a node in a pass; nil where the pass does not run through it.
    @inline(__always)
    private func read<Value>(_ node: Int, _ pass: Pass, _ value: (Cell<N>) -> Value) -> Value? {
        let raw = Int(pass.rawValue)
        let section = nodes[node].section
        guard section.passes.contains(pass.rawValue) else { return nil }
        let cell = nodes[node].cell
        return section == .whole ? value(roots[cell + raw]) : value(columns[raw][cell])
    }

    /// What a node costs in a pass.
    func cost(of node: Int, in pass: Pass) -> Cost {
        let times = Count(calls[Int(pass.rawValue)]) * Count(nodes[node].multiplier)
        return read(node, pass) { $0.tally.cost(widths, times: times) } ?? .zero
    }

    /// How often a node runs in a pass, over all its instances.
    func calls(of node: Int, in pass: Pass) -> Count {
        (read(node, pass) { $0.calls.wide }) ?? .zero
    }

    /// Bits of activations live at once at a node's worst moment in a pass.
    func peak(of node: Int, in pass: Pass) -> Count {
        guard calls[Int(pass.rawValue)] > 0 else { return .zero }
        return (read(node, pass) { $0.peak.wide }) ?? .zero
    }

    /// The shape of an operation's kernel in a pass; nil where it has none.
    @inline(__always)
    func shape(of node: Int, in pass: Pass) -> ShapeCell? {
        let index = nodes[node].shape
        guard index >= 0, nodes[node].section.passes.contains(pass.rawValue) else { return nil }
        return shapes[Int(pass.rawValue)][index]
    }

    /// How often an operation runs in a pass, over all instances of what it stands in.
    @inline(__always)
    func times(of node: Int, in pass: Pass) -> Double {
        Double(calls[Int(pass.rawValue)]) * Double(nodes[node].multiplier)
    }

    /// What an operation or module does in a pass, for its time.
    @inline(__always)
    func work(of node: Int, in pass: Pass) -> Work {
        let times = Double(calls[Int(pass.rawValue)]) * Double(nodes[node].multiplier)
        return (read(node, pass) { times > 0 ? Work($0.tally, widths, times: times) : .none }) ?? .none
    }
}

/// What a node does in one pass.
struct Cell<N: ExactQuantity>: Sendable {
    /// One call of one instance.
    var tally = Tally<N>()
    /// How often the node runs, over all instances.
    var calls: N = 0
    /// Bits live at once at its worst moment, what its surroundings hold included.
    var peak: N = 0

    /// Adds what stands inside it `times` over.
    @inline(__always)
    mutating func add(_ inner: Cell, times: N) {
        tally += inner.tally.times(times)
        peak = max(peak, inner.peak)
    }
}
