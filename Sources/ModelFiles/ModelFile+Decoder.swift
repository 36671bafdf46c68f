import AnalyticCore
import FoundationEssentials

extension ModelFile {
    /// Reads a `config.json`, or the one in a folder.
    ///
    /// - Throws: `ModelFileError` where it cannot be read or is not a JSON object.
    public init(config path: String) throws(ModelFileError) {
        var isFolder = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        try self.init(path: isFolder ? path + "/config.json" : path)
    }

    /// The file as a decoder of one of the families that are modelled.
    ///
    /// - Throws: `ModelFileError.refused` where it asks for what is not.
    public func decoder() throws(ModelFileError) -> Decoder {
        do throws(ConfigRefusal) {
            return try Decoder(
                card: ModelCard(id: name, title: title, request: "prompt", repository: root["_name_or_path"]?.word),
                fields: ConfigValue.fields(root) ?? [:])
        } catch {
            throw .refused(file: name, reason: error)
        }
    }

    /// The name that the file gives its model, or else the folder that it lies in, or its own.
    private var title: String {
        if let path = root["_name_or_path"]?.word, let last = path.split(separator: "/").last { return String(last) }
        let parts = name.split(separator: "/")
        return String((parts.last == "config.json" ? parts.dropLast().last : nil) ?? parts.last ?? "a model")
    }
}
