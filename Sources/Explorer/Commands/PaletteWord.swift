import Studies
import TextKit

/// A word of the palette that takes an argument and is no parameter: `:name L40S fp8`, `:drop B`.
struct PaletteWord: Sendable {
    /// What came of a line.
    enum Outcome {
        /// It was done; what is left to do outside the state.
        case done([Effect])
        /// It cannot be done, and why.
        case problem(String)
    }

    /// The word.
    let id: String
    /// One sentence.
    let help: String
    /// What can follow it, with what that is; empty where anything can.
    let options: @Sendable (ExplorerState) -> [(id: String, title: String)]
    private let action: @Sendable (inout ExplorerState, String) -> Outcome

    init(
        _ id: String, help: String,
        options: @escaping @Sendable (ExplorerState) -> [(id: String, title: String)] = { _ in [] },
        _ action: @escaping @Sendable (inout ExplorerState, String) -> Outcome
    ) {
        self.id = id
        self.help = help
        self.options = options
        self.action = action
    }

    /// Every word.
    static let all: [PaletteWord] = scenes + files

    /// The word of a name.
    static func named(_ id: String) -> PaletteWord? { all.first { $0.id == id } }

    /// Runs the line `id argument`.
    func run(_ state: inout ExplorerState, _ argument: String) -> Outcome { action(&state, argument) }

    /// The one of several names that was typed, or that alone begins as typed; else why not.
    static func choice(
        _ typed: String, of thing: String, among names: [String]
    ) -> (name: String?, problem: String) {
        let word = typed.lowercased()
        if let name = names.first(where: { $0.lowercased() == word }) { return (name, "") }
        let begun = names.filter { $0.lowercased().hasPrefix(word) }
        if begun.count == 1 { return (begun[0], "") }
        let near = begun.isEmpty ? NearNames.to(typed, among: names) : begun
        let hint =
            names.isEmpty
            ? "; there are none"
            : near.isEmpty
                ? "; there are \(names.joined(separator: ", "))" : "; near: \(near.joined(separator: ", "))"
        return (nil, "there is no \(thing) '\(typed.withVisibleControls.shortened(to: 40))'\(hint)")
    }
}
