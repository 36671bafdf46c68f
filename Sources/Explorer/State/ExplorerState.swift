import AnalyticCore
import Studies
import TerminalKit
import Verification

/// Everything that the explorer knows: a pure value, changed only by `update` and drawn only by `render`.
public struct ExplorerState: Sendable {
    /// The values in force: always legal, also in the middle of typing.
    public internal(set) var scenario: Scenario
    /// What they cost.
    public internal(set) var evaluation: Evaluation
    /// How long it takes.
    public internal(set) var timing: TimeEvaluation
    /// The screen.
    public internal(set) var size: Size
    /// Theme, glyphs and colours.
    public internal(set) var look: Look
    /// The pane that keys go to.
    public internal(set) var focus = Pane.layers {
        didSet { if focus == .layers || focus == .parameters { leftPane = focus } }
    }
    /// Of the tree and the parameters, the one that had the focus last: a low screen has room for one beside the first view.
    private(set) var leftPane = Pane.parameters
    /// Columns of the left side, where the user has moved the divider.
    var leftColumns: Int?
    /// What the right side shows.
    public internal(set) var view = ViewID.overview
    /// Whether the focused pane fills the screen.
    public internal(set) var isZoomed = false
    /// The layer tree.
    public internal(set) var tree = TreeState()
    /// The parameter list.
    public internal(set) var parameters = ListState()
    /// Groups of parameters of which only the heading shows.
    public internal(set) var foldedGroups: Set<ParameterGroup> = [.kernels]
    /// Whether every parameter is listed, in groups, rather than those that matter first.
    public internal(set) var listsAllParameters = false
    /// The stop of the request's path that was walked to and has no node of its own; nil where the selected node says it.
    var idleStop: String?
    /// The right side, where it is longer than the screen.
    public internal(set) var detail = ListState()
    /// The field that is being typed in.
    public internal(set) var editor: EditSession?
    /// The line at the bottom that is being typed in: a search or a command.
    public internal(set) var prompt: PromptSession?
    /// The words that layers and parameters are filtered by; empty for all.
    public internal(set) var filter = ""
    /// Help, where it is open: what it is filtered by and how far it is scrolled.
    public internal(set) var help: HelpState?
    /// What was done, and how to take it back.
    public internal(set) var history: History
    /// Parameters along the sides of the bound map, by their ids: across and down.
    public internal(set) var map = ExplorerState.startingMap
    /// What the sweep view shows.
    public internal(set) var sweep = SweepChoice()
    /// What the levers view shows.
    var levers = LeverChoice()
    /// What is asked of the solver.
    var solving = Solving()
    /// Scenarios that were kept, and the one that views compare with.
    public internal(set) var scenes = Scenes() {
        didSet {
            revision += 1
            changes += 1
        }
    }
    /// How changes against the baseline are written.
    public internal(set) var changeStyle = Change.Style.percent { didSet { revision += 1 } }
    /// Whether there is an earlier session to go on with.
    public internal(set) var offersSession = false
    /// What the line below says of a change to the answer.
    var telling: AnswerTelling
    /// The figures against the reference counts; nil until they have been compared.
    public internal(set) var verification: Verification? { didSet { revision += 1 } }
    /// The check that the verify view shows.
    public internal(set) var check = Check.vision
    /// What shares and bars in the tree show.
    public internal(set) var figure = "time"
    /// The stage that shares, breakdown and formulas are of.
    public internal(set) var stage = StageChoice.all
    /// What the explain view is about.
    var explaining = Explaining()
    /// How rows are sorted in the breakdown.
    public internal(set) var sort = SortOrder()
    /// How figures are written.
    public internal(set) var figures = FigureStyle.si
    /// The last thing to tell the user.
    public internal(set) var message: Message?
    /// Whether the mouse belongs to the program rather than to the terminal.
    public internal(set) var usesMouse = true
    /// Where clicks go, as last drawn.
    public internal(set) var hitMap = HitMap()
    /// What the mouse holds.
    var grip: Grip?
    /// Whether the program is to end.
    public internal(set) var isQuitting = false
    /// Lists to choose from.
    var picking = Picking()
    /// What was worked out beside the explorer, and what is being worked out.
    var derived = Derived()
    /// What follows from the rest, worked out when that changes.
    var kept: Kept
    /// Counts what figures depend on: scenario, baseline, and what was worked out beside the explorer.
    var revision = 0
    /// Counts evaluations: what follows from values alone depends on it.
    var evaluated = 0
    /// Counts what was done: values, steps in the history, scenarios. A session depends on it, and what compares with the baseline.
    var changes = 0

    /// The sides of the bound map at the start: parameters that every model has.
    static let startingMap = (across: "prompt.tokens", down: "batch")

    /// A state that shows `scenario`.
    ///
    /// - Throws: `ScenarioError` where it is not legal.
    public init(scenario: Scenario, size: Size, look: Look) throws(ScenarioError) {
        self.scenario = scenario
        evaluation = try Evaluation(scenario)
        timing = TimeEvaluation(evaluation)
        self.size = size
        self.look = look
        history = History()
        kept = Kept(timing)
        telling = AnswerTelling(
            told: kept.answer)
        sweep.named = SweepChoice.place(of: SweepChoice.first, in: scenario.model)
        parameters.selected = scenario.parameters.leading.first ?? 0
        // Keys go to what is on the screen.
        if layout.layers == nil { focus = layout.isSingle ? .detail : .parameters }
        settle()
    }
}

/// Where keys go.
public enum Pane: String, CaseIterable, Sendable {
    case layers, parameters, detail, path

    /// The word on screen.
    var title: String {
        switch self {
        case .layers, .parameters: rawValue
        case .detail: "view"
        case .path: "request"
        }
    }
}

/// One stage, or all of them together.
public enum StageChoice: String, CaseIterable, Sendable {
    case all, vision, prefill, decode

    /// The stage, nil for all.
    public var stage: Stage? { Stage(rawValue: rawValue) }
}

/// The order of the breakdown.
public struct SortOrder: Hashable, Sendable {
    /// What rows are ordered by.
    public enum Column: String, CaseIterable, Sendable {
        case flops, execution, parameters, vision, prefill, decode, traffic, time, change

        /// The figure, by its id, and its stage, nil for all; nothing for the order of execution and for changes.
        var figure: (id: String, stage: Stage?)? {
            switch self {
            case .execution, .change: nil
            case .vision, .prefill, .decode: ("flops", Stage(rawValue: rawValue))
            case .flops, .parameters, .traffic, .time: (rawValue, nil)
            }
        }
    }
    /// The column.
    public var column = Column.time
    /// Whether the largest comes last.
    public var isReversed = false
}

/// Selection and scroll position of a list.
public struct ListState: Hashable, Sendable {
    /// The selected row.
    public var selected = 0
    /// The first visible row.
    public var offset = 0
}

/// The tree's folds and selection, kept by key so that they survive a change of the model.
public struct TreeState: Hashable, Sendable {
    /// Keys of open nodes.
    public var expanded: Set<String> = ["", "/model"]
    /// What a row of small nodes together adds to the key of their parent.
    static let smallOnes = "/\u{2026}"
    /// Keys of repeated nodes that show their instances one by one.
    public var individual: Set<String> = []
    /// Key of the selected row.
    public var selected = ""
    /// The first visible row.
    public var offset = 0
}

/// A value being typed.
public struct EditSession: Sendable {
    /// Which parameter, by its place in the catalogue.
    public var parameter: Int
    /// The text and the cursor.
    public var field: FieldEditor
    /// Why the text is not a legal value; nil while it is.
    public var problem: ScenarioError?
    /// The scenario when the field was opened.
    public var before: Scenario
    /// What it cost.
    var was: Evaluation
    /// The place in the parameter's entry history while it is recalled.
    public var recalled: Int?
    /// Whether nothing was typed yet: the first letter then takes the place of the present value.
    public var isFresh = true
}

/// A line being typed at the bottom.
public struct PromptSession: Sendable {
    /// What the line is for.
    public enum Purpose: Sendable { case find, command }
    /// What the line is for.
    public var purpose: Purpose
    /// The text and the cursor.
    public var field: FieldEditor
    /// What is wrong with it so far.
    public var problem: String?
    /// The answer to the question that it asks.
    public var answer: String?
    /// What could be meant, the best first; worked out when the line changes.
    var suggestions: [Palette.Suggestion] = []
    /// The selected suggestion of a command.
    public var selected = 0
    /// Whether it was chosen with the arrows rather than being merely the first.
    var hasChosen = false

    init(purpose: Purpose, field: FieldEditor) {
        self.purpose = purpose
        self.field = field
    }
}

/// The open help.
public struct HelpState: Sendable {
    /// What the commands are filtered by.
    public var field = FieldEditor(text: "")
    /// The first visible line.
    public var offset = 0
    /// Whether marks and words come before the keys.
    var showsWords = false
}

/// Something to tell the user.
public struct Message: Hashable, Sendable {
    /// How it is coloured and marked.
    public enum Kind: Sendable { case note, good, problem }
    /// The text.
    public var text: String
    /// How it is coloured and marked.
    public var kind: Kind
}

/// What a click or the wheel finds on the screen.
public struct HitMap: Sendable {
    /// One thing that can be clicked.
    public enum Target: Hashable, Sendable {
        case treeRow(String), treeFold(String), parameter(Int), parameterGroup(ParameterGroup), detailRow(Int), check(
            Check), pane(Pane), picker, pickerRow(Int), view(
                ViewID), stage(StageChoice)
        /// A node, wherever it stands in the tree.
        case node(Int)
        /// The field of a parameter, by its id.
        case edit(String)
        /// A stop of the request's path.
        case stop(String)
        /// A command, as its key would run it.
        case command(String)
        /// A column that rows can be sorted by.
        case sort(SortOrder.Column)
        /// A figure that shares and bars can be of.
        case figure(String)
        /// A point of a sweep, which is then read out.
        case sweepPoint(Int)
        /// A kept scenario, by its letter.
        case scenario(String)
        /// Values to set, as they are typed: `batch=16`.
        case values(String)
        /// The line between the left side and the view, which can be dragged.
        case divider
    }
    private var areas: [(Rect, Target)] = []

    /// Nothing to click.
    public init() {}

    /// Adds a target; later ones lie above earlier ones.
    public mutating func add(_ rect: Rect, _ target: Target) { areas.append((rect, target)) }

    /// What lies at a point.
    public func target(at point: Point) -> Target? {
        areas.last { $0.0.contains(point) }?.1
    }

    /// Every target, in the order in which they were drawn.
    public var targets: [Target] { areas.map(\.1) }

    /// Where a target lies; nil where it is not on the screen.
    public func rect(of target: Target) -> Rect? { areas.last { $0.1 == target }?.0 }

    /// The innermost pane at a point.
    public func pane(at point: Point) -> Pane? {
        for (rect, target) in areas.reversed() where rect.contains(point) {
            if case .pane(let pane) = target { return pane }
        }
        return nil
    }
}
