import AnalyticCore

extension DeepseekOCRStudies {
    /// What profiles show: which cost the same and why, where prefill and decode dominate, what utilisation to expect.
    @Sendable
    public static func readings(of points: [ProfilePoint]) -> [String] {
        guard let first = points.first else { return [] }
        let device = points.filter { $0.deviceID == first.deviceID }
        return alike(device) + shares(device) + utilisation(points) + unfit(points)
    }

    /// Pages of different size that become the same views.
    private static func alike(_ points: [ProfilePoint]) -> [String] {
        var sentences: [String] = []
        for (index, one) in points.enumerated() {
            for other in points.dropFirst(index + 1)
            where one.geometry == other.geometry && one.geometry.tiles > 0
                && one.scenario.workload.decodeTokens == other.scenario.workload.decodeTokens
                && one.scenario.workload.batch == other.scenario.workload.batch
            {
                sentences.append(
                    "\(one.profile.id) and \(other.profile.id) cost the same: pages of \(size(one)) and \(size(other)) "
                        + "pixels are both cut into \(one.geometry.grid.rows) rows x \(one.geometry.grid.columns) tiles of "
                        + "\(one.geometry.tileSize), and what is finer is scaled away before the model sees it.")
            }
        }
        return sentences
    }

    private static func size(_ point: ProfilePoint) -> String {
        "\(point.scenario.workload.image.width) x \(point.scenario.workload.image.height)"
    }

    /// Where which stage dominates, by FLOPs and by time.
    private static func shares(_ points: [ProfilePoint]) -> [String] {
        let byFLOPs = points.filter { $0.flops(.vision) + $0.flops(.prefill) > $0.flops(.decode) }
        let byTime = points.filter { point in
            (point.service.timeToFirstToken(.estimate) ?? 0) * 2 > (point.service.latency(.estimate) ?? .infinity)
        }
        return [
            dominance(byFLOPs, of: points, "by FLOPs"),
            dominance(byTime, of: points, "by time on \(points.first?.scenario.machine.device.name ?? "")"),
        ]
    }

    private static func dominance(_ first: [ProfilePoint], of all: [ProfilePoint], _ how: String) -> String {
        let start = how.prefix(1).uppercased() + how.dropFirst()
        let hasVision = all.contains { $0.scenario.model.facts.hasVision }
        let before = hasVision ? "vision and prefill are" : "prefill is"
        if first.isEmpty { return "\(start), decode is the larger part of every profile." }
        if first.count == all.count { return "\(start), \(before) the larger part of every profile." }
        let rest = all.filter { point in !first.contains { $0.profile.id == point.profile.id } }
        return "\(start), \(before) the larger part of \(names(first)); decode of \(names(rest))."
    }

    private static func names(_ points: [ProfilePoint]) -> String {
        points.map(\.profile.id).joined(separator: ", ")
    }

    /// What utilisation to expect on each device, and why.
    private static func utilisation(_ points: [ProfilePoint]) -> [String] {
        var seen: [String] = []
        for id in points.map(\.deviceID) where !seen.contains(id) { seen.append(id) }
        return seen.compactMap { id in
            let members = points.filter { $0.deviceID == id }
            let matrix = members.compactMap { $0.service.utilisation(.prefill, .estimate) }
            let memory = members.compactMap { $0.service.bandwidthUtilisation(.decode, .estimate) }
            guard let name = members.first?.scenario.machine.device.name, let low = matrix.min(),
                let high = matrix.max(),
                let least = memory.min(), let most = memory.max()
            else { return nil }
            return
                "On \(name) expect \(range(low, high)) of the matrix peak in prefill, which is limited by "
                + "\(reasons(members, .prefill)), and \(range(least, most)) of the bandwidth in decode, which is limited by "
                + "\(reasons(members, .decode))."
        }
    }

    private static func range(_ low: Double, _ high: Double) -> String {
        let (first, last) = (Figure.percent(low), Figure.percent(high))
        return first == last ? first : "\(first) to \(last)"
    }

    private static func reasons(_ points: [ProfilePoint], _ stage: Stage) -> String {
        var counts: [(limiter: Limiter, ids: [String])] = []
        for point in points {
            guard let limiter = point.limiter(stage) else { continue }
            if let place = counts.firstIndex(where: { $0.limiter == limiter }) {
                counts[place].ids.append(point.profile.id)
            } else {
                counts.append((limiter, [point.profile.id]))
            }
        }
        let most = counts.max { $0.ids.count < $1.ids.count }
        let rest = counts.filter { $0.limiter != most?.limiter }
            .map { "\($0.limiter.title) in \($0.ids.joined(separator: ", "))" }
        let main = most.map { $0.limiter.title } ?? "nothing"
        return rest.isEmpty ? main : "\(main) (\(rest.joined(separator: "; ")))"
    }

    /// What does not fit.
    private static func unfit(_ points: [ProfilePoint]) -> [String] {
        let over = points.filter { $0.fits == false }
        return over.isEmpty
            ? []
            : [
                "Does not fit in memory: " + over.map { "\($0.profile.id) on \($0.deviceID)" }.joined(separator: ", ")
                    + "."
            ]
    }
}
