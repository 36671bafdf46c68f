/// The name of a view: that of `--view`, of the palette and of its help.
public struct ViewID: RawRepresentable, Hashable, Sendable {
    /// The name.
    public let rawValue: String

    /// A name; whether there is such a view, `ViewSpec` knows.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Everything at a glance.
    public static let overview = ViewID(rawValue: "overview")
    /// What the selection is made of.
    public static let breakdown = ViewID(rawValue: "breakdown")
    /// The KV cache.
    public static let cache = ViewID(rawValue: "cache")
    /// Formulas.
    public static let explain = ViewID(rawValue: "explain")
    /// The baseline against now.
    public static let compare = ViewID(rawValue: "compare")
    /// Figures against measured counts.
    public static let verify = ViewID(rawValue: "verify")
    /// Times and what limits them.
    public static let time = ViewID(rawValue: "time")
    /// What one device holds.
    public static let memory = ViewID(rawValue: "memory")
    /// Layers under the roofs.
    public static let roofline = ViewID(rawValue: "roofline")
    /// A map of limiters.
    public static let bounds = ViewID(rawValue: "bounds")
    /// Curves over a parameter.
    public static let sweep = ViewID(rawValue: "sweep")
    /// Tiles for each size of page.
    public static let tiling = ViewID(rawValue: "tiling")
    /// What each parameter does to a figure.
    public static let levers = ViewID(rawValue: "levers")
}
