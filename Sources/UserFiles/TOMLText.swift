import TOMLKit

/// Reads TOML, with the line of an error.
enum TOMLText {
    static func table(_ text: String, name: String) throws(UserFileError) -> TOMLTable {
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw UserFileError(
                file: name, field: "line \(error.source.begin.line)", reason: "not TOML: \(error.description)")
        } catch {
            throw UserFileError(file: name, field: "", reason: "not TOML: \(error)")
        }
    }
}
