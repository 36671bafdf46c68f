import AnalyticCore
import TerminalKit

extension ExplorerState {
    /// The pass whose formulas are shown for a node: the chosen stage, or the one in which the node works most.
    func explainedPass(of node: Int) -> Pass {
        let stages: [Stage] = stage.stage.map { [$0] } ?? Stage.allCases
        let best = stages.max { evaluation.cost(of: node, in: $0).matrix < evaluation.cost(of: node, in: $1).matrix }
        let isIdle = best.map { evaluation.cost(of: node, in: $0).launches == .zero } ?? true
        let chosen = isIdle ? Stage.allCases.first { evaluation.cost(of: node, in: $0).launches > .zero } : best
        return switch chosen {
        case .prefill: .prefill
        case .decode: .firstStep
        case .vision:
            evaluation.cost(of: node, in: .tiles).matrix > evaluation.cost(of: node, in: .global).matrix
                ? .tiles : .global
        case nil: evaluation.nodes[node].section == .vision ? .global : .prefill
        }
    }

    /// What the selection is, its formulas in symbols and with values, and the result.
    func drawExplain(in rect: Rect, on painter: inout Painter, isFocused: Bool) {
        guard let row = painter.scene.selected else { return }
        let pass = explainedPass(of: row.node)
        let inner = painter.panel(
            "explain  " + evaluation.displayName(of: row.node), right: pass.title, in: rect, isFocused: isFocused)
        let lines = ExplainLines(
            state: self, node: row.node, pass: pass, width: inner.size.columns - 2,
            limit: inner.size.rows + (isFocused ? detail.offset : 0) + 1
        ).lines
        let offset = isFocused ? max(0, min(detail.offset, lines.count - inner.size.rows)) : 0
        for (index, line) in lines.dropFirst(offset).prefix(inner.size.rows).enumerated() {
            painter.put(
                line.text, inner.minColumn + 1 + line.indent, inner.minRow + index, line.role, bold: line.isBold,
                width: inner.size.columns - 2 - line.indent)
        }
        painter.scrollMark(in: rect, offset: offset, visible: inner.size.rows, count: lines.count)
    }
}

extension Pass {
    /// The words on screen.
    var title: String {
        switch self {
        case .global: "vision: global view"
        case .tiles: "vision: tiles"
        case .prefill: "prefill"
        case .firstStep: "decode: first step"
        case .lastStep: "decode: last step"
        }
    }
}

/// The text of the explain view, laid out for a width.
struct ExplainLines {
    struct Line {
        var text: String
        var role = Role.fg
        var indent = 0
        var isBold = false
    }

    private(set) var lines: [Line] = []
    private let width: Int
    private let limit: Int
    private let text: FigureText

    /// - Parameter limit: Lines that are needed; what would come after them is not laid out.
    init(state: ExplorerState, node: Int, pass: Pass, width: Int, limit: Int = .max) {
        self.width = width
        self.limit = limit
        text = FigureText(format: state.figures)
        let evaluation = state.evaluation
        let explanation = evaluation.explanation(of: node, in: pass)
        let isOperation = evaluation.nodes[node].layer == nil
        if let card = explanation.card {
            add("\(card.name)  ·  \(card.source)", .title, isBold: true)
            wrap(card.summary.description, .fg)
            add(card.shapes.description, .muted)
            blank()
        }
        if isOperation, let step = explanation.steps.first {
            full(step, evaluation, pass)
        } else {
            overview(explanation, evaluation, node, pass)
        }
        letters(explanation)
    }

    private mutating func full(_ step: Explanation.Step, _ evaluation: Evaluation, _ pass: Pass) {
        let operation = step.operation
        add("\(operation.name)  ·  \(operation.kind.title)", .key, isBold: true)
        wrap(operation.note.description, .fg)
        blank()
        if operation.kind.isMatrix {
            formula("matrix FLOPs", operation.matrix, result: text.flops(operation.matrix.value))
        }
        let rate = operation.kind.vectorFLOPsPerElement
        if rate > 0 {
            let vector = Expression(integerLiteral: rate) * operation.vectorElements
            formula("vector FLOPs", vector, result: text.flops(vector.value))
            wrap("\(rate) per element: \(operation.kind.vectorReason)", .muted, indent: 2)
        }
        for (name, elements) in [
            ("weights read", operation.weights), ("activations read", operation.reads),
            ("activations written", operation.writes), ("KV read", operation.keyValueReads),
            ("KV written", operation.keyValueWrites),
        ] where elements.value > .zero {
            formula(name, elements, result: text.number(elements.value) + " elements")
        }
        for (name, bytes) in [
            ("index buffers read", operation.bufferReads),
            ("fp32 numbers, indexes and masks read", operation.fixedReads),
            ("fp32 numbers, indexes and masks written", operation.fixedWrites),
        ] where bytes.value > .zero {
            formula(name, bytes, result: text.bytes(bytes.value))
        }
        if operation.launches.value == .zero {
            wrap("folded into a neighbour: no kernel of its own", .muted)
        } else if operation.launches.value > 1 {
            formula("kernels", operation.launches, result: text.exact(operation.launches.value))
        }
        if operation.isOpaque {
            wrap("This kernel is opaque: torch's FLOP counter does not see its products. They are counted here.", .warn)
        }
        blank()
        totals(evaluation, step.node, step.instances, pass)
    }

    private mutating func overview(_ explanation: Explanation, _ evaluation: Evaluation, _ node: Int, _ pass: Pass) {
        let heavy = explanation.steps.filter { $0.operation.kind.isMatrix && $0.operation.isRun }
        for step in heavy where lines.count < limit {
            let formula = step.operation.matrix
            let times = step.instances > 1 ? "  ×\(step.instances)" : ""
            add("\(Self.path(of: step.node, below: node, evaluation))\(times)", .key)
            wrap("\(formula.symbols)", .fg, indent: 2)
            wrap("= \(formula.values) = \(text.flops(formula.value))", .muted, indent: 2)
        }
        let light = explanation.steps.filter {
            !$0.operation.kind.isMatrix && $0.operation.kind.vectorFLOPsPerElement > 0
        }
        if !light.isEmpty {
            blank()
            let names = light.map { $0.operation.name.description }
            wrap("vector work: " + Self.unique(names).joined(separator: ", "), .muted)
        }
        blank()
        totals(evaluation, node, evaluation.nodes[node].instances.count, pass)
    }

    /// The path of an operation from the explained node on.
    private static func path(of operation: Int, below node: Int, _ evaluation: Evaluation) -> String {
        let names = evaluation.lineage(of: operation).filter { $0 > node }.map { evaluation.title(of: $0) }
        return names.joined(separator: ".")
    }

    private mutating func totals(_ evaluation: Evaluation, _ node: Int, _ instances: Int, _ pass: Pass) {
        if instances > 1 { add("\(instances) instances, all counted below", .muted) }
        for stage in Stage.allCases {
            let cost = evaluation.cost(of: node, in: stage)
            let calls = evaluation.calls(of: node, in: stage)
            guard calls > .zero else { continue }
            wrap("\(stage.rawValue): \(text.exact(cost.matrix)) matrix FLOPs in \(text.exact(calls)) calls", stage.role)
            wrap(
                "\(text.flops(cost.vector)) vector · \(text.bytes(cost.traffic)) traffic · \(text.intensity(cost.intensity)) FLOP/B",
                .muted, indent: 2)
        }
        if evaluation.scenario.workload.decodeTokens > 1,
            evaluation.cost(of: node, in: .firstStep) != evaluation.cost(of: node, in: .lastStep)
        {
            wrap("decode grows evenly with the context: the sum is steps · (first + last) / 2", .muted)
        }
        let parameters = evaluation.nodes[node].parameters
        if parameters > .zero { add("\(text.exact(parameters)) parameters", .weights) }
    }

    private mutating func formula(_ name: String, _ expression: Expression, result: String) {
        add(name, .muted)
        wrap("= \(expression.symbols)", .fg, indent: 2)
        wrap("= \(expression.values)", .fg, indent: 2)
        wrap("= \(text.exact(expression.value))  (\(result))", .title, indent: 2)
    }

    private mutating func letters(_ explanation: Explanation) {
        guard lines.count < limit else { return }
        let letters = explanation.letters
        guard !letters.isEmpty else { return }
        blank()
        for letter in letters {
            wrap("\(letter.dimension.symbol) = \(letter.value)  \(letter.dimension.meaning)", .muted)
        }
    }

    private mutating func add(_ text: String, _ role: Role, indent: Int = 0, isBold: Bool = false) {
        lines.append(Line(text: text, role: role, indent: indent, isBold: isBold))
    }

    private mutating func blank() {
        if let last = lines.last, !last.text.isEmpty { lines.append(Line(text: "")) }
    }

    /// Breaks at blanks; a word longer than the line is broken where it must be.
    private mutating func wrap(_ text: String, _ role: Role, indent: Int = 0) {
        for line in TextWrap.lines(text, width: max(8, width - indent)) { add(line, role, indent: indent) }
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
