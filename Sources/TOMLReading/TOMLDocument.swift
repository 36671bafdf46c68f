import FoundationEssentials

/// A file in TOML 1.0, read strictly: whatever the specification forbids is refused, and nothing stops the program.
public struct TOMLDocument: Equatable, Sendable {
    /// What stands for the file in error messages.
    public let name: String
    /// Its entries.
    public let root: TOMLTable

    /// Reads a file.
    ///
    /// - Throws: `TOMLError` that names file and line.
    public init(path: String) throws(TOMLError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw TOMLError(file: path, line: nil, reason: "cannot be read: is there such a file?")
        }
        try self.init(bytes: Array(data), name: path)
    }

    /// Reads a text.
    public init(text: String, name: String) throws(TOMLError) {
        try self.init(bytes: Array(text.utf8), name: name)
    }

    /// Reads bytes in UTF-8.
    public init(bytes: [UInt8], name: String) throws(TOMLError) {
        self.name = name
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(TOMLSyntaxError) in
                var parser = TOMLParser(buffer)
                return try parser.document()
            }
        }
        do throws(TOMLSyntaxError) {
            root = try result.get()
        } catch {
            throw TOMLError(file: name, line: error.line, reason: error.reason)
        }
    }

    /// The entries, to be read one by one.
    public var section: TOMLSection { TOMLSection(file: name, line: nil, path: "", table: root) }
}

/// Where a text stops being TOML.
struct TOMLSyntaxError: Error {
    let line: Int
    let reason: String
}
