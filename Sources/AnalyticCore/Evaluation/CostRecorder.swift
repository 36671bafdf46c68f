/// Sums exact costs into a tree of nodes. The first pass through a section lays the nodes down; later ones only add
/// their cells, in the same order.
public struct CostRecorder: ModelRecorder {
    /// Exact figures.
    public typealias N = Count

    /// An open module.
    private struct Frame {
        var node: Int
        /// Index of the module's cell in the column of the pass.
        var cell: Int
        /// How many modules stand above what is recorded inside.
        var depth: Int
        /// Product of the instance counts down to here, for costs.
        var multiplier: Count
        /// The same for parameters.
        var copies: Count
        /// Calls of the open module.
        var calls: Count
        var cost = Cost()
        var peak = Count.zero
        var parameters = Count.zero
    }

    private(set) var nodes: [Node] = []
    /// One column of cells per pass; the roots, which every pass runs through, have a table of their own.
    private(set) var columns: [[Cell]]
    private(set) var rootCells: [[Cell]] = []
    /// The innermost open module, and those around it.
    private var current = Frame(node: -1, cell: -1, depth: 0, multiplier: 1, copies: 1, calls: 1)
    private var outer: [Frame] = []
    private var section = Section.whole
    private var column: [Cell] = []
    private var isReplay = false
    private var cursor = 0
    /// Bits of the tensors that are live between operations.
    private var held = Count.zero
    /// `held` where each module was opened.
    private var heldOutside: [Count] = []
    /// How operations become kernels.
    public let execution: Execution
    /// Whether activations are fp32.
    public let activationsAreSingle: Bool
    private let weightBits: Count
    private let activationBits: Count
    private let keyValueBits: Count

    /// A recorder for a workload's precisions.
    public init(workload: Workload) {
        weightBits = Count(workload.weightPrecision.bits)
        activationBits = Count(workload.activationPrecision.bits)
        keyValueBits = Count(workload.keyValuePrecision.bits)
        execution = workload.execution
        activationsAreSingle = workload.activationPrecision == .fp32
        columns = Array(repeating: [], count: Pass.allCases.count)
        nodes.reserveCapacity(224)
        outer.reserveCapacity(12)
        heldOutside.reserveCapacity(12)
    }

    /// Runs every pass of `section`, and adds each to the modules that are open.
    public mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout CostRecorder, Pass) -> Void) {
        let surrounding = self.section
        let start = cursor
        self.section = section
        for raw in section.passes {
            guard let pass = Pass(rawValue: raw) else { continue }
            let calls = Count(calls(pass))
            cursor = start
            isReplay = raw != section.passes.lowerBound
            column = []
            swap(&column, &columns[Int(raw)])
            if column.isEmpty { column.reserveCapacity(112) }
            outer.append(current)
            current = Frame(
                node: current.node, cell: -1, depth: current.depth, multiplier: calls, copies: 1, calls: calls)
            let heldBefore = held
            body(&self, pass)
            held = heldBefore
            let total = current
            current = outer.removeLast()
            swap(&column, &columns[Int(raw)])
            for frame in outer + [current] where frame.cell >= 0 {
                rootCells[frame.cell][Int(raw)].cost += total.cost
                rootCells[frame.cell][Int(raw)].peak = max(rootCells[frame.cell][Int(raw)].peak, total.peak)
                rootCells[frame.cell][Int(raw)].calls = max(rootCells[frame.cell][Int(raw)].calls, calls)
            }
            if !isReplay { current.parameters += total.parameters }
        }
        self.section = surrounding
        isReplay = false
    }

    /// Prepares for a layer on its own: one pass, one call.
    mutating func openRoot() {
        section = .vision
    }

    /// Ends what `openRoot` began.
    mutating func closeRoot() {
        swap(&column, &columns[0])
    }

    /// Opens a module.
    @discardableResult
    public mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool {
        let cell = reserveCell()
        if !isReplay {
            nodes.append(
                Node(
                    name: name, layer: type, kind: nil, moduleClass: nil, note: "", isOpaque: false, isSingle: false,
                    isAttentionProduct: false,
                    parent: current.node,
                    depth: current.depth, instances: instances, section: section, end: 0, cell: cell))
        }
        var frame = Frame(
            node: cursor, cell: cell, depth: current.depth + 1, multiplier: current.multiplier, copies: current.copies,
            calls: current.calls)
        switch instances {
        case .single: break
        case .each(let indexes):
            let count = Count(indexes.count)
            frame.multiplier = frame.multiplier * count
            frame.copies = frame.copies * count
            frame.calls = frame.calls * count
        case .total(let count, let running):
            frame.copies = frame.copies * Count(count)
            frame.calls = frame.calls * Count(running)
        }
        cursor += 1
        outer.append(current)
        heldOutside.append(held)
        current = frame
        return true
    }

    /// Closes the module opened last and adds it to its parent.
    public mutating func close() {
        let frame = current
        current = outer.removeLast()
        held = heldOutside.removeLast()
        if !isReplay {
            nodes[frame.node].end = cursor
            nodes[frame.node].parameters = frame.parameters
            current.parameters += frame.parameters
        }
        guard section != .whole else { return }
        column[frame.cell] = Cell(cost: frame.cost, calls: frame.calls, peak: frame.peak)
        current.cost += frame.cost
        current.peak = max(current.peak, frame.peak)
    }

    /// Adds one kernel. Inlined, so that the operation is never copied.
    @inline(__always)
    public mutating func record(_ operation: Operation<Count>, parameters: Count) {
        if !isReplay {
            let total = parameters * current.copies
            nodes.append(
                Node(
                    name: operation.name, layer: nil, kind: operation.kind, moduleClass: operation.moduleClass,
                    note: operation.note, isOpaque: operation.isOpaque, isSingle: operation.isSingle,
                    isAttentionProduct: operation.isAttentionProduct, parent: current.node, depth: current.depth,
                    instances: .single,
                    section: section, end: cursor + 1, parameters: total, cell: column.count))
            current.parameters += total
        }
        cursor += 1
        guard operation.isRun else {
            column.append(Cell())
            return
        }
        let cost = cost(of: operation, times: current.multiplier)
        let peak = current.multiplier > .zero ? held + live(of: operation) : .zero
        column.append(Cell(cost: cost, calls: current.calls, peak: peak))
        current.peak = max(current.peak, peak)
        current.cost.add(cost, isMatrix: operation.kind.isMatrix)
    }

    @inline(__always)
    private func cost(of operation: Operation<Count>, times: Count) -> Cost {
        var cost = Cost()
        if operation.kind.isMatrix {
            cost.matrix = operation.matrix * times
            if operation.isOpaque { cost.opaque = cost.matrix }
        }
        let rate = operation.kind.vectorFLOPsPerElement
        if rate > 0 { cost.vector = operation.vectorElements * (Count(rate) * times) }
        let width = activationBits * times
        cost.readBits = operation.reads * width
        cost.writeBits = operation.writes * width
        if operation.fixedReads > .zero { cost.readBits += operation.fixedReads * (8 * times) }
        if operation.fixedWrites > .zero { cost.writeBits += operation.fixedWrites * (8 * times) }
        if operation.weights > .zero { cost.weightBits = operation.weights * (weightBits * times) }
        if operation.bufferReads > .zero { cost.weightBits += operation.bufferReads * (8 * times) }
        if operation.keyValueReads > .zero || operation.keyValueWrites > .zero {
            let width = keyValueBits * times
            cost.keyValueReadBits = operation.keyValueReads * width
            cost.keyValueWriteBits = operation.keyValueWrites * width
        }
        cost.launches = operation.launches * times
        return cost
    }

    /// Bits that an operation keeps live at once, beside its inputs.
    @inline(__always)
    private func live(of operation: Operation<Count>) -> Count {
        guard let live = operation.live else {
            return operation.writes * activationBits + operation.fixedWrites * 8
        }
        return live.elements * activationBits + live.bytes * 8 + live.keyValues * keyValueBits
    }

    /// Keeps tensors live until the open module or scope ends.
    public mutating func hold(_ elements: Count, bytes: Count) {
        held += elements * activationBits + bytes * 8
    }

    /// Runs `body`; what it holds is let go at its end.
    public mutating func scope(_ body: (inout CostRecorder) -> Void) {
        let before = held
        body(&self)
        held = before
    }

    /// Adds a tensor that no operation accounts for.
    public mutating func parameter(_ name: StaticString, _ count: Count) {
        guard !isReplay else { return }
        current.parameters += count * current.copies
    }

    /// An empty cell for a module, filled when it closes.
    private mutating func reserveCell() -> Int {
        guard section == .whole else {
            column.append(Cell())
            return column.count - 1
        }
        rootCells.append(Array(repeating: Cell(), count: Pass.allCases.count))
        return rootCells.count - 1
    }
}
