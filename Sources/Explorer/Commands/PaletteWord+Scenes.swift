import AnalyticCore
import Studies

extension PaletteWord {
    /// Words about kept scenarios and profiles.
    static let scenes: [PaletteWord] = [
        PaletteWord("name", help: "Names the kept scenario that is in force, or the one that is compared with.") {
            state, name in
            guard let scene = state.scenes.holding(state.scenario) ?? state.scenes.baseline else {
                return .problem("nothing is kept yet; b keeps the present values")
            }
            state.scenes.rename(scene.letter, to: name)
            state.note("\(scene.letter) is \(name)", kind: .good)
            return .done([])
        },
        PaletteWord("drop", help: "Forgets a kept scenario.", options: letters) { state, word in
            guard let scene = state.scenes.named(word) else { return .problem(noScenario(word, state)) }
            state.scenes.drop(scene.letter)
            state.note("\(scene.letter), \(scene.name), is forgotten", kind: .good)
            return .done([])
        },
        PaletteWord("baseline", help: "Compares with a kept scenario in all views.", options: letters) { state, word in
            guard let scene = state.scenes.named(word) else { return .problem(noScenario(word, state)) }
            state.scenes.choose(scene.letter)
            state.note("views compare with \(scene.letter), \(scene.name)", kind: .good)
            return .done([])
        },
        PaletteWord("scenario", help: "Puts a kept scenario in force.", options: letters) { state, word in
            guard let scene = state.scenes.named(word) else { return .problem(noScenario(word, state)) }
            state.put(inForce: scene)
            return .done([])
        },
        PaletteWord(
            "profile", help: "Sets the workload of a profile.",
            options: { WorkloadProfile.of($0.scenario.model).map { ($0.id, $0.title) } }
        ) { state, word in
            let profiles = WorkloadProfile.of(state.scenario.model)
            let (name, problem) = choice(word, of: "profile", among: profiles.map(\.id))
            guard let profile = profiles.first(where: { $0.id == name }) else { return .problem(problem) }
            guard state.set(profile.settings) else { return .problem(state.takeProblem()) }
            state.note("profile \(profile.id): \(profile.title)", kind: .good)
            return .done([])
        },
    ]

    private static func letters(_ state: ExplorerState) -> [(id: String, title: String)] {
        state.scenes.all.map { ($0.letter, $0.name) }
    }

    private static func noScenario(_ word: String, _ state: ExplorerState) -> String {
        choice(word, of: "kept scenario", among: state.scenes.all.map(\.letter)).problem
    }
}

extension ExplorerState {
    /// The problem that was just noted, to stand beside the line instead.
    mutating func takeProblem() -> String {
        defer { message = nil }
        return message?.text ?? "cannot be set"
    }
}
