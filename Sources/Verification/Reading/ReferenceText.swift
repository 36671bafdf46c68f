import FoundationEssentials
import JSONReading
import ReferenceCounts

/// The text of a reference file that was found and not read yet.
struct ReferenceText: Sendable {
    let name: String
    let kind: ReferenceKind
    private let place: Place

    private enum Place {
        /// A model that lies in the program.
        case known(Data)
        /// The number of a file that lies in the program.
        case program(Int)
        case memory(Data)
    }

    /// - Throws: `ReferenceProblem` where the name is of no kind, and the text not that of a model.
    init(name: String, data: Data) throws(ReferenceProblem) {
        try self.init(name: name, place: .memory(data))
    }

    /// A file of a kind, whatever its name.
    init(name: String, kind: ReferenceKind, data: Data) {
        self.name = name
        self.kind = kind
        place = .memory(data)
    }

    /// A model that lies in the program.
    init(known id: String, data: Data) {
        name = id + ".json"
        kind = .model
        place = .known(data)
    }

    /// A model's file may have any name: it is known by its configuration and its cases; files of measured times, by their
    /// schema.
    private static func kind(of place: Place) -> ReferenceKind? {
        guard case .memory(let data) = place else { return nil }
        let document = data.withUnsafeBytes { bytes in try? JSONDocument(bytes: bytes) }
        switch document?.root["schema"]?.word {
        case KernelCheck.schema: return .kernels
        case TimesCheck.schema: return .times
        default: break
        }
        if ServingFormat.records(data) != nil { return .serving }
        guard let root = document?.root, case .object? = root["config"], case .array? = root["cases"] else {
            return nil
        }
        return .model
    }

    /// A file of measured times, whatever its name.
    init(name: String, timing data: Data) {
        self.name = name
        kind = .timing
        place = .memory(data)
    }

    /// A file that lies in the program; nil where its name cannot be used.
    init?(program index: Int) {
        guard let name = String(validatingCString: reference_file_at(index).name) else { return nil }
        try? self.init(name: name, place: .program(index))
    }

    private init(name: String, place: Place) throws(ReferenceProblem) {
        guard let kind = ReferenceKind(fileName: name) ?? Self.kind(of: place) else {
            let known = ReferenceKind.allCases.map { $0.rawValue + ".json" }.joined(separator: ", ")
            throw ReferenceProblem(
                file: name, field: "",
                reason:
                    "an unknown file; names are those of \(known), a suffix allowed; results of benchmark programs are known "
                    + "by their fields: " + ServingFormat.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self.name = name
        self.kind = kind
        self.place = place
    }

    /// The name without its ending: the model, where it is of one.
    var model: String { name.hasSuffix(".json") ? String(name.dropLast(".json".count)) : name }

    /// Whether it lies in the program.
    var isInProgram: Bool { if case .memory = place { false } else { true } }

    /// Reads the text.
    ///
    /// - Throws: `ReferenceProblem` where it is no JSON object.
    func file() throws(ReferenceProblem) -> ReferenceFile {
        if kind == .serving, case .memory(let data) = place, let records = ServingFormat.records(data) {
            return ReferenceFile(name: name, kind: kind, content: records)
        }
        let root: JSONValue
        do throws(JSONReadingError) {
            root = try document().root
        } catch {
            throw ReferenceProblem(file: name, field: "", reason: "not JSON: \(error)")
        }
        guard case .object = root else {
            throw ReferenceProblem(file: name, field: "", reason: "must hold one object, not \(root.text)")
        }
        return ReferenceFile(name: name, kind: kind, content: root)
    }

    private func document() throws(JSONReadingError) -> JSONDocument {
        switch place {
        case .program(let index):
            let file = reference_file_at(index)
            return try JSONDocument(bytes: UnsafeRawBufferPointer(start: file.text, count: file.size))
        case .known(let data), .memory(let data):
            return try data.withUnsafeBytes { bytes in
                Result { () throws(JSONReadingError) in try JSONDocument(bytes: bytes) }
            }.get()
        }
    }
}
