import TerminalKit

extension Command {
    /// What would help, and the largest value that will do.
    static let solving: [Command] = [
        .local(
            "largest", ["L"], "largest that fits", in: .parameters,
            help: "Sets the parameter to the largest value that fits in memory and keeps the targets that are met."
        ) { $0.askForLargest() },
        .local(
            "solve", [ExplorerState.solveKey], "solve",
            help: "Asks for the value that meets constraints and is best: maximise batch subject to fits ttft<=300ms."
        ) { $0.beginSolving() },
        tried(0), tried(1), tried(2),
    ]

    /// The digits 1, 2, 3 with Shift on most keyboards: the digits themselves open views.
    private static let tryKeys = ["!", "@", "#"]

    private static func tried(_ index: Int) -> Command {
        .local(
            "try-\(index + 1)", [tryKeys[index]], "try \(index + 1)",
            help: "Puts number \(index + 1) of what would help in force."
        ) { $0.applyTry(index) }
    }
}
