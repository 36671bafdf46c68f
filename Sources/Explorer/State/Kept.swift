import AnalyticCore
import Studies
import TerminalKit
import Verification

/// What follows from the rest of the state and is worked out once, when that changes; drawing only reads it.
struct Kept: Sendable {
    /// What a user waits for and pays.
    var service: Service
    /// What one device holds.
    var memory: MemoryEvaluation
    /// The kernel families of each stage with their times, while the view of them is on the screen.
    private(set) var families: [Stage: [(family: KernelFamily, seconds: Double, fit: KernelFit)]] = [:]
    private var familiesOf = -1
    /// The parameters that the user has set, by their places in the catalogue.
    var changed: Set<Int> = []
    /// The kept scenarios and the present values, for lists of them.
    var scenes: [SceneRow] = []
    /// The present nodes in the baseline; nil where there is none, or where it holds the present values.
    var match: NodeMatch?
    /// What every view looks at.
    var scene = Scene.empty
    /// The way of the request through the model.
    var path: RequestPath
    /// How fast, whether it fits, what it costs, and why.
    var answer: Answer
    /// What was measured of a model that is not the one that the checks are of, by its classes; by an empty name what was in all.
    var coverage: [String: ClassCoverage] = [:]
    fileprivate var coverageOf: AnyModel?
    /// The rows of the chosen check that the filter lets through.
    var verifiedRows: [VerificationRowIndex] = []
    /// The pages on the screen.
    var pages: [ScreenPanel.Content: KeptPage] = [:]
    fileprivate var sceneInputs: SceneInputs?
    fileprivate var pageInputs: PageInputs?
    fileprivate var revision = -1
    /// The evaluation that service, memory, path and answer are of; those of the first are there from the start.
    fileprivate var evaluated = 0
    /// The changes that differences to the baseline are of.
    fileprivate var changes = -1
    /// What the user has set; nil until it was looked for.
    fileprivate var settings: [Setting]?

    init(_ timing: TimeEvaluation) {
        service = Service(timing)
        memory = MemoryEvaluation(timing.evaluation)
        path = RequestPath(timing.evaluation)
        answer = Answer(timing, service: service, memory: memory)
    }

    /// Works out the families of kernels where they are not those of the times.
    fileprivate mutating func keepFamilies(of timing: TimeEvaluation) {
        guard familiesOf != evaluated else { return }
        familiesOf = evaluated
        for stage in timing.evaluation.stages { families[stage] = timing.families(in: stage) }
    }
}

/// The place of a row in a verification.
typealias VerificationRowIndex = Int

/// What a panel shows, with what it was laid out for.
struct KeptPage: Sendable {
    /// What its layout depends on beside the inputs of every page.
    struct Inputs: Equatable {
        var width: Int
        /// Rows of the panel, for a drawing that fills it.
        var rows: Int?
        /// The first visible row and how many there are, for lists of which only the visible part is laid out.
        var window: ListWindow?
        /// What the sweep view shows.
        var sweep: SweepChoice?
        /// What the levers view shows.
        var levers: LeverChoice?
    }

    var inputs: Inputs
    var page: Page
    /// What is drawn in place of a page.
    var drawing: Drawing?

    var width: Int { inputs.width }
    var window: ListWindow? { inputs.window }
}

/// The visible part of a list.
struct ListWindow: Sendable, Hashable {
    var offset: Int
    var rows: Int
    var count: Int
    /// The selected row, counted from the first of the list.
    var selected: Int?
}

/// What the scene depends on.
private struct SceneInputs: Equatable {
    var revision: Int
    var tree: TreeState
    var filter: String
    var sort: SortOrder
    var stage: StageChoice
    var figure: String
}

/// What any page depends on besides the scene.
private struct PageInputs: Equatable {
    var scene: SceneInputs
    var figures: FigureStyle
    var isUnicode: Bool
    var map: [String]
    var check: String
    var isEditing: Int?
    var folded: Set<ParameterGroup>
    var listsAll: Bool
    var selectedParameter: Int
    var idleStop: String?
    var explaining: Explaining
    var explainedParameter: Int?
}

extension ExplorerState {
    /// Works out anew what has changed. Every public change of the state ends with it.
    mutating func settle() {
        if kept.revision != revision {
            kept.revision = revision
            keepEvaluated()
            kept.answer.largestBatch = largestBatch
            kept.scenes = findSceneRows(kept.settings ?? [])
            tellAnswer()
            keepCoverage()
        }
        let sceneInputs = SceneInputs(
            revision: revision, tree: tree.withoutOffset, filter: filter, sort: sort, stage: stage, figure: figure)
        if kept.sceneInputs != sceneInputs {
            kept.sceneInputs = sceneInputs
            kept.scene = Scene(self)
        }
        let inputs = PageInputs(
            scene: sceneInputs, figures: figures, isUnicode: look.glyphs.isUnicode,
            map: [map.across, map.down], check: check.rawValue, isEditing: editor?.parameter, folded: foldedGroups,
            listsAll: listsAllParameters,
            selectedParameter: listsAllParameters ? 0 : parameters.selected, idleStop: idleStop,
            explaining: explaining,
            explainedParameter: explaining.about(at: tree.selected) == .parameter ? parameters.selected : nil)
        if kept.pageInputs != inputs {
            if kept.pageInputs?.check != inputs.check || kept.pageInputs?.scene != inputs.scene {
                kept.verifiedRows = findVerifiedRows()
            }
            kept.pageInputs = inputs
            kept.pages = [:]
        }
        var pages: [ScreenPanel.Content: KeptPage] = [:]
        for panel in panels {
            if case .view(.time, _) = panel.content { kept.keepFamilies(of: timing) }
            let needed = layoutInputs(of: panel)
            if let old = kept.pages[panel.content], old.inputs == needed {
                pages[panel.content] = old
            } else if let page = layOut(panel, needed) {
                pages[panel.content] = page
            }
        }
        kept.pages = pages
        settlePicker()
    }

    /// What follows from the values in force and the baseline alone: results that arrive leave it as it is.
    private mutating func keepEvaluated() {
        if kept.evaluated != evaluated {
            kept.evaluated = evaluated
            kept.service = Service(timing)
            kept.memory = MemoryEvaluation(evaluation)
            kept.path = RequestPath(evaluation)
            kept.answer = Answer(timing, service: kept.service, memory: kept.memory)
            kept.settings = nil
        }
        if kept.settings == nil {
            let settings = scenario.settings(since: scenario.start)
            kept.settings = settings
            kept.changed = Set(settings.compactMap { scenario.parameters.position(of: $0.id) })
        }
        guard kept.changes != changes else { return }
        kept.changes = changes
        kept.match = scenes.baseline.flatMap {
            $0.scenario == scenario ? nil : NodeMatch(of: evaluation, in: $0)
        }
    }

    /// Counts what was measured of the model, once for each model: thousands of rows are looked at.
    private mutating func keepCoverage() {
        guard verification != nil, !hasOwnChecks else {
            kept.coverageOf = nil
            kept.coverage = [:]
            return
        }
        let model = scenario.model.released
        guard kept.coverageOf != model else { return }
        kept.coverageOf = model
        kept.coverage = findCoverage()
    }

    private func layOut(_ panel: ScreenPanel, _ inputs: KeptPage.Inputs) -> KeptPage? {
        func kept(_ page: Page?) -> KeptPage? { page.map { KeptPage(inputs: inputs, page: $0) } }
        switch panel.content {
        case .layers: return kept(inputs.window.map { treePage(width: panel.pageWidth, $0) })
        case .parameters: return kept(inputs.window.map { parametersPage(width: panel.pageWidth, $0) })
        case .history: return kept(historyPage(width: panel.pageWidth))
        case .answer: return kept(answerPage(width: panel.pageWidth))
        case .path:
            return kept(
                pathPage(
                    width: panel.rect.size.rows > 1 ? panel.pageWidth : panel.rect.size.columns - 2,
                    rows: panel.pageRows))
        case .view(let id, _):
            switch ViewSpec.of(id).content {
            case .page(let build): return kept(build(self, panel.pageWidth))
            case .drawing(_, let prepare, _):
                return KeptPage(
                    inputs: inputs, page: Page(width: panel.pageWidth, glyphs: look.glyphs),
                    drawing: prepare(self, panel, inputs.window))
            }
        }
    }

    private func layoutInputs(of panel: ScreenPanel) -> KeptPage.Inputs {
        var inputs = KeptPage.Inputs(width: panel.pageWidth)
        switch panel.content {
        case .layers: inputs.window = treeWindow(width: panel.pageWidth, rows: panel.pageRows)
        case .parameters: inputs.window = parametersWindow(rows: panel.pageRows)
        case .view(.verify, _):
            inputs.rows = panel.pageRows
            inputs.window = verifyWindow(rows: panel.pageRows)
        case .view(.sweep, _): inputs.sweep = sweep
        case .view(.levers, _): inputs.levers = levers
        case .answer, .path: inputs.rows = panel.pageRows
        // It holds the answer where that has no panel of its own.
        case .view(.overview, _): inputs.rows = layout.answer == nil ? 1 : 0
        case .history, .view: break
        }
        return inputs
    }

    /// The page of the main view; nil where it is a drawing.
    var mainPage: Page? {
        guard let page = kept.pages[.view(view, isMain: true)], page.drawing == nil else { return nil }
        return page.page
    }
}

extension TreeState {
    /// The same wherever it is scrolled to.
    fileprivate var withoutOffset: TreeState {
        var tree = self
        tree.offset = 0
        return tree
    }
}
