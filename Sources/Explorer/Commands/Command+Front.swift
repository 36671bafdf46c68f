import TerminalKit

extension Command {
    /// The first screen: which parameters are listed, and the way of a request.
    static let front: [Command] = [
        .local(
            "all-parameters", ["a"], "all parameters",
            help: "Lists every parameter in groups, or those that matter first and those that are set."
        ) { $0.toggleParameterList() },
        .local(
            "path", ["P"], "request", help: "Goes to the way of a request through the model.",
            unless: {
                $0.layout.path == nil ? "the screen has no room for it here; 1 shows it" : nil
            }
        ) { state in
            state.focus = .path
            if state.stop == nil { state.walk(by: 1) }
        },
        .local("path-next", ["Right", "l"], "next stop", in: .path, help: "Goes to the next stop of the request.") {
            $0.walk(by: 1)
        },
        .local(
            "path-previous", ["Left", "h"], "previous stop", in: .path, help: "Goes to the stop before."
        ) { $0.walk(by: -1) },
        .local(
            "path-open", ["Enter"], "open", in: .path,
            help: "Explains the stop, or edits the number that it comes from."
        ) { $0.openStop() },
    ]

    /// The first key of a command; nothing where it has none.
    static func key(of id: String) -> String { all.first { $0.id == id }?.keys.first ?? "" }
}
