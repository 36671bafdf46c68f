/// Why the sizes of a file's pages cannot be told: the file, what was found, and what is allowed.
public struct PageFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named.
    public let file: String
    /// What is wrong with it.
    public let problem: String

    /// One line.
    public var description: String { "\(file): \(problem)" }
}

/// What is wrong with the bytes of a file, whatever its name is.
struct PageProblem: Error, Hashable {
    let text: String

    init(_ text: String) { self.text = text }
}
