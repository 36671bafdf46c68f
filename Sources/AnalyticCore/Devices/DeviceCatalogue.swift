/// The devices that come with the program.
public enum DeviceCatalogue {
    /// All of them.
    public static let builtIn: [Device] = nvidia + amd + others

    /// The device of a scenario in which none was chosen.
    public static let standard: Device = builtIn.first { $0.id == "h100-sxm" } ?? nvidia[0]

    /// The ids that come near to a name that is none.
    static func nearest(to id: String, among devices: [Device]) -> [String] {
        devices.map { ($0.id, EditDistance.between(id.lowercased(), $0.id)) }
            .filter { $0.1 <= max(3, id.count / 2) || $0.0.contains(id.lowercased()) }
            .sorted { $0.1 < $1.1 }.prefix(4).map(\.0)
    }
}
