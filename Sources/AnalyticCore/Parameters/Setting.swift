/// A value that was given to a parameter, as `--set` takes it.
public struct Setting: Hashable, Sendable {
    /// The parameter.
    public let id: String
    /// Its value.
    public let value: ParameterValue

    /// A setting.
    public init(_ id: String, _ value: ParameterValue) {
        self.id = id
        self.value = value
    }

    /// A setting as it would be typed.
    public init(_ id: String, _ text: String) {
        self.init(id, .word(text))
    }

    /// The value as it would be typed.
    public var text: String { value.text }
}

extension Setting: CustomStringConvertible {
    /// `id=value`.
    public var description: String { "\(id)=\(text)" }
}
