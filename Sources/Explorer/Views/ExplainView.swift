import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let explain = ViewSpec(
        .explain, key: "4",
        help: "Formulas of the selected node, in symbols and with values, and the sum that they come to.",
        hints: ["stage", "figures", "copy-selection"],
        labels: { state in
            let node = state.kept.scene.selected?.node ?? 0
            return (
                "explain  " + state.evaluation.displayName(of: node),
                state.stage.stage.map { "\($0.rawValue) alone" } ?? ""
            )
        },
        content: .page { state, width in
            var layout = ExplainPage(state: state, node: state.kept.scene.selected?.node ?? 0, width: width)
            layout.lay()
            return layout.page
        })
}

/// What the selection is, its formulas pass by pass, and the sum that they come to.
struct ExplainPage {
    var page: Page
    private let evaluation: Evaluation
    let state: ExplorerState
    let node: Int
    private let text: FigureText

    init(state: ExplorerState, node: Int, width: Int) {
        self.state = state
        self.node = node
        evaluation = state.evaluation
        text = FigureText(format: state.figures)
        page = Page(width: width, glyphs: state.look.glyphs)
    }

    /// Operations whose formulas stand side by side; a node with more shows its parts.
    private static let mostFormulas = 12

    mutating func lay() {
        addCard()
        let passes = evaluation.plan.passes.filter { pass in
            state.shownStages.contains(evaluation.plan.stage(of: pass)) && evaluation.calls(of: node, in: pass) > .zero
        }
        let isOperation = evaluation.nodes[node].layer == nil
        if !isOperation { addParts() }
        let isSmall = node > 0 && matrixOperations <= Self.mostFormulas
        if isOperation || isSmall {
            let explanations = passes.map { evaluation.explanation(of: node, in: $0) }
            if isOperation, let step = explanations.first?.steps.first { addOperation(step) }
            for explanation in explanations { add(explanation, isOperation: isOperation) }
            if isOperation { addTimes(of: passes) }
            addStages()
            addLetters(explanations)
        } else {
            addStages()
            page.text("the formulas stand with the parts: select one in the tree", .muted)
        }
    }

    private mutating func addCard() {
        let owner = evaluation.lineage(of: node).last { evaluation.nodes[$0].layer != nil }
        guard let card = owner.flatMap({ evaluation.nodes[$0].layer?.card }) else { return }
        page.text("\(card.name)  ·  \(card.source)", .title, bold: true)
        page.text(card.summary.description)
        page.text(card.shapes.description, .muted)
        addMeasured(owner ?? 0)
    }

    /// What stands behind the class: cases that were counted on the real implementation.
    private mutating func addMeasured(_ owner: Int) {
        guard state.verification != nil else { return }
        guard let coverage = state.coverage(of: evaluation.nodes[owner].className ?? ""), coverage.cases > 0 else {
            return page.text("not measured", .muted)
        }
        let cases = coverage.cases == 1 ? "1 case" : "\(coverage.cases) cases"
        let verdict =
            coverage.failures == 0 ? "every figure within its tolerance" : "\(coverage.failures) figures differ"
        page.text("measured: \(cases), \(verdict)", coverage.failures == 0 ? .muted : .error)
    }

    /// The node's matrix operations, however deep.
    private var matrixOperations: Int {
        (node..<evaluation.nodes[node].end).count { evaluation.nodes[$0].kind?.isMatrix == true }
    }

    /// What a module is made of, with a sum that is the module's own figure.
    private mutating func addParts() {
        page.heading("parts, which add up")
        page.table(state.breakdownTable(of: state.kept.scene.node, isBrief: true))
    }

    private mutating func addOperation(_ step: Explanation.Step) {
        let operation = step.operation
        page.blank()
        page.text("\(operation.name)  ·  \(operation.kind.title)", .key, bold: true)
        page.text(operation.note.description)
        let rate = operation.kind.vectorFLOPsPerElement
        if rate > 0 { page.text("\(rate) per element: \(operation.kind.vectorReason)", .muted) }
        if operation.isOpaque {
            page.text(
                "This kernel is opaque: torch's FLOP counter does not see its products. They are counted here.", .warn)
        }
    }

    /// The formulas of one pass, each times its runs, and their sum.
    private mutating func add(_ explanation: Explanation, isOperation: Bool) {
        let (pass, text) = (explanation.pass, text)
        let heavy = explanation.steps.filter { $0.operation.kind.isMatrix && $0.operation.isRun }
        guard isOperation || !heavy.isEmpty else { return }
        page.heading(evaluation.plan.title(of: pass))
        var sum = Count.zero
        for step in isOperation ? Array(explanation.steps.prefix(1)) : heavy {
            if !isOperation { page.text(path(of: step.node), .key) }
            // An operation's formula is that of one run; so often it runs in the pass.
            let runs = evaluation.calls(of: 0, in: pass) * Count(step.instances)
            if step.operation.kind.isMatrix {
                sum += addFormula(isOperation ? "matrix FLOPs" : "", step.operation.matrix, runs: runs) {
                    text.flops($0)
                }
            }
            if isOperation { addFlow(step, runs: runs) }
        }
        if heavy.count > 1 { page.text("sum of this pass = \(text.exact(sum)) FLOPs", .title) }
    }

    /// What an operation does on the vector units and moves, in one run.
    private mutating func addFlow(_ step: Explanation.Step, runs: Count) {
        let (operation, text) = (step.operation, text)
        let rate = operation.kind.vectorFLOPsPerElement
        if rate > 0 {
            let vector = Expression(integerLiteral: rate) * operation.vectorElements
            addFormula("vector FLOPs", vector, runs: runs) { text.flops($0) }
        }
        for (name, elements) in [
            ("weights read", operation.weights), ("activations read", operation.reads),
            ("activations written", operation.writes), ("KV read", operation.keyValueReads),
            ("KV written", operation.keyValueWrites),
        ] where elements.value > .zero {
            addFormula(name, elements, runs: runs) { text.number($0) + " elements" }
        }
        for (name, bytes) in [
            ("index buffers read", operation.bufferReads),
            ("fp32 numbers, indexes and masks read", operation.fixedReads),
            ("fp32 numbers, indexes and masks written", operation.fixedWrites),
        ] where bytes.value > .zero {
            addFormula(name, bytes, runs: runs) { text.bytes($0) }
        }
        if operation.launches.value == .zero {
            page.text("folded into a neighbour: no kernel of its own", .muted)
        } else if operation.launches.value > 1 {
            addFormula("kernels", operation.launches, runs: runs) { text.exact($0) }
        }
    }

    /// One formula: letters, values, the exact result of one run, and that of all runs. Returns the last.
    @discardableResult
    private mutating func addFormula(
        _ name: String, _ expression: Expression, runs: Count, _ write: (Count) -> String
    ) -> Count {
        let value = expression.value
        let product = value * runs
        if !name.isEmpty { page.text(name, .muted) }
        page.text("= \(expression.symbols)", .fg, indent: 2)
        page.text("= \(expression.values)", .fg, indent: 2)
        if runs > 1 {
            page.text("= \(text.exact(value)) in one run", .fg, indent: 2)
            page.text(
                "\(text.exact(value)) × \(text.exact(runs)) runs = \(text.exact(product))  (\(write(product)))",
                .title, indent: 2)
        } else {
            page.text("= \(text.exact(value))  (\(write(value)))", .title, indent: 2)
        }
        return product
    }

    /// The path of an operation from the explained node on.
    private func path(of operation: Int) -> String {
        let names = evaluation.lineage(of: operation).filter { $0 > node }.map { evaluation.title(of: $0) }
        return names.joined(separator: ".")
    }

    /// What each stage comes to: the node's figures.
    private mutating func addStages() {
        addStageTimes()
        page.heading("together")
        if let sentence = state.formSentence { page.text(sentence, .muted) }
        let instances = evaluation.nodes[node].instances.count
        if instances > 1 { page.text("\(instances) instances, all counted", .muted) }
        for stage in state.shownStages {
            let cost = evaluation.cost(of: node, in: stage)
            let calls = evaluation.calls(of: node, in: stage)
            guard calls > .zero else { continue }
            page.text(
                "\(stage.rawValue): \(text.exact(cost.matrix)) matrix FLOPs in \(text.exact(calls)) call\(calls > 1 ? "s" : "")",
                stage.role)
            let terms = self.terms(of: stage)
            if let terms { page.text(terms, .muted, indent: 2) }
            page.flow(
                [
                    [Span("\(text.flops(cost.vector)) vector", .muted)],
                    [Span("\(text.bytes(cost.traffic)) traffic", .muted)],
                    [Span("\(text.intensity(cost.intensity)) FLOP/B", .muted)],
                ], separator: " · ", indent: 2)
        }
        if state.stage == .all {
            page.text("request: \(text.exact(evaluation.total(of: node).matrix)) matrix FLOPs", .title)
        }
        let parameters = evaluation.nodes[node].parameters
        if parameters > .zero { page.text("\(text.exact(parameters)) parameters", .weights) }
    }

    /// The passes that a stage's FLOPs are the sum of; nil where it is one.
    private func terms(of stage: Stage) -> String? {
        func matrix(_ pass: Pass) -> Count { evaluation.cost(of: node, in: pass).matrix }
        switch stage {
        case .vision where matrix(.global) > .zero && matrix(.tiles) > .zero:
            return "= \(text.exact(matrix(.global))) global view + \(text.exact(matrix(.tiles))) tiles"
        case .decode where matrix(.firstStep) > .zero:
            return evaluation.plan.runs.map { run in
                if matrix(run.first) == matrix(run.last) {
                    return "= \(run.steps) steps × \(text.exact(matrix(run.first)))"
                }
                return
                    "= \(run.steps) steps × (\(text.exact(matrix(run.first))) first + \(text.exact(matrix(run.last))) last) / 2, since it grows evenly"
            }.joined(separator: " + ").replacing(" + = ", with: " + ")
        default: return nil
        }
    }

    /// What each letter stands for, with its value in each pass.
    private mutating func addLetters(_ explanations: [Explanation]) {
        var order: [Dimension] = []
        for letter in explanations.flatMap(\.letters) where !order.contains(letter.dimension) {
            order.append(letter.dimension)
        }
        guard !order.isEmpty else { return }
        page.heading("letters")
        var table = Table(
            [Table.Column("", .words(least: 2), priority: 0), Table.Column("", .words(least: 12), priority: 1)]
                + explanations.enumerated().map {
                    Table.Column(evaluation.plan.shortTitle(of: $1.pass), .figure, priority: 2 + $0)
                })
        for dimension in order {
            let values = explanations.map { explanation -> Table.Cell in
                var values: [String] = []
                for letter in explanation.letters where letter.dimension == dimension && !values.contains(letter.text) {
                    values.append(letter.text)
                }
                return .text(values.joined(separator: ", "), .muted)
            }
            table.add(
                [
                    .text(dimension.symbol.description, .key), .text(dimension.meaning.description, .muted),
                ] + values)
        }
        page.table(table)
    }
}
