import AnalyticCore
import FoundationEssentials
import JSONReading
import ReferenceCounts

/// Reference files that were read, and those that could not be.
public struct ReferenceSet: Sendable {
    /// Where they come from, for a heading.
    public let source: String
    /// What was read, in the order of `ReferenceKind`.
    let files: [ReferenceFile]
    /// What could not be.
    public let problems: [ReferenceProblem]

    /// The counts that lie in the program.
    public static func builtIn() -> ReferenceSet {
        var texts: [(name: String, data: Data)] = []
        for index in 0..<reference_file_count() {
            let file = reference_file_at(index)
            guard let name = String(validatingCString: file.name), let text = file.text else { continue }
            texts.append((name, Data(bytes: text, count: file.size)))
        }
        return ReferenceSet(source: "built in", texts: texts, problems: [])
    }

    /// The `.json` files of a folder, or one such file.
    public static func reading(path: String) -> ReferenceSet {
        let manager = FileManager.default
        var isFolder = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
            return ReferenceSet(
                source: path, texts: [],
                problems: [ReferenceProblem(file: path, field: "", reason: "no such file or folder")])
        }
        var names = [path.split(separator: "/").last.map(String.init) ?? path]
        if isFolder {
            guard let all = try? manager.contentsOfDirectory(atPath: path) else {
                return ReferenceSet(
                    source: path, texts: [],
                    problems: [ReferenceProblem(file: path, field: "", reason: "a folder that cannot be read")])
            }
            names = all.filter {
                $0.lowercased().hasSuffix(".json") && !$0.hasPrefix(".") && !$0.hasSuffix(".schema.json")
            }
            .sorted()
        }
        var texts: [(name: String, data: Data)] = []
        var problems: [ReferenceProblem] = []
        for name in names {
            do {
                texts.append((name, try Data(contentsOf: URL(filePath: isFolder ? path + "/" + name : path))))
            } catch {
                problems.append(
                    ReferenceProblem(file: name, field: "", reason: "cannot be read: is it a file that you may read?"))
            }
        }
        if names.isEmpty {
            problems.append(ReferenceProblem(file: path, field: "", reason: "holds no .json files"))
        }
        return ReferenceSet(source: path, texts: texts, problems: problems)
    }

    /// Texts by file name, for tests and other sources.
    package init(source: String, texts: [(name: String, text: String)]) {
        self.init(source: source, texts: texts.map { ($0.name, Data($0.text.utf8)) }, problems: [])
    }

    private init(source: String, texts: [(name: String, data: Data)], problems: [ReferenceProblem]) {
        self.source = source
        var files: [ReferenceFile] = []
        var problems = problems
        for (name, data) in texts {
            do throws(ReferenceProblem) {
                files.append(try ReferenceFile(name: name, data: data))
            } catch {
                problems.append(error)
            }
        }
        let order = ReferenceKind.allCases
        self.files = order.flatMap { kind in files.filter { $0.kind == kind } }
        self.problems = problems
    }
}

/// One reference file.
struct ReferenceFile: Sendable {
    let name: String
    let kind: ReferenceKind
    private let content: JSONValue

    init(name: String, data: Data) throws(ReferenceProblem) {
        self.name = name
        guard let kind = ReferenceKind(fileName: name) else {
            let known = ReferenceKind.allCases.map { $0.rawValue + ".json" }.joined(separator: ", ")
            throw ReferenceProblem(
                file: name, field: "", reason: "an unknown file; names are those of \(known), a suffix allowed")
        }
        self.kind = kind
        do throws(JSONReadingError) {
            content = try JSONValue(data: data)
        } catch {
            throw ReferenceProblem(file: name, field: "", reason: "not JSON: \(error.reason)")
        }
        guard case .object = content else {
            throw ReferenceProblem(file: name, field: "", reason: "must hold one object, not \(content.text)")
        }
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

    /// The measured cases.
    func cases() throws(ReferenceProblem) -> [ReferenceField] {
        try root.member("cases").elements()
    }
}
