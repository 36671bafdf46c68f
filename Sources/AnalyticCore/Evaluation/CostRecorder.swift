/// Writes exact figures into a tree of nodes. The first pass through a section lays the nodes down; later ones only write
/// their cells, in the same order.
struct CostRecorder<N: ExactQuantity>: ModelRecorder {
    /// An open module.
    private struct Frame {
        var node: Int
        /// Index of the module's cell in the column of the pass.
        var cell: Int
        /// How many modules stand above what is recorded inside.
        var depth: Int
        /// Product of the instance counts down to here, for costs.
        var multiplier: Int
        /// The same for parameters.
        var copies: N
        /// Calls of the open module.
        var calls: N
        /// `held` where the module was opened.
        var held: N
        /// What the weights inside belong to.
        var weights = WeightClass.norm
        /// How devices divide what is inside.
        var split = Split.whole
        /// Trained numbers, over all instances.
        var parameters: N = 0
    }

    /// Where a cell adds to.
    private struct Link {
        /// Index of the cell of its parent in the same column; negative where the pass itself holds it.
        var parent: Int
        /// How often its cost stands in its parent's.
        var repeats: N
    }

    private(set) var table: CostTable<N>
    /// The innermost open module, and those around it.
    private var current = Frame(node: -1, cell: -1, depth: 0, multiplier: 1, copies: 1, calls: 1, held: 0)
    private var outer: [Frame] = []
    private var section = Section.whole
    private var column: [Cell<N>] = []
    private var shapes: [ShapeCell] = []
    /// Where the cells of the section's passes add to, in their order.
    private var links: [Link] = []
    private var isReplay = false
    private var cursor = 0
    /// Bits of the tensors that are live between operations.
    private var held: N = 0
    private var mostCalls: N = 0
    /// All trained numbers at their widths, in units.
    private var weightUnits: N = 0
    /// How operations become kernels.
    let execution: Execution
    /// Whether activations are fp32.
    let activationsAreSingle: Bool
    /// Over how many devices the model is divided.
    let parallel: Parallel
    private let activationBits: N
    private let keyValueBits: N

    /// A recorder for a workload's precisions.
    init(workload: Workload, parallel: Parallel = Parallel(), passCount: Int = 1) {
        self.parallel = parallel
        table = CostTable(workload: workload, passCount: passCount)
        activationBits = N(workload.activationPrecision.bits)
        keyValueBits = N(workload.keyValuePrecision.bits)
        execution = workload.execution
        activationsAreSingle = workload.activationPrecision == .fp32
        table.nodes.reserveCapacity(192)
        outer.reserveCapacity(12)
        links.reserveCapacity(112)
    }

    /// Runs every pass of `section`.
    mutating func run(_ section: Section, calls: (Pass) -> Int, _ body: (inout CostRecorder, Pass) -> Void) {
        let surrounding = self.section
        let start = cursor
        self.section = section
        let passes = section.passes.clamped(to: 0...UInt8(table.columns.count - 1))
        for raw in passes {
            let pass = Pass(rawValue: raw)
            let calls = calls(pass)
            cursor = start
            isReplay = raw != section.passes.lowerBound
            swap(&column, &table.columns[Int(raw)])
            swap(&shapes, &table.shapes[Int(raw)])
            if column.isEmpty {
                column.reserveCapacity(112)
                shapes.reserveCapacity(56)
            }
            if !isReplay { links.removeAll(keepingCapacity: true) }
            let first = column.count
            table.calls[Int(raw)] = calls
            for frame in outer + [current] where frame.cell >= 0 { table.roots[frame.cell + Int(raw)].calls = N(calls) }
            outer.append(current)
            current = Frame(
                node: current.node, cell: -1, depth: current.depth, multiplier: 1, copies: 1, calls: N(calls),
                held: held, weights: current.weights, split: section == .vision ? .pages : current.split)
            body(&self, pass)
            let inside = current
            current = outer.removeLast()
            let total = addUp(from: first)
            for frame in outer + [current] where frame.cell >= 0 {
                table.roots[frame.cell + Int(raw)].tally += total.tally
                table.roots[frame.cell + Int(raw)].peak = max(
                    table.roots[frame.cell + Int(raw)].peak, total.peak)
            }
            held = inside.held
            swap(&column, &table.columns[Int(raw)])
            swap(&shapes, &table.shapes[Int(raw)])
            if !isReplay { current.parameters = current.parameters + inside.parameters }
        }
        self.section = surrounding
        isReplay = false
    }

    /// Records a layer on its own: one pass, one call.
    mutating func record<L: Layer>(_ layer: L) {
        section = .vision
        table.calls[Int(Pass.global.rawValue)] = 1
        module("", layer)
        _ = addUp(from: 0)
        swap(&column, &table.columns[Int(Pass.global.rawValue)])
        swap(&shapes, &table.shapes[Int(Pass.global.rawValue)])
    }

    /// Adds each cell of the column, from `first` on, to that of its parent: children stand behind their parents, so that the
    /// last comes first. The sum over all of them.
    private mutating func addUp(from first: Int) -> Cell<N> {
        var total = Cell<N>()
        let links = links
        column.withUnsafeMutableBufferPointer { column in
            for index in (first..<column.count).reversed() {
                let link = links[index - first]
                if link.parent < 0 {
                    total.add(column[index], times: link.repeats)
                } else {
                    column[link.parent].add(column[index], times: link.repeats)
                }
            }
        }
        return total
    }

    /// Looks whether what was recorded is exact: where a number does not fit, the sum at the root does not fit either.
    mutating func finish() {
        table.weightUnits = weightUnits.wide
        guard let root = table.nodes.first else { return }
        let tops = root.section == .whole ? table.roots[...] : table.columns[0][...0]
        table.isExact =
            tops.allSatisfy { $0.tally.isExact && $0.peak.isExact } && mostCalls.isExact
            && current.parameters.isExact && weightUnits.isExact
    }

    /// Opens a module.
    @discardableResult
    mutating func open(_ name: StaticString, _ type: any Layer.Type, instances: Instances) -> Bool {
        var frame = Frame(
            node: cursor, cell: column.count, depth: current.depth + 1, multiplier: current.multiplier,
            copies: current.copies, calls: current.calls, held: held,
            weights: .inside(type, instances, of: current.weights),
            split: .inside(type, of: current.split))
        var repeats: N = 1
        switch instances {
        case .single: break
        case .each(let indexes):
            repeats = N(indexes.count)
            frame.multiplier *= indexes.count
            frame.copies = frame.copies * repeats
            frame.calls = frame.calls * repeats
            mostCalls = max(mostCalls, frame.calls)
        case .total(let count, let running):
            frame.copies = frame.copies * N(count)
            frame.calls = frame.calls * N(running)
            mostCalls = max(mostCalls, frame.calls)
        }
        if section == .whole {
            frame.cell = table.roots.count
            table.roots.append(contentsOf: repeatElement(Cell(), count: table.columns.count))
        } else {
            column.append(Cell(calls: frame.calls))
        }
        if !isReplay {
            if section != .whole { links.append(Link(parent: current.cell, repeats: repeats)) }
            table.nodes.append(
                Node(
                    name: name, layer: type, kind: nil, moduleClass: nil, note: "", isOpaque: false, isSingle: false,
                    isAttentionProduct: false, parent: current.node, depth: current.depth, instances: instances,
                    section: section, weights: frame.weights, split: frame.split, end: 0, multiplier: frame.multiplier,
                    cell: frame.cell))
        }
        cursor += 1
        outer.append(current)
        current = frame
        return true
    }

    /// Closes the module opened last.
    mutating func close() {
        let frame = current
        current = outer.removeLast()
        held = frame.held
        guard !isReplay else { return }
        table.nodes[frame.node].end = cursor
        table.nodes[frame.node].parameters = frame.parameters.wide
        current.parameters = current.parameters + frame.parameters
    }

    /// Adds one kernel. Inlined, so that the operation is never copied.
    @inline(__always)
    mutating func record(_ operation: Operation<N>, parameters: N) {
        let part = operation.weightClass ?? current.weights
        if !isReplay {
            addNode(
                operation.name, operation.kind, operation.moduleClass, operation.note, operation.isOpaque,
                operation.isSingle, operation.isAttentionProduct, part, operation.split ?? current.split,
                parameters: parameters * current.copies)
        }
        if operation.shape.form != .none {
            addShape(
                operation.shape, operation.columnShare, operation.needed, operation.leastWeights, part,
                operation.leastKeyValues)
        }
        cursor += 1
        guard operation.isRun else {
            column.append(Cell())
            return
        }
        column.append(
            Cell(
                tally: Tally(operation, weightUnits: N(table.widths.units(of: part))), calls: current.calls,
                peak: held + live(of: operation)))
    }

    /// The shape of an operation's kernel in the pass. Not inlined, for the same reason.
    @inline(never)
    private mutating func addShape(
        _ shape: KernelShape<N>, _ columnShare: Double, _ needed: Double, _ weights: N, _ part: WeightClass,
        _ keyValues: N
    ) {
        if !isReplay { table.nodes[cursor].shape = shapes.count }
        shapes.append(
            ShapeCell(
                form: shape.form, batch: shape.batch.approximate, rows: shape.rows.approximate,
                columns: shape.columns.approximate, inner: shape.inner.approximate,
                keyHeads: shape.keyHeads.approximate, keyNumbers: shape.keyNumbers.approximate,
                columnShare: columnShare, needed: needed,
                leastWeights: weights.approximate * Double(table.widths.units(of: part))
                    / Double(table.widths.unitsPerBit), leastKeyValues: keyValues.approximate))
    }

    /// The node of an operation. Not inlined: it stands once in the program, not once for every operation.
    @inline(never)
    private mutating func addNode(
        _ name: StaticString, _ kind: OperationKind, _ moduleClass: StaticString?, _ note: StaticString,
        _ isOpaque: Bool, _ isSingle: Bool, _ isAttentionProduct: Bool, _ part: WeightClass, _ split: Split,
        parameters: N
    ) {
        table.nodes.append(
            Node(
                name: name, layer: nil, kind: kind, moduleClass: moduleClass, note: note, isOpaque: isOpaque,
                isSingle: isSingle, isAttentionProduct: isAttentionProduct, parent: current.node, depth: current.depth,
                instances: .single, section: section, weights: part, split: split, end: cursor + 1,
                parameters: parameters.wide, multiplier: current.multiplier, cell: column.count))
        links.append(Link(parent: current.cell, repeats: 1))
        current.parameters = current.parameters + parameters
        weightUnits = weightUnits + parameters * N(table.widths.units(of: part))
    }

    /// Bits that an operation keeps live at once, beside its inputs.
    @inline(__always)
    private func live(of operation: Operation<N>) -> N {
        guard let live = operation.live else {
            return operation.writes * activationBits + operation.fixedWrites * 8
        }
        return live.elements * activationBits + live.bytes * 8 + live.keyValues * keyValueBits
    }

    /// Sets how devices divide what follows in the open module.
    mutating func divide(_ split: Split) {
        current.split = split
    }

    /// Keeps tensors live until the open module or scope ends.
    mutating func hold(_ elements: N, bytes: N) {
        held = held + elements * activationBits + bytes * 8
    }

    /// Runs `body`; what it holds is let go at its end.
    mutating func scope(_ body: (inout CostRecorder) -> Void) {
        let before = held
        body(&self)
        held = before
    }

    /// Adds a tensor that no operation accounts for.
    mutating func parameter(_ name: StaticString, _ count: N) {
        guard !isReplay else { return }
        let all = count * current.copies
        current.parameters = current.parameters + all
        weightUnits = weightUnits + all * N(table.widths.units(of: current.weights))
    }
}
