import AnalyticCore
import TerminalKit

extension Command {
    /// Lists to choose from, and files.
    static let picking: [Command] = [
        .local(
            "devices", ["d"], "devices",
            help: "Lists every device with this workload's speed, fit and price on it; Enter takes one."
        ) { $0.pick(.devices) },
        .local(
            "models", [], "models",
            help: "Lists every model with this request's speed on this device; Enter takes one.",
            unless: { $0.scenario.shelf.ids.count > 1 ? nil : "there is only this one" }
        ) { $0.pick(.models) },
        .local("sweeps", [], "sweeps", help: "Lists the sweeps that are ready; Enter shows one.") { $0.pick(.sweeps) },
        .local("metrics", [], "metrics", help: "Lists every metric that a sweep can draw; Enter draws one.") {
            $0.pick(.metrics)
        },
        .local("themes", [], "themes", help: "Lists the themes and shows each as it is selected; Esc restores.") {
            $0.pick(.themes)
        },
        .local(
            "document", [], "document", help: "Lists the pages of the document that was opened, by their tiles.",
            unless: { Picker.document.unavailable($0) }
        ) { $0.pick(.document) },
        .local(
            "open-file", [], "open",
            help: "Opens a file: the size of an image or a document becomes the page, a scenario is put in force."
        ) {
            $0.beginPrompt(.command)
            $0.prompt?.field = FieldEditor(text: "open ")
            $0.promptChanged()
        },
    ]
}
