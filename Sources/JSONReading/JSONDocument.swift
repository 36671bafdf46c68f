/// A JSON text that was read.
package struct JSONDocument: Sendable {
    /// The value that the text is.
    package let root: JSONValue
    /// Keys that stand twice in one object: all but the last value are lost.
    package let repeated: [RepeatedKey]

    /// A key that stood in its object before.
    package struct RepeatedKey: Equatable, Sendable {
        package let key: String
        /// The line of the later one, from 1.
        package let line: Int
    }

    /// Reads bytes in UTF-8.
    ///
    /// - Throws: `JSONReadingError` that says where the text stops being JSON.
    package init(bytes: UnsafeRawBufferPointer) throws(JSONReadingError) {
        var scanner = JSONScanner(bytes.bindMemory(to: UInt8.self))
        root = try scanner.document()
        repeated = scanner.repeated
    }

    /// Reads a text.
    package init(text: String) throws(JSONReadingError) {
        self = try Self.reading(Array(text.utf8))
    }

    private static func reading(_ bytes: [UInt8]) throws(JSONReadingError) -> JSONDocument {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(JSONReadingError) in try JSONDocument(bytes: buffer) }
        }
        return try result.get()
    }
}

/// Why a text is not JSON, and where.
package struct JSONReadingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// The character of the line, from 1.
    package let column: Int
    /// What stands there, and what would be right.
    package let reason: String

    package var description: String { "line \(line), column \(column): \(reason)" }
}
