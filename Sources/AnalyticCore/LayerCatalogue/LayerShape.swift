/// One number of a layer's shape, as `modelmeter layer --set` and the reference counts name it.
public struct ShapeParameter: Sendable, Hashable {
    /// The name in the reference counts: `B`, `S`, `past_kv`, `hidden`, …
    public let name: String
    /// The value where none is given.
    public let value: Int
    /// What it is.
    public let help: String
    /// The least legal value.
    public let least: Int

    init(_ name: String, _ value: Int, _ help: String, least: Int = 1) {
        self.name = name
        self.value = value
        self.help = help
        self.least = least
    }
}

/// The shape of one layer: a value for each of its numbers.
public struct LayerShape: Sendable, Hashable {
    /// The largest legal value of any number.
    public static let most = 1_073_741_824

    private var values: [String: Int]

    init(_ parameters: [ShapeParameter]) {
        values = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0.value) })
    }

    /// The value of a number of the shape.
    public subscript(name: String) -> Int {
        get { values[name] ?? 0 }
        set { values[name] = newValue }
    }
}
