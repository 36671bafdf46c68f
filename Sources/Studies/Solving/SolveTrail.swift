import AnalyticCore

/// The values of a line that were tried, in their order.
struct SolveTrail {
    private(set) var all: [Solution.Candidate]

    init(_ candidates: [Solution.Candidate]) {
        all = candidates.sorted { $0.place < $1.place }
    }

    var count: Int { all.count }

    mutating func add(_ candidates: [Solution.Candidate]) {
        let known = Set(all.map(\.value))
        all = (all + candidates.filter { !known.contains($0.value) }).sorted { $0.place < $1.place }
    }

    func holds(_ value: ParameterValue) -> Bool { all.contains { $0.value == value } }

    /// The last one, in a direction, that meets all constraints.
    func best(in direction: Question.Direction) -> Solution.Candidate? {
        direction == .maximise ? all.last(where: \.isFeasible) : all.first(where: \.isFeasible)
    }

    /// The one beside another, in a direction.
    func next(to candidate: Solution.Candidate, in direction: Question.Direction) -> Solution.Candidate? {
        guard let place = all.firstIndex(where: { $0.value == candidate.value }) else { return nil }
        let next = direction == .maximise ? place + 1 : place - 1
        return all.indices.contains(next) ? all[next] : nil
    }

    /// The one that misses least.
    var nearest: Solution.Candidate? { all.min { $0.miss < $1.miss } }

    /// The places on both sides of one; its own where it is the last.
    func neighbours(of candidate: Solution.Candidate) -> (Double, Double) {
        guard let place = all.firstIndex(where: { $0.value == candidate.value }) else {
            return (candidate.place, candidate.place)
        }
        return (all[max(0, place - 1)].place, all[min(all.count - 1, place + 1)].place)
    }

    /// Whether the room that each constraint leaves only rises or only falls along the line, so that no value beyond one that
    /// misses it meets it again.
    var isStraight: Bool {
        guard let first = all.first else { return true }
        return first.verdicts.indices.allSatisfy { index in
            let room = all.compactMap { $0.verdicts[index].slack }
            let pairs = zip(room, room.dropFirst())
            return pairs.allSatisfy { $0 <= $1 } || pairs.allSatisfy { $0 >= $1 }
        }
    }
}

extension Solution.Candidate {
    /// Where the value lies along its line.
    var place: Double { value.number ?? 0 }
}
