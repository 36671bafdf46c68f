import AnalyticCore
import TerminalKit

extension Command {
    /// Every command, in the order of the help.
    public static let all: [Command] =
        moving + folding + front + changing + solving + mapping + scenes + files + ViewSpec.all.flatMap(\.commands)
        + explaining + looking + picking
        + general

    /// The command that a chord means while a pane has the focus and a view is open.
    static func command(for chord: KeyChord, in pane: Pane, view: ViewID) -> Command? {
        table[chord]?.first { $0.listens(in: pane, view: view) }
    }

    private static let table: [KeyChord: [Command]] = {
        var table: [KeyChord: [Command]] = [:]
        for command in all {
            for chord in command.chords { table[chord, default: []].append(command) }
        }
        return table
    }()

    private static let moving: [Command] = [
        .local("up", ["Up", "k"], "up", help: "Moves the selection up.") { $0.move(by: -1) },
        .local("down", ["Down", "j"], "down", help: "Moves the selection down.") { $0.move(by: 1) },
        .local("page-up", ["PgUp", "^U"], "page up", help: "Moves the selection up by a page.") {
            $0.move(by: -$0.pageRows)
        },
        .local("page-down", ["PgDn", "^D"], "page down", help: "Moves the selection down by a page.") {
            $0.move(by: $0.pageRows)
        },
        .local("first", ["g", "Home"], "first", help: "Goes to the first row.") { $0.move(by: -100_000) },
        .local("last", ["G", "End"], "last", help: "Goes to the last row.") { $0.move(by: 100_000) },
        .local("next-pane", ["Tab"], "pane", help: "Goes to the next pane: layers, parameters, view.") {
            $0.moveFocus(by: 1)
        },
        .local("previous-pane", ["S-Tab"], "previous pane", help: "Goes to the previous pane.") {
            $0.moveFocus(by: -1)
        },
    ]

    private static let folding: [Command] = [
        .local("open", ["Enter"], "open", in: .layers, help: "Opens or closes the selected node.") { $0.toggleFold() },
        .local("fold", ["Space"], "fold", in: .layers, help: "Opens or closes the selected node.") { $0.toggleFold() },
        .local(
            "expand", ["Right", "l"], "open", in: .layers,
            help: "Opens the node; on an open one, goes to its first child."
        ) {
            $0.expandOrEnter()
        },
        .local(
            "collapse", ["Left", "h"], "close", in: .layers,
            help: "Closes the node; on a closed one, goes to its parent."
        ) {
            $0.collapseOrLeave()
        },
        .local(
            "instances", ["i"], "instances", in: .layers,
            help: "Shows identical layers one by one, or together again."
        ) { $0.toggleInstances() },
    ]

    private static let changing: [Command] = [
        .local(
            "edit", ["Enter"], "edit", in: .parameters,
            help: "Edits the parameter in place, and every key recomputes; on a folded group, opens it."
        ) {
            $0.beginEditing()
        },
        .local(
            "fold-group", ["Space"], "fold", in: .parameters,
            help: "Folds the group that the parameter stands in, or opens it."
        ) {
            $0.toggleGroup()
        },
        .local(
            "step-up", ["+", "="], "step up", in: .parameters, help: "One step up, or the next choice."
        ) {
            $0.step(by: 1)
        },
        .local(
            "step-down", ["-"], "step down", in: .parameters,
            help: "One step down, or the previous choice."
        ) {
            $0.step(by: -1)
        },
        .local("double", ["]"], "double", in: .parameters, help: "Doubles the number.") { $0.scale("*2") },
        .local("halve", ["["], "halve", in: .parameters, help: "Halves the number.") { $0.scale("/2") },
        .local("reset", ["x"], "reset", in: .parameters, help: "Sets the parameter back to its default.") {
            $0.resetParameter()
        },
        .local(
            "undo", ["u"], "undo", help: "Takes the last change back.",
            unless: { $0.history.canUndo ? nil : "nothing to take back" }
        ) { $0.undo() },
        .local(
            "redo", ["^R"], "redo", help: "Makes the change again.",
            unless: { $0.history.canRedo ? nil : "nothing to make again" }
        ) { $0.redo() },
        .local("reset-all", [], "reset all", help: "Sets every parameter back to its default.") { $0.resetAll() },
    ]

    private static let mapping: [Command] = [
        .local(
            "map-across", ["X"], "map across", in: .parameters, help: "Bound map and sweep: this parameter goes across."
        ) {
            $0.putOnAxis(across: true)
        },
        .local(
            "map-down", ["Y"], "map down", in: .parameters,
            help: "Bound map: this parameter goes down; sweep: it tells curves apart."
        ) {
            $0.putOnAxis(across: false)
        },
        .local(
            "calibrate", [], "calibrate",
            help:
                "Sets launch overhead or bandwidth, and the efficiency of products, so that the estimates equal the measured times.",
            unless: {
                $0.scenario.machine.measuredTTFT > 0 || $0.scenario.machine.measuredTPOT > 0
                    ? nil : "type measured.ttft_ms or measured.tpot_ms first"
            }
        ) { $0.calibrate() },
    ]

    private static let looking: [Command] =
        ViewSpec.all.map { spec in
            .local("view-\(spec.id.rawValue)", [spec.key], spec.title, help: spec.help) { $0.open(spec.id) }
        } + [
            .local(
                "metric", ["m"], "metric",
                help: "What shares and bars of the tree show: FLOPs, traffic, time, weights, activations, parameters."
            ) {
                $0.turnMetric(by: 1)
            },
            .local("previous-metric", ["M"], "previous metric", help: "The metric before this one.") {
                $0.turnMetric(by: -1)
            },
            .local("stage", ["v"], "stage", help: "Which stage figures are of: all together, or one of the model's.") {
                $0.turnStage(by: 1)
            },
            .local("previous-stage", ["V"], "previous stage", help: "The stage before this one.") {
                $0.turnStage(by: -1)
            },
            .local("sort", ["o"], "sort", help: "What the breakdown is sorted by.") { $0.turnSort() },
            .local("reverse", ["O"], "reverse", help: "Turns the order of the breakdown round.") { $0.reverseSort() },
            .local(
                "figures", ["."], "figures", help: "How figures are written: powers of 1000, of 1024, or every digit."
            ) {
                $0.turnFigures()
            },
            .local("zoom", ["f"], "full screen", help: "Lets the focused pane fill the screen.") { $0.toggleZoom() },
            .local("theme", ["T"], "theme", help: "The next theme, applied at once.") { $0.turnTheme() },
            .local("glyphs", [], "glyphs", help: "Unicode signs or plain ASCII.") { $0.toggleGlyphs() },
        ]

    private static let general: [Command] = [
        .local(
            "find", ["/"], "find",
            help: "Filters layers and parameters as you type; Enter keeps the filter, Esc drops it."
        ) {
            $0.beginPrompt(.find)
        },
        .local("next-match", ["n"], "next match", help: "Goes to the next match of the filter.") {
            $0.moveToMatch(by: 1)
        },
        .local("previous-match", ["N"], "previous match", help: "Goes to the previous match of the filter.") {
            $0.moveToMatch(by: -1)
        },
        .local(
            "palette", [":", "^P"], "commands",
            help: "Runs a command by name, or sets values: B=8 K=2Ki hidden_size=2560."
        ) {
            $0.beginPrompt(.command)
        },
        .local("help", ["?"], "help", help: "Lists every command; filters as you type.") { $0.help = HelpState() },
        Command("mouse", ["%"], "mouse", help: "Releases the mouse to the terminal, or takes it again.") { state in
            state.usesMouse.toggle()
            state.note(state.usesMouse ? "the mouse selects and scrolls" : "the mouse is the terminal's again")
            return [.setMouse(state.usesMouse)]
        },
        Command("redraw", ["^L"], "redraw", help: "Draws the screen anew.") { _ in [.redraw] },
        Command("suspend", ["^Z"], "suspend", help: "Gives the terminal back to the shell; fg returns.") { _ in
            [.suspend]
        },
        Command("quit", ["q", "^C"], "quit", help: "Leaves; the terminal is as it was.") { state in
            state.isQuitting = true
            return [.quit]
        },
        .local("back", ["Esc"], "back", help: "Closes what is open: help, prompt, full screen, filter, message.") {
            $0.goBack()
        },
    ]
}
