import TerminalKit

/// One thing that the explorer can do. The one table of commands: keys, footer, help, palette and docs read it.
public struct Command: Sendable {
    /// Where a command's keys are listened to.
    public enum Context: String, Sendable {
        case anywhere, layers, parameters, detail, path
    }

    /// The name in the palette and in the docs.
    public let id: String
    /// Names of its keys, as `KeyChord` reads them; the first stands in the footer.
    public let keys: [String]
    /// A word or two.
    public let title: String
    /// One sentence.
    public let help: String
    /// The pane that it belongs to.
    public let context: Context
    /// The views that it belongs to; empty where it belongs to every one.
    public let views: Set<ViewID>
    private let availability: @Sendable (ExplorerState) -> String?
    private let action: @Sendable (inout ExplorerState) -> [Effect]

    init(
        _ id: String, _ keys: [String], _ title: String, in context: Context = .anywhere,
        views: Set<ViewID> = [], help: String,
        unless availability: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
        _ action: @escaping @Sendable (inout ExplorerState) -> [Effect]
    ) {
        self.id = id
        self.keys = keys
        self.title = title
        self.help = help
        self.context = context
        self.views = views
        self.availability = availability
        self.action = action
    }

    /// A command that needs nothing done outside the state.
    static func local(
        _ id: String, _ keys: [String], _ title: String, in context: Context = .anywhere,
        views: Set<ViewID> = [], help: String,
        unless availability: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
        _ action: @escaping @Sendable (inout ExplorerState) -> Void
    ) -> Command {
        Command(id, keys, title, in: context, views: views, help: help, unless: availability) { state in
            action(&state)
            return []
        }
    }

    /// nil where the command can run now, else why not.
    public func isEnabled(_ state: ExplorerState) -> String? {
        if !views.isEmpty, !views.contains(state.view) {
            return "only in the \(views.map { ViewSpec.of($0).title }.sorted().joined(separator: " and ")) view"
        }
        return availability(state)
    }

    /// Runs the command; one that is not enabled says why.
    func run(_ state: inout ExplorerState) -> [Effect] {
        if let reason = isEnabled(state) {
            state.message = Message(text: "\(title): \(reason)", kind: .problem)
            return []
        }
        return action(&state)
    }

    /// Whether it only moves about, which nobody does by typing its name.
    var isMovement: Bool { Self.movements.contains(id) }

    private static let movements: Set<String> = [
        "up", "down", "page-up", "page-down", "first", "last", "next-pane", "previous-pane", "open", "fold", "expand",
        "collapse", "edit", "step-up", "step-down", "palette", "back",
    ]

    /// The chords of `keys`.
    public var chords: [KeyChord] { keys.compactMap { KeyChord($0) } }

    /// Whether the command listens while a pane has the focus and a view is open.
    func listens(in pane: Pane, view: ViewID) -> Bool {
        (context == .anywhere || context.rawValue == pane.rawValue) && (views.isEmpty || views.contains(view))
    }
}

/// Something that the program must do outside the state.
public enum Effect: Hashable, Sendable {
    /// End.
    case quit
    /// Give the terminal back to the shell until resumed.
    case suspend
    /// Draw everything anew.
    case redraw
    /// Put text on the clipboard.
    case copy(String)
    /// Take or release the mouse.
    case setMouse(Bool)
    /// Read or write a file, and give what came of it to `receive`.
    case file(FileRequest)
    /// Work something out beside the explorer, and give it to `receive`.
    case derive(DerivedRequest)
}
