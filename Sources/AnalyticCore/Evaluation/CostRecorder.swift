/// Sums exact costs into a tree of nodes. The first pass through a section lays the nodes down; later ones add to them.
public struct CostRecorder: ModelRecorder {
    /// Exact figures.
    public typealias N = Count

    private struct Frame {
        var node: Int
        /// Product of the instance counts down to here, for costs.
        var multiplier: Count
        /// The same for parameters.
        var copies: Count
        /// Calls of the open module.
        var calls: Count
        var cost = Cost()
        var parameters = Count.zero
    }

    var nodes: [Node] = []
    var cells: [Cell] = []
    private var frames: [Frame] = []
    private var section = Section.whole
    private var pass = Pass.global
    private var isReplay = false
    private var cursor = 0
    private let weightBits: Count
    private let activationBits: Count
    private let keyValueBits: Count

    /// A recorder for a workload's precisions.
    public init(workload: Workload) {
        weightBits = Count(workload.weightPrecision.bits)
        activationBits = Count(workload.activationPrecision.bits)
        keyValueBits = Count(workload.keyValuePrecision.bits)
        nodes.reserveCapacity(256)
        cells.reserveCapacity(640)
        frames.reserveCapacity(16)
    }

    /// Runs every pass of `section`, and adds each to the modules that are open.
    public mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout CostRecorder, Pass) -> Void) {
        let outer = self.section
        let start = cursor
        self.section = section
        for raw in section.passes {
            guard let pass = Pass(rawValue: raw) else { continue }
            self.pass = pass
            let calls = Count(calls(pass))
            cursor = start
            isReplay = raw != section.passes.lowerBound
            frames.append(Frame(node: -1, multiplier: calls, copies: 1, calls: calls))
            body(&self, pass)
            let total = frames.removeLast()
            for index in frames.indices {
                let cell = nodes[frames[index].node].firstCell + Int(raw)
                cells[cell].cost += total.cost
                cells[cell].calls = max(cells[cell].calls, calls)
            }
            if !isReplay { frames[frames.count - 1].parameters += total.parameters }
        }
        self.section = outer
        isReplay = false
    }

    /// Prepares for a layer on its own: one pass, one call.
    mutating func openRoot() {
        section = .vision
        frames.append(Frame(node: -1, multiplier: 1, copies: 1, calls: 1))
    }

    /// Ends what `openRoot` began.
    mutating func closeRoot() {
        frames.removeLast()
    }

    /// Opens a module.
    public mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) {
        let index = cursor
        cursor += 1
        if !isReplay {
            append(name, layer: type, instances: instances)
        }
        var frame = Frame(node: index, multiplier: 1, copies: 1, calls: 1)
        if let parent = frames.last {
            switch instances {
            case .single:
                frame.multiplier = parent.multiplier
                frame.copies = parent.copies
                frame.calls = parent.calls
            case .each(let indexes):
                let count = Count(indexes.count)
                frame.multiplier = parent.multiplier * count
                frame.copies = parent.copies * count
                frame.calls = parent.calls * count
            case .total(let count, let running):
                frame.multiplier = parent.multiplier
                frame.copies = parent.copies * Count(count)
                frame.calls = parent.calls * Count(running)
            }
        }
        frames.append(frame)
    }

    /// Closes the module opened last and adds it to its parent.
    public mutating func close() {
        let frame = frames.removeLast()
        if !isReplay {
            nodes[frame.node].end = cursor
            nodes[frame.node].parameters += frame.parameters
            if !frames.isEmpty { frames[frames.count - 1].parameters += nodes[frame.node].parameters }
        }
        guard section != .whole else { return }
        cells[cell(of: frame.node)] = Cell(cost: frame.cost, calls: frame.calls)
        frames[frames.count - 1].cost += frame.cost
    }

    /// Adds one kernel.
    public mutating func record(_ operation: Operation<Count>, parameters: Count) {
        let index = cursor
        let frame = frames.count - 1
        cursor += 1
        if !isReplay {
            append(operation)
            let total = parameters * frames[frame].copies
            nodes[index].parameters = total
            frames[frame].parameters += total
        }
        guard operation.isRun else { return }
        let times = frames[frame].multiplier
        let cost = cost(of: operation, times: times)
        cells[cell(of: index)] = Cell(cost: cost, calls: frames[frame].calls)
        frames[frame].cost += cost
    }

    private func cost(of operation: Operation<Count>, times: Count) -> Cost {
        var cost = Cost()
        if operation.kind.isMatrix {
            cost.matrix = operation.matrix * times
            if operation.isOpaque { cost.opaque = cost.matrix }
        }
        let rate = operation.kind.vectorFLOPsPerElement
        if rate > 0 { cost.vector = operation.vectorElements * (Count(rate) * times) }
        let width = (operation.width == .single ? 32 : activationBits) * times
        cost.readBits = operation.reads * width
        cost.writeBits = operation.writes * width
        if operation.weights > .zero { cost.weightBits = operation.weights * (weightBits * times) }
        if operation.keyValueReads > .zero || operation.keyValueWrites > .zero {
            let width = keyValueBits * times
            cost.keyValueReadBits = operation.keyValueReads * width
            cost.keyValueWriteBits = operation.keyValueWrites * width
        }
        cost.launches = times
        return cost
    }

    /// Adds a tensor that no operation accounts for.
    public mutating func parameter(_ name: StaticString, _ count: Count) {
        guard !isReplay else { return }
        frames[frames.count - 1].parameters += count * frames[frames.count - 1].copies
    }

    private func cell(of node: Int) -> Int {
        nodes[node].firstCell + Int(pass.rawValue - section.passes.lowerBound)
    }

    private mutating func append(_ name: StaticString, layer: any Layer.Type, instances: Instances) {
        nodes.append(
            Node(
                name: name, layer: layer, kind: nil, moduleClass: nil, note: "", isOpaque: false, parent: parent,
                depth: depth, instances: instances, section: section, end: 0, firstCell: cells.count))
        reserveCells()
    }

    private mutating func append(_ operation: Operation<Count>) {
        nodes.append(
            Node(
                name: operation.name, layer: nil, kind: operation.kind, moduleClass: operation.moduleClass,
                note: operation.note, isOpaque: operation.isOpaque, parent: parent, depth: depth, instances: .single,
                section: section, end: cursor, firstCell: cells.count))
        reserveCells()
    }

    private mutating func reserveCells() {
        cells.append(contentsOf: repeatElement(Cell(), count: section.passes.count))
    }

    /// The module that is open, not counting the frame of the pass.
    private var parent: Int {
        frames.last { $0.node >= 0 }?.node ?? -1
    }

    private var depth: Int {
        frames.reduce(0) { $0 + ($1.node >= 0 ? 1 : 0) }
    }
}
