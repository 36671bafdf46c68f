import TerminalKit

extension Command {
    /// Keeping scenarios and going among them.
    static let scenes: [Command] = [
        .local(
            "baseline", ["b"], "keep",
            help: "Keeps the present values as the next of A, B, C …; all views compare with them."
        ) { $0.keepScenario() },
        .local(
            "swap", ["B"], "swap", help: "Goes back to the baseline, keeps what was, and compares with that.",
            unless: { $0.baseline == nil ? "nothing is kept yet, b keeps the present values" : nil }
        ) { $0.swapBaseline() },
        .local(
            "compare", ["c"], "compare", help: "Shows the kept scenarios and the present values side by side.",
            unless: { $0.baseline == nil ? "nothing is kept yet, b keeps the present values" : nil }
        ) { $0.open($0.view == .compare ? .overview : .compare) },
        .local(
            "previous-scenario", ["("], "previous scenario", help: "Puts the kept scenario before this one in force.",
            unless: { $0.scenes.all.isEmpty ? "nothing is kept yet, b keeps the present values" : nil }
        ) { $0.turnScenario(by: -1) },
        .local(
            "next-scenario", [")"], "next scenario", help: "Puts the next kept scenario in force.",
            unless: { $0.scenes.all.isEmpty ? "nothing is kept yet, b keeps the present values" : nil }
        ) { $0.turnScenario(by: 1) },
        .local(
            "changes", ["="], "changes", in: .detail, views: [.compare],
            help: "How changes are written: percent, ratio or the difference itself."
        ) { $0.turnChanges() },
    ]
}
