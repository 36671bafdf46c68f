/// Gathers the values of very many `--set` into one.
///
/// The argument parser takes time by the square of how often an option is repeated: 10 000 times take it 9 seconds. Scripts
/// that restore a scenario by its parameters come near; so what is repeated is joined before it sees it.
enum ManySettings {
    /// What stands between joined values: no id or value holds it.
    static let separator: Character = "\u{1F}"
    /// Up to so many the parser is quick, and what it says of mistakes is about the words as they were typed.
    private static let few = 64

    /// The arguments with all `--set VALUE` and `--set=VALUE` in one, where there are many.
    static func joined(_ arguments: [String]) -> [String] {
        var values: [String] = []
        var rest: [String] = []
        var place: Int?
        var index = 0
        while index < arguments.count, arguments[index] != "--" {
            let word = arguments[index]
            if word == "--set", index + 1 < arguments.count {
                index += 1
                values.append(arguments[index])
                place = place ?? rest.count
            } else if word.hasPrefix("--set=") {
                values.append(String(word.dropFirst("--set=".count)))
                place = place ?? rest.count
            } else {
                rest.append(word)
            }
            index += 1
        }
        guard values.count > few, let place else { return arguments }
        rest.insert(contentsOf: ["--set", values.joined(separator: String(separator))], at: place)
        return rest + arguments[index...]
    }
}
