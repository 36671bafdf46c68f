/// One figure of a device, with what it rests on.
public struct DeviceFigure: Hashable, Sendable {
    /// What a figure rests on.
    public enum Standing: String, CaseIterable, Sendable {
        /// A source states it.
        case sourced
        /// Arithmetic on a figure that a source states.
        case derived
        /// No source was seen.
        case unverified
        /// Sources disagree.
        case disputed
        /// The user wrote it.
        case user
    }

    /// The figure, in FLOP/s, bytes, bytes/s or watts.
    public var value: Double
    /// What it rests on.
    public var standing: Standing
    /// The least that a source states; the figure itself where none disputes it.
    public var low: Double
    /// The most that a source states.
    public var high: Double

    /// A figure.
    public init(_ value: Double, _ standing: Standing = .sourced, low: Double? = nil, high: Double? = nil) {
        self.value = value
        self.standing = standing
        self.low = min(low ?? value, value)
        self.high = max(high ?? value, value)
    }

    /// Whether the figure is to be marked wherever it is used.
    public var isDoubtful: Bool { standing == .unverified || standing == .disputed }
}
