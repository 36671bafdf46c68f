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

    /// A field, in quotation marks where it needs them.
    static func quoted(_ field: String) -> String {
        // Bytes are faster to search than characters, and none of these is part of another character.
        guard field.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
