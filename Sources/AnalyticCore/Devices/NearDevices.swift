extension Device {
    /// The ids that come near to a name that is none.
    static func nearest(to id: String, among devices: [Device]) -> [String] {
        let typed = id.lowercased()
        // Those that begin with what was typed come first, then those that hold it, then those that differ in few letters.
        let ranked = devices.compactMap { device -> (rank: Int, distance: Int, id: String)? in
            let distance = EditDistance.between(typed, device.id)
            if device.id.hasPrefix(typed) { return (0, distance, device.id) }
            if device.id.contains(typed) { return (1, distance, device.id) }
            return distance <= max(3, id.count / 2) ? (2, distance, device.id) : nil
        }
        return ranked.sorted { ($0.rank, $0.distance) < ($1.rank, $1.distance) }.prefix(4).map(\.id)
    }
}
