/// A table as comma-separated values (RFC 4180, with line feeds).
struct CSV {
    private(set) var text = ""

    /// A table with a header; without one where rows are to follow those of another.
    init(header: [String]? = nil) {
        if let header { append(header) }
    }

    mutating func append(_ fields: [String]) {
        text += Self.line(fields)
    }

    private static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
