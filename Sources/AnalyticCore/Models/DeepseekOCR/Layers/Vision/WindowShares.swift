/// What part of the work in padded windows is about real tokens.
public struct WindowShares: Hashable, Sendable {
    /// Of the tokens.
    public let tokens: Double
    /// Of the pairs of tokens that share a window.
    public let pairs: Double
    /// Of the pairs of a token and a row of its window.
    public let rows: Double
    /// Of the pairs of a token and a column of its window.
    public let columns: Double

    /// No padding.
    public static let whole = WindowShares(tokens: 1, pairs: 1, rows: 1, columns: 1)

    private init(tokens: Double, pairs: Double, rows: Double, columns: Double) {
        self.tokens = tokens
        self.pairs = pairs
        self.rows = rows
        self.columns = columns
    }

    /// A grid of `height` x `breadth` tokens, padded to whole windows of `window` x `window`.
    public init(height: Int, breadth: Int, window: Int) {
        let (down, downSquared) = Self.shares(height, window)
        let (across, acrossSquared) = Self.shares(breadth, window)
        tokens = down * across
        pairs = downSquared * acrossSquared
        rows = downSquared * across
        columns = down * acrossSquared
    }

    /// The real part of one side of all windows, and of the pairs along it.
    private static func shares(_ side: Int, _ window: Int) -> (Double, Double) {
        guard side > 0, window > 0 else { return (1, 1) }
        let windows = Double((side + window - 1) / window)
        let last = Double(side) - (windows - 1) * Double(window)
        let padded = windows * Double(window)
        let pairs = (windows - 1) * Double(window) * Double(window) + last * last
        return (Double(side) / padded, pairs / (padded * Double(window)))
    }
}
