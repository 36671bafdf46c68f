/// How a sweep is written.
public enum SweepFormat: String, CaseIterable, Sendable {
    case table, csv, json, svg, markdown

    /// Whether rows are written as they come, so that any number of them can be.
    public var streams: Bool { self == .csv || self == .json }
}
