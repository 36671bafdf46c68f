/// What cannot be used of the reference data: the file, the field, what was found and what is allowed.
public struct ReferenceProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The field, such as `cases[3].flops_total`; empty where the whole file is meant.
    public let field: String
    /// What was found, and what is allowed.
    public let reason: String

    /// One line: where, what, and what is allowed.
    public var description: String {
        field.isEmpty ? "\(file): \(reason)" : "\(file): \(field): \(reason)"
    }
}
