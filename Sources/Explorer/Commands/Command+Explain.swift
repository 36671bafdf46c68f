extension Command {
    /// What explains.
    static let explaining: [Command] = [
        .local(
            "explain", ["e"], "explain",
            help:
                "Explains the selected node, the parameter in focus, or the figure that the view is of; once more goes back."
        ) { $0.explain() },
        .local(
            "letters", ["F"], "letters", views: [.explain],
            help: "Formulas in letters, with what each stands for, or in words."
        ) {
            $0.explaining.usesLetters.toggle()
        },
    ]
}
