import AnalyticCore
import Studies
import Verification

/// What the explain view is about, and how it writes formulas.
struct Explaining: Sendable, Hashable {
    /// What it is about.
    enum About: Sendable, Hashable {
        /// The selected node of the tree.
        case selection
        /// The selected parameter.
        case parameter
        /// A figure, a parameter by its id, or a node that is not the selected one.
        case subject(ExplainSubject)
    }

    private(set) var about = About.selection
    /// The row that was selected when it was asked for: who goes on in the tree wants to know of the tree.
    private var row = ""
    /// Whether formulas are in letters, else in words.
    var usesLetters = false
    /// The view from which it was opened, to which the same key goes back.
    var from = ViewID.overview

    /// Asks for something while a row of the tree is selected.
    mutating func ask(_ about: About, at row: String) {
        self.about = about
        self.row = row
    }

    /// What it is about while a row is selected.
    func about(at row: String) -> About { self.row == row ? about : .selection }
}

extension ExplorerState {
    /// What the explain view is about.
    var explainSubject: ExplainSubject {
        switch explaining.about(at: tree.selected) {
        case .selection: .node(kept.scene.selected?.node ?? 0)
        case .parameter: .parameter(selectedParameter.id)
        case .subject(let subject): subject
        }
    }

    /// The name of what the view is about.
    var explainTitle: String {
        switch explainSubject {
        case .node(let node): evaluation.displayName(of: node)
        case .parameter(let id): (try? scenario.parameters.parameter(id))?.label ?? id
        case .memory: "memory"
        case .cache: "KV cache"
        case .tokens: "tokens"
        case .firstToken: "first token"
        case .perToken: "each token"
        case .rate: "\(scenario.model.card.requests)/s"
        }
    }

    /// Explains what the focus is on: the parameter, the figure that the view is of, or the node. Once more goes back.
    mutating func explain() {
        guard view != .explain else { return open(explaining.from) }
        explaining.from = view
        let about: Explaining.About =
            switch (focus, view) {
            case (.parameters, _): .parameter
            case (_, .memory): .subject(.memory)
            case (_, .cache): .subject(.cache)
            case (_, .time):
                switch stage {
                case .all: .subject(.rate)
                case .decode: .subject(.perToken)
                default: .subject(.firstToken)
                }
            default: .selection
            }
        explaining.ask(about, at: tree.selected)
        open(.explain)
    }

    /// Explains what a word stands for; false where it stands for nothing.
    mutating func explain(_ word: String) -> Bool {
        guard let found = ExplainSubject.named(word, in: evaluation) else { return false }
        if case .node(let node) = found.subject {
            guard node == 0 || select(path: evaluation.path(of: node)) else { return false }
            if node == 0 { select("") }
            explaining.ask(.selection, at: tree.selected)
        } else {
            explaining.ask(.subject(found.subject), at: tree.selected)
        }
        if let wanted = found.stage { stage = StageChoice(rawValue: wanted.rawValue) ?? .all }
        if view != .explain { explaining.from = view }
        open(.explain)
        return true
    }

    /// What would change what the explain view is about, to be worked out beside it.
    var outlookRequest: Outlook.Request { explainSubject.outlook(evaluation, stage: stage.stage) }

    /// The explanation that the view shows.
    var explained: Explained {
        let subject = explainSubject
        var measured: [String: ExplainContext.Measured] = [:]
        if case .node(let node) = subject, verification != nil {
            let owner = evaluation.lineage(of: node).last { evaluation.nodes[$0].layer != nil }
            let name = owner.flatMap { evaluation.nodes[$0].className } ?? ""
            measured[name] = coverage(of: name)?.measured ?? .init("not measured on its own code", .muted)
        }
        let outlook = derived.outlook.flatMap { $0.request.subject == outlookRequest.subject ? $0 : nil }
        return ExplainContext(
            timing, service: kept.service, memory: kept.memory, stage: stage.stage, style: figures,
            usesLetters: explaining.usesLetters, measured: measured, outlook: outlook
        ).explained(subject)
    }
}

extension ClassCoverage {
    /// What is known of a class, in a sentence; nil where nothing was measured.
    var measured: ExplainContext.Measured? {
        guard cases > 0 else { return nil }
        let count = cases == 1 ? "1 case" : "\(cases) cases"
        return failures == 0
            ? .init(
                "checked against the counts of \(count) measured on its code: every figure within its tolerance",
                .good)
            : .init("checked against \(count) measured on its code: \(failures) figures differ", .warning)
    }
}
