import TerminalKit

/// Names of the themes that can be chosen.
enum ThemeNames {
    /// The built-in ones, in the order in which `T` goes through them.
    static let all = Theme.builtIn.map(\.name)
}
