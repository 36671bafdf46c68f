import AnalyticCore

extension ExplainContext {
    /// An operation: what it is, one run of it as FLOPs, bytes and time, and how often it runs.
    func operation(_ node: Int) -> Explained {
        var page = Explained(path: breadcrumb(of: node), holdsFor: holdsFor)
        let each = evaluation.nodes[node]
        addSummary(of: node, to: &page)
        if let kind = each.kind {
            page.text("\(evaluation.title(of: node)) (\(kind.title)): \(kind.sentence)")
            page.text("\(each.note)".capitalisedSentence)
        }
        let runs = runs(of: node)
        guard !runs.isEmpty else {
            page.text("It does not run in \(stage?.rawValue ?? "any stage").", .muted)
            return page
        }
        addFLOPs(node, runs, to: &page)
        addBytes(node, runs, to: &page)
        addOperationTime(node, to: &page)
        addPlace(of: node, to: &page)
        addOutlook(to: &page)
        if usesLetters { addLetters(runs, to: &page) }
        page.heading("the layer around it")
        let owner = evaluation.lineage(of: node).last { evaluation.nodes[$0].layer != nil }
        if let card = owner.flatMap({ evaluation.nodes[$0].layer?.card }) {
            page.text("It is part of \(card.name). \(card.summary) \(card.why)", .muted)
        }
        addSource(of: node, to: &page)
        return page
    }

    private func addFLOPs(_ node: Int, _ runs: [RunOfPass], to page: inout Explained) {
        page.heading("FLOPs")
        let first = runs[0].operation
        if first.kind.isMatrix, runs.contains(where: { $0.operation.matrix.value > .zero }) {
            page.text(
                "products, 2 FLOPs for each multiplication with its addition: " + formulas(runs) { $0.matrix }, .muted)
            add(runs, unit: "FLOPs", to: &page, of: cost(of: node).matrix, whole: cost(of: 0).matrix) { $0.matrix }
            if first.isOpaque {
                page.text(
                    "This kernel is opaque: torch's FLOP counter does not see its products. They are counted here.",
                    .warning)
            }
        }
        let rate = first.kind.vectorFLOPsPerElement
        if rate > 0, runs.contains(where: { $0.operation.vectorElements.value > .zero }) {
            page.text(
                "\(rate) for each element (\(first.kind.vectorReason)), elements: "
                    + formulas(runs) { $0.vectorElements },
                .muted)
            add(runs, unit: "FLOPs", to: &page, of: cost(of: node).vector, whole: cost(of: 0).vector) {
                Expression(integerLiteral: rate) * $0.vectorElements
            }
        }
        if cost(of: node).flops == .zero { page.text("none: \(first.kind.vectorReason)", .muted) }
    }

    /// The formulas of the passes, each once.
    func formulas(_ runs: [RunOfPass], _ read: (Operation<Expression>) -> Expression) -> String {
        var texts: [String] = []
        for run in runs {
            let text = formula(read(run.operation))
            if !texts.contains(text) { texts.append(text) }
        }
        return texts.joined(separator: "; ")
    }

    private func add(
        _ runs: [RunOfPass], unit: String, to page: inout Explained, of stated: Count, whole: Count,
        _ read: @escaping (Operation<Expression>) -> Expression
    ) {
        var steps = alike(runs, read).map { group in
            Explained.Step(
                "one run, " + title(of: group.map(\.pass), among: runs.map(\.pass)),
                read(group[0].operation).spacedValues, exact(read(group[0].operation).value) + " " + unit)
        }
        let (closing, _) = closing(runs, unit: unit) { read($0.operation).value }
        steps += closing
        page.chain(steps)
        if whole > .zero {
            page.text(
                "\(Figure.percent(stated.share(of: whole))) of the \(flops(whole)) of \(stage?.rawValue ?? "the \(scenario.model.card.request)")",
                .muted)
        }
    }
}
