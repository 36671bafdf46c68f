/// Why a file of the user cannot be used.
public struct UserFileError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line or the field.
    public let field: String
    /// What is wrong and what is allowed.
    public let reason: String

    /// One line.
    public var description: String { field.isEmpty ? "\(file): \(reason)" : "\(file): \(field): \(reason)" }
}
