import TerminalKit

extension Command {
    /// Copying, writing and going on with what was done.
    static let files: [Command] = [
        Command(
            "command-line", ["y"], "copy command",
            help: "Copies the present values as a command line, `modelmeter --set …`."
        ) { state in
            let line = state.scenario.commandLine()
            state.note("copied: \(line)", kind: .good)
            return [.copy(line)]
        },
        Command(
            "copy-selection", [], "copy selection", help: "Copies the selected value, or the selected node's figures."
        ) { state in
            state.note("copied: \(state.copyText)", kind: .good)
            return [.copy(state.copyText)]
        },
        .local(
            "write", ["w"], "write", help: "Writes the view to a file, as its ending says: .svg, .txt, .md or .csv."
        ) { state in
            state.offerLine("write \(state.fileName).svg")
        },
        Command(
            "resume", ["r"], "resume", help: "Goes on with the last session: its scenarios, changes and view.",
            unless: { $0.offersSession ? nil : "there is no earlier session" }
        ) { _ in [.file(.resume)] },
    ]
}

extension ExplorerState {
    /// What a file of the view is called where nobody says otherwise.
    fileprivate var fileName: String {
        let model = scenario.model.card.id.split(separator: "/").last.map { String($0) } ?? "model"
        return "\(model)-\(view.rawValue)"
    }

    /// Opens the command line with a text to be run or changed.
    mutating func offerLine(_ text: String) {
        beginPrompt(.command)
        prompt?.field = FieldEditor(text: text)
        suggest()
    }
}
