/// The attribute name of a module in the reference implementation, as a value that models can be compared by.
public struct ModuleName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name itself.
    public let text: StaticString

    /// A name written as a literal.
    public init(stringLiteral text: StaticString) {
        self.text = text
    }

    /// The name as a text.
    public var description: String { text.description }

    /// Whether two names have the same letters, wherever they stand in the program.
    public static func == (left: ModuleName, right: ModuleName) -> Bool {
        left.text.withUTF8Buffer { first in right.text.withUTF8Buffer { first.elementsEqual($0) } }
    }

    /// Hashes the letters.
    public func hash(into hasher: inout Hasher) {
        text.withUTF8Buffer { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
