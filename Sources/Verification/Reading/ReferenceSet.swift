import FoundationEssentials
import ModelFiles
import ReferenceCounts

/// Reference files that were found, and those that could not be used. A file is read when a check asks for it.
public struct ReferenceSet: Sendable {
    /// Where they come from, for a heading.
    public let source: String
    /// What was found, in the order of `ReferenceKind`.
    let texts: [ReferenceText]
    /// What cannot be used; `Verification.problems` adds what turns up in reading.
    public let problems: [ReferenceProblem]

    /// The counts that lie in the program.
    public static func builtIn() -> ReferenceSet {
        let counts = (0..<reference_file_count()).compactMap(ReferenceText.init)
        return ReferenceSet(source: "built in", found: counts + knownTexts, problems: [])
    }

    /// The counts of the models that lie in the program.
    public static func knownModels() -> ReferenceSet {
        ReferenceSet(source: "built in", found: knownTexts, problems: [])
    }

    private static var knownTexts: [ReferenceText] {
        ModelLibrary.texts().map { ReferenceText(known: $0.id, data: $0.text) }
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
                ($0.lowercased().hasSuffix(".json") || $0.lowercased().hasSuffix(".jsonl")) && !$0.hasPrefix(".")
                    && !$0.hasSuffix(".schema.json")
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

    /// The models that have measured counts here, by the names of their files.
    public var models: [String] { texts.filter { $0.kind == .model }.map(\.model) }

    /// The counts of some models alone.
    public func only(models ids: Set<String>) -> ReferenceSet {
        ReferenceSet(
            source: source, found: texts.filter { $0.kind == .model && ids.contains($0.model) }, problems: problems)
    }

    /// The counts without those of decoders that have files of their own.
    public var withoutModels: ReferenceSet {
        ReferenceSet(source: source, found: texts.filter { $0.kind != .model }, problems: problems)
    }

    /// Texts by file name, for tests and other sources.
    package init(source: String, texts: [(name: String, text: String)]) {
        self.init(source: source, texts: texts.map { ($0.name, Data($0.text.utf8)) }, problems: [])
    }

    private init(source: String, texts: [(name: String, data: Data)], problems: [ReferenceProblem]) {
        var found: [ReferenceText] = []
        var problems = problems
        for (name, data) in texts {
            do throws(ReferenceProblem) {
                found.append(try ReferenceText(name: name, data: data))
            } catch {
                problems.append(error)
            }
        }
        self.init(source: source, found: found, problems: problems)
    }

    init(source: String, found: [ReferenceText], problems: [ReferenceProblem]) {
        self.source = source
        texts = ReferenceKind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
        self.problems = problems
    }
}
