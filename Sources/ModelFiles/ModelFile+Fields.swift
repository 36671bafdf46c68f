import AnalyticCore
import JSONReading
import TextKit

extension ModelFile {
    /// Fields that the released file leaves out too.
    private static let optional: Set = ["language_config.moe_layer_freq", "projector_config.depth"]

    /// Every field that a cost follows from must be there: a default would be another model's.
    func checkPresence() throws(ModelFileError) {
        let needed = ParameterList.standard.all.compactMap(\.configPath) + ["language_config.use_mla"]
        let missing = needed.filter { !Self.optional.contains($0) && value(at: $0) == nil }
        guard !missing.isEmpty else { return }
        let unread = ignoredFields
        let near = missing.compactMap { path -> String? in
            NearNames.to(Self.last(path), among: unread.map(Self.last), limit: 1).first.flatMap { name in
                unread.first { Self.last($0) == name }
            }
        }
        throw .missing(file: name, fields: missing, nearest: Array(Set(near)).sorted())
    }

    private static func last(_ path: String) -> String {
        path.split(separator: ".").last.map(String.init) ?? path
    }

    /// Fields that no figure depends on, by path, in the order of the file.
    public var ignoredFields: [String] {
        Self.leaves(of: root, at: "").filter { !Self.isRead($0) && !Self.isRead("language_config." + $0) }
    }

    /// Whether a field sets something, or is checked.
    static func isRead(_ path: String) -> Bool { readPaths.contains(path) }

    private static let readPaths: Set<String> = Set(
        ParameterList.standard.all.compactMap(\.configPath) + StructureRule.all.map { "language_config." + $0.key }
            + [
                "architectures", "model_type", "language_config.head_dim", "projector_config.n_embed",
                "projector_config.input_dim", "projector_config.model_type", "torch_dtype", "dtype",
            ])

    /// The paths of everything that is no section. A section that is read as a whole stands for itself.
    private static func leaves(of value: JSONValue, at path: String) -> [String] {
        guard case .object(let object) = value, !object.members.isEmpty, !isRead(path) else {
            return path.isEmpty ? [] : [path]
        }
        return object.members.flatMap { leaves(of: $0.value, at: path.isEmpty ? $0.key : path + "." + $0.key) }
    }
}
