import FoundationEssentials

extension ModelFile {
    /// The most bytes of a file that can be a `config.json`.
    private static let mostBytes = 16 << 20

    /// Weights are told from a configuration before they are read: they may be larger than memory.
    static func checkKind(of path: String) throws(ModelFileError) {
        let name = path.lowercased()
        for (ending, format) in [
            ("safetensors", "safetensors"), ("gguf", "GGUF"), ("bin", "PyTorch"), ("pt", "PyTorch"),
        ]
        where name.hasSuffix("." + ending) {
            throw .unreadable(
                file: path, reason: "\(format) weights, not a config.json; give the one that lies beside them")
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? any BinaryInteger
        if let size, Int(clamping: size) > mostBytes {
            throw .unreadable(
                file: path, reason: "\(size) bytes are no config.json; at most \(mostBytes) are read")
        }
    }
}
