/// What runs in a request: the stages that a model has, and the passes that they are made of.
public struct Plan: Hashable, Sendable {
    /// Its stages, in order.
    public let stages: [Stage]
    /// The decode steps, in runs over which every cost grows evenly.
    public let runs: [DecodeRun]
    /// How many passes there are.
    public let passCount: Int

    /// A plan whose decode steps grow evenly between `turns`: steps, counted from 0 and in order, with which a run begins.
    init(stages: [Stage], steps: Int, turns: [Int] = []) {
        self.stages = stages
        let starts = [0] + turns
        let ends = turns + [steps]
        var runs: [DecodeRun] = []
        var bends = 0
        for (index, (start, end)) in zip(starts, ends).enumerated() {
            var (first, last) = (Pass.firstStep, Pass.lastStep)
            if index > 0 {
                first = .bend(bends)
                bends += 1
            }
            if index < turns.count {
                last = .bend(bends)
                bends += 1
            }
            runs.append(DecodeRun(first: first, last: last, start: start, steps: end - start))
        }
        self.runs = runs
        passCount = Int(Pass.lastStep.rawValue) + 1 + bends
    }

    /// Every pass, in the order of their places.
    public var passes: [Pass] { (0..<passCount).map { Pass(rawValue: UInt8($0)) } }

    /// The passes of a stage, in the order in which they run.
    public func passes(of stage: Stage) -> [Pass] {
        switch stage {
        case .vision: [.global, .tiles]
        case .prefill: [.prefill]
        case .decode: runs.flatMap { [$0.first, $0.last] }
        }
    }

    /// The decode step, counted from 0, that a pass stands for; nil for a pass before the decode.
    public func step(of pass: Pass) -> Int? {
        for run in runs {
            if pass == run.first { return run.start }
            if pass == run.last { return run.start + max(0, run.steps - 1) }
        }
        return nil
    }

    /// The stage that a pass belongs to.
    public func stage(of pass: Pass) -> Stage {
        switch pass {
        case .global, .tiles: .vision
        case .prefill: .prefill
        default: .decode
        }
    }

    /// A pass in words; steps between the first and the last are counted from 1.
    public func title(of pass: Pass) -> String {
        switch pass {
        case .global: "vision: global view"
        case .tiles: "vision: tiles"
        case .prefill: "prefill"
        default: "decode: \(shortTitle(of: pass)) step"
        }
    }

    /// The word for a pass in a column.
    public func shortTitle(of pass: Pass) -> String {
        switch pass {
        case .global: "global"
        case .tiles: "tiles"
        case .prefill: "prefill"
        case .firstStep: "first"
        case .lastStep: "last"
        default: "\((step(of: pass) ?? 0) + 1)."
        }
    }

    /// What a decode costs, from what its passes cost.
    func decode(_ cost: (Pass) -> Cost) -> Cost {
        var sum = Cost.zero
        for run in runs { sum += .series(first: cost(run.first), last: cost(run.last), steps: run.steps) }
        return sum
    }
}

/// Decode steps over which every cost grows evenly.
public struct DecodeRun: Hashable, Sendable {
    /// The pass of its first step.
    public let first: Pass
    /// The pass of its last step.
    public let last: Pass
    /// Its first step, counted from 0.
    public let start: Int
    /// How many steps.
    public let steps: Int
}
