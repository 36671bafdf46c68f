import JSONReading

/// One reference file.
struct ReferenceFile: Sendable {
    let name: String
    let kind: ReferenceKind
    private let content: JSONValue

    init(name: String, kind: ReferenceKind, content: JSONValue) {
        self.name = name
        self.kind = kind
        self.content = content
    }

    var root: ReferenceField { ReferenceField(file: name, path: "", value: content) }

    /// What was run to take the counts, in words: versions, device, number type; empty where the file does not say.
    var provenance: String {
        let words = ["torch", "transformers", "device", "dtype"].compactMap { key -> String? in
            guard case .string(let text) = content.member(at: "provenance.\(key)") else { return nil }
            return ["torch", "transformers"].contains(key) ? "\(key) \(text)" : text
        }
        if case .string(let text) = content["source"], words.isEmpty { return text }
        return words.joined(separator: ", ")
    }

    /// The code that was run, by file, with its repository, commit and digest; empty where the file does not say.
    var code: [(file: String, text: String)] {
        let files = try? root.optional("provenance")?.optional("vendor_files")?.members()
        return (files ?? []).compactMap { name, field in (try? field.text()).map { (name, $0) } }
    }

    /// The measured cases.
    func cases() throws(ReferenceProblem) -> [ReferenceField] {
        try root.member("cases").elements()
    }
}
