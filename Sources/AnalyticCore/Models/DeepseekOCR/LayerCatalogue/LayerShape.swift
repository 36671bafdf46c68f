/// One number of a layer's shape, as `modelmeter layer --set` and the reference counts name it.
public struct ShapeParameter: Sendable, Hashable {
    /// The name in the reference counts: `B`, `S`, `past_kv`, `hidden`, …
    public let name: String
    /// The value of the released model, where none is given.
    public let value: Int
    /// The constant of the model that gives the value where none is given; nil for what is no constant of the model.
    let constant: (KeyPath<DeepseekOCRConfiguration, Int> & Sendable)?
    /// What it is.
    public let help: String
    /// The least legal value.
    public let least: Int
    /// The largest legal value.
    public let most: Int

    init(_ name: String, _ value: Int, _ help: String, least: Int = 1, most: Int? = nil) {
        self.name = name
        self.value = value
        self.help = help
        self.least = least
        self.most = most ?? Self.bounds[name] ?? LayerShape.most
        constant = nil
    }

    /// A number that is a constant of the model.
    init(_ name: String, _ constant: KeyPath<DeepseekOCRConfiguration, Int> & Sendable, _ help: String, least: Int = 1)
    {
        self.name = name
        value = DeepseekOCRConfiguration()[keyPath: constant]
        self.help = help
        self.least = least
        self.constant = constant
        most = Self.bounds[name] ?? LayerShape.most
    }

    /// What is multiplied with others while a shape is worked out, or stands for a list of modules, is bounded tighter.
    private static let bounds: [String: Int] = [
        "B": 16_777_216, "H": 65_536, "W": 65_536, "image": 65_536, "window": 4096, "num_layers": 4096, "depth": 64,
        "heads": 65_536, "kv_heads": 65_536, "C": 1_048_576, "hidden": 1_048_576, "head_dim": 1_048_576,
    ]
}

/// A name that the reference counts carry beside a shape and that follows from it: never a freedom of its own.
public struct DerivedShape: Sendable {
    /// The name: `image`, `head_dim`, `note`, …
    public let name: String
    /// Numbers of the shape without which the name cannot stand alone.
    let needs: [String]
    /// The parameter that the name stands for, where it is one.
    let parameter: String?
    /// The numbers of the shape that follow from its value.
    let implied: @Sendable (Int, LayerShape, Scenario) throws(ScenarioError) -> [String: Int]

    init(
        _ name: String, needs: [String] = [], parameter: String? = nil,
        implies implied: @escaping @Sendable (Int, LayerShape, Scenario) throws(ScenarioError) -> [String: Int] = {
            _, _, _ in [:]
        }
    ) {
        self.name = name
        self.needs = needs
        self.parameter = parameter
        self.implied = implied
    }
}

/// The shape of one layer: a value for each of its numbers.
public struct LayerShape: Sendable, Hashable {
    /// The largest legal value of any number.
    public static let most = 1_073_741_824

    private var values: [String: Int]

    init(_ parameters: [ShapeParameter], in model: DeepseekOCRConfiguration = DeepseekOCRConfiguration()) {
        values = Dictionary(
            uniqueKeysWithValues: parameters.map { ($0.name, $0.constant.map { model[keyPath: $0] } ?? $0.value) })
    }

    /// The value of a number of the shape.
    ///
    /// - Throws: `ScenarioError.unknownParameter` where the shape has no such number.
    public subscript(name: String) -> Int {
        get throws(ScenarioError) {
            guard let value = values[name] else { throw .unknownParameter(id: name, nearest: nearest(to: name)) }
            return value
        }
    }

    /// The value of a number, where the shape has it.
    public func value(of name: String) -> Int? { values[name] }

    mutating func set(_ name: String, to value: Int) { values[name] = value }

    /// Numbers of the shape whose names come close.
    func nearest(to name: String) -> [String] {
        let scored = values.keys.map { ($0, EditDistance.between(name.lowercased(), $0.lowercased())) }
        return scored.filter { $0.1 <= max(1, name.count / 3) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(
            \.0)
    }
}
