import FoundationEssentials
import TOMLKit

/// Reads TOML, with the line of an error.
enum TOMLText {
    /// The text of a file.
    static func reading(path: String) throws(UserFileError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw UserFileError(file: path, field: "", reason: "cannot be read: is there such a file?")
        }
        return String(decoding: data, as: UTF8.self)
    }

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
