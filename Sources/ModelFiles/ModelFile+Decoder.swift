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
    public func decoder() throws(ModelFileError) -> DecoderReading {
        do throws(ConfigRefusal) {
            return try DecoderReading(ConfigValue.fields(root) ?? [:])
        } catch {
            throw .refused(file: name, reason: error)
        }
    }
}
