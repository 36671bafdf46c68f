import AnalyticCore

extension ModelFile {
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
