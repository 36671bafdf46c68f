import AnalyticCore
import TerminalKit

/// What follows from the rest of the state and is worked out once, when that changes; drawing only reads it.
struct Kept: Sendable {
    /// What a user waits for and pays.
    var service: Service
    /// What one device holds.
    var memory: MemoryEvaluation
    /// How many values the user has set.
    var changes = 0
    /// What every view looks at.
    var scene = Scene.empty
    /// The rows of the chosen check that the filter lets through.
    var verifiedRows: [VerificationRowIndex] = []
    /// The pages on the screen.
    var pages: [ScreenPanel.Content: KeptPage] = [:]
    fileprivate var sceneInputs: SceneInputs?
    fileprivate var pageInputs: PageInputs?
    fileprivate var revision = -1

    init(_ timing: TimeEvaluation) {
        service = Service(timing)
        memory = MemoryEvaluation(timing.evaluation)
    }
}

/// The place of a row in a verification.
typealias VerificationRowIndex = Int

/// A page with what it was laid out for.
struct KeptPage: Sendable {
    var width: Int
    /// The first visible row and how many there are, for lists of which only the visible part is laid out.
    var window: ListWindow?
    var page: Page
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
}

/// What any page depends on besides the scene.
private struct PageInputs: Equatable {
    var scene: SceneInputs
    var stage: StageChoice
    var figure: String
    var figures: FigureStyle
    var isUnicode: Bool
    var map: [String]
    var check: String
    var isEditing: Int?
}

extension ExplorerState {
    /// Works out anew what has changed. Every public change of the state ends with it.
    mutating func settle() {
        if kept.revision != revision {
            kept.revision = revision
            kept.service = Service(timing)
            kept.memory = MemoryEvaluation(evaluation)
            kept.changes = changedParameters.count
        }
        let sceneInputs = SceneInputs(revision: revision, tree: tree.withoutOffset, filter: filter, sort: sort)
        if kept.sceneInputs != sceneInputs {
            kept.sceneInputs = sceneInputs
            kept.scene = Scene(self)
        }
        let inputs = PageInputs(
            scene: sceneInputs, stage: stage, figure: figure, figures: figures, isUnicode: look.glyphs.isUnicode,
            map: [map.across, map.down], check: check.rawValue, isEditing: editor?.parameter)
        if kept.pageInputs != inputs {
            if kept.pageInputs?.check != inputs.check || kept.pageInputs?.scene != inputs.scene {
                kept.verifiedRows = findVerifiedRows()
            }
            kept.pageInputs = inputs
            kept.pages = [:]
        }
        var pages: [ScreenPanel.Content: KeptPage] = [:]
        for panel in panels {
            let window = window(of: panel)
            if let old = kept.pages[panel.content], old.width == panel.pageWidth, old.window == window {
                pages[panel.content] = old
            } else if let page = layOut(panel, window) {
                pages[panel.content] = KeptPage(width: panel.pageWidth, window: window, page: page)
            }
        }
        kept.pages = pages
    }

    private func layOut(_ panel: ScreenPanel, _ window: ListWindow?) -> Page? {
        switch panel.content {
        case .layers: window.map { treePage(width: panel.pageWidth, $0) }
        case .parameters: window.map { parametersPage(width: panel.pageWidth, $0) }
        case .history: historyPage(width: panel.pageWidth)
        case .view(let id, _):
            if case .page(let build) = ViewSpec.of(id).content { build(self, panel.pageWidth) } else { nil }
        }
    }

    private func window(of panel: ScreenPanel) -> ListWindow? {
        switch panel.content {
        case .layers: treeWindow(width: panel.pageWidth, rows: panel.pageRows)
        case .parameters: parametersWindow(rows: panel.pageRows)
        case .history, .view: nil
        }
    }

    /// The page of the main view; nil where it is a drawing.
    var mainPage: Page? { kept.pages[.view(view, isMain: true)]?.page }
}

extension TreeState {
    /// The same wherever it is scrolled to.
    fileprivate var withoutOffset: TreeState {
        var tree = self
        tree.offset = 0
        return tree
    }
}
