/// What an hour of a device costs to rent.
public struct DevicePrice: Hashable, Sendable {
    /// The least that was asked, dollars per hour.
    public var low: Double
    /// The most that was asked, dollars per hour.
    public var high: Double
    /// When, such as 2026-05-31.
    public var date: String
    /// Where.
    public var source: String

    /// A price.
    public init(low: Double, high: Double, date: String, source: String) {
        self.low = low
        self.high = high
        self.date = date
        self.source = source
    }

    /// The middle of what was asked, dollars per hour.
    public var middle: Double { (low + high) / 2 }

    /// The range with when and where it was asked: `$2.50 to $7.00 an hour (2026-05-31)`.
    public var text: String {
        let range = low == high ? Figure.dollars(low) : "\(Figure.dollars(low)) to \(Figure.dollars(high))"
        return "\(range) an hour" + (date.isEmpty ? "" : " (\(date))")
    }
}
