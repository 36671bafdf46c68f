import AnalyticCore

/// The levers that a list shows: those that do something, and of one parameter only the strongest.
public struct ShownLevers: Sendable {
    /// In their order.
    public let levers: [Lever]
    /// How many more there are of parameters that are shown, by the parameter's id.
    public let others: [(parameter: String, count: Int)]
    /// How many do next to nothing.
    public let silent: Int

    /// Less than this is next to nothing: 0.1%.
    public static let least = 0.001

    /// - Parameter most: How many of one parameter are shown.
    public init(_ levers: [Lever], most: Int = 3) {
        var shown: [Lever] = []
        var counts: [String: Int] = [:]
        var others: [(parameter: String, count: Int)] = []
        var silent = 0
        for lever in levers {
            guard lever.effect >= Self.least else {
                silent += 1
                continue
            }
            let id = lever.parameter.id
            counts[id, default: 0] += 1
            if counts[id, default: 0] <= most {
                shown.append(lever)
            } else if let place = others.firstIndex(where: { $0.parameter == id }) {
                others[place].count += 1
            } else {
                others.append((id, 1))
            }
        }
        (self.levers, self.others, self.silent) = (shown, others, silent)
    }

    /// The longest bar of the list.
    public var mostEffect: Double { levers.map(\.effect).filter { $0.isFinite }.max() ?? 0 }

    /// What is left out, in words; nothing where nothing is.
    public var remainder: String {
        let more = others.map { "\($0.count) more of \($0.parameter)" }
        let without = silent > 0 ? ["\(silent) that change it by less than 0.1%"] : []
        return (more + without).joined(separator: ", ")
    }
}
