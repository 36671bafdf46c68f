import TerminalKit

/// A view as a value. Digits, help, footer, palette, scrolling and docs read the one table, `ViewSpec.all`.
public struct ViewSpec: Sendable, Identifiable {
    /// The name.
    public let id: ViewID
    /// The key that opens it, as `KeyChord` reads it.
    public let key: String
    /// The word on screen.
    public let title: String
    /// One sentence.
    public let help: String
    /// What its own keys do while it has the focus.
    let commands: [Command]
    /// Ids of the commands in the footer while it has the focus, the most useful first.
    let hints: [String]
    /// Whether opening it also gives it the focus.
    let takesFocus: Bool
    /// What stands on its frame, left and right.
    let labels: @Sendable (ExplorerState) -> (title: String, right: String)
    let content: Content
    /// What Up and Down mean in it; nil where they scroll.
    let move: (@Sendable (inout ExplorerState, Int) -> Void)?

    enum Content: Sendable {
        /// Lines of any number, laid out for a width and scrolled.
        case page(@Sendable (ExplorerState, Int) -> Page)
        /// A drawing that fills its pane, of what `prepare` has worked out for it. In a pane with fewer rows than that needs it is drawn at
        /// that height and scrolled; one with fewer than `columns` columns says so.
        case drawing(
            columns: Int, prepare: @Sendable (ExplorerState, ScreenPanel, ListWindow?) -> Drawing,
            draw: @Sendable (ExplorerState, Drawing, Rect, inout Painter, Bool) -> Void)
    }

    init(
        _ id: ViewID, key: String, title: String? = nil, help: String, commands: [Command] = [],
        hints: [String] = ["stage", "explain", "sort", "figures"], takesFocus: Bool = false,
        labels: @escaping @Sendable (ExplorerState) -> (title: String, right: String), content: Content,
        move: (@Sendable (inout ExplorerState, Int) -> Void)? = nil
    ) {
        self.id = id
        self.key = key
        self.title = title ?? id.rawValue
        self.help = help
        self.commands = commands
        self.hints = hints
        self.takesFocus = takesFocus
        self.labels = labels
        self.content = content
        self.move = move
    }

    /// Every view, in the order of the tabs.
    public static let all: [ViewSpec] = [
        overview, breakdown, cache, explain, compare, verify, time, memory, roofline, bounds, sweep, tiling, levers,
    ]

    private static let index = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The view with an id; the first one where there is none.
    static func of(_ id: ViewID) -> ViewSpec { index[id] ?? all[0] }

    /// The view with a name, or with the word that stands on the screen.
    public static func named(_ name: String) -> ViewSpec? {
        all.first { $0.id.rawValue == name || $0.title == name }
    }
}
