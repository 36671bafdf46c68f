import TextKit

/// What is wrong with a file in TOML, where, and what would be right.
public struct TOMLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line, from 1; nil where the whole file is meant.
    public let line: Int?
    /// The place in the file's tables, such as `device[0].bf16`; empty where the text is no TOML.
    public let field: String
    /// What was found, what is allowed and what is near.
    public let reason: String

    /// An error.
    public init(file: String, line: Int?, field: String = "", reason: String) {
        self.file = file
        self.line = line
        self.field = field
        self.reason = reason
    }

    /// One line, free of control characters.
    public var description: String {
        let place = file + (line.map { ", line \($0)" } ?? "")
        return (field.isEmpty ? "\(place): \(reason)" : "\(place): \(field): \(reason)").withVisibleControls
    }
}
