import AnalyticCore
import Studies
import Verification

/// Work that takes longer than a repaint may: done beside the explorer, which asks for it as an effect.
public enum DerivedRequest: Hashable, Sendable {
    /// The figures against the built-in reference counts.
    case verification
    /// What limits a stage, over two parameters.
    case bounds(BoundMap.Request)
    /// Curves, and where regimes end.
    case sweep(SweepPicture.Request)
    /// The models that can be chosen: each is read for it.
    case models(ModelShelf)
    /// The rows of a list to choose from, the tiling map, or a file.
    case picking(PickingRequest)
    /// What each parameter does to a metric.
    case levers(LeverPicture.Request)
    /// What would help most.
    case tries(LeverPicture.Request)
    /// The answer to a question.
    case solve(SolveWork.Request)
    /// What would change what is explained.
    case outlook(Outlook.Request)

    /// One piece of work of a kind is of use at a time: a newer one takes the place of the older.
    public enum Kind: Hashable, Sendable {
        case verification, bounds, sweep, models, levers, tries, solve, outlook
        case picking(PickingRequest.Kind)
    }

    /// Its kind.
    public var kind: Kind {
        switch self {
        case .verification: .verification
        case .bounds: .bounds
        case .sweep: .sweep
        case .models: .models
        case .picking(let request): .picking(request.kind)
        case .levers: .levers
        case .tries: .tries
        case .solve: .solve
        case .outlook: .outlook
        }
    }

    /// Does it; nil where the task was cancelled meanwhile.
    public func run() -> DerivedResult? {
        switch self {
        case .verification: .verification(Verification(reference: .builtIn()))
        case .bounds(let request): BoundMap(request).map(DerivedResult.bounds)
        case .sweep(let request): SweepPicture(request).map(DerivedResult.sweep)
        case .models(let shelf): ListedModel.all(on: shelf).map(DerivedResult.models)
        case .picking(let request): request.run().map(DerivedResult.picking)
        case .levers(let request): LeverPicture(request).map(DerivedResult.levers)
        case .tries(let request): LeverPicture(request).map(DerivedResult.tries)
        case .solve(let request): SolveWork(request).map(DerivedResult.solve)
        case .outlook(let request): Outlook(request).map(DerivedResult.outlook)
        }
    }
}

/// What came of it.
public enum DerivedResult: Sendable {
    case verification(Verification)
    case bounds(BoundMap)
    case sweep(SweepPicture)
    case models([String: ListedModel])
    case picking(PickingResult)
    case levers(LeverPicture)
    case tries(LeverPicture)
    case solve(SolveWork)
    case outlook(Outlook)
}

/// What was worked out beside the explorer, and what is being worked out.
struct Derived: Sendable {
    var bounds: BoundMap?
    var sweep: SweepPicture?
    /// Of the comparison with the reference counts, what is measured times.
    var timing: TimingPicture?
    /// The models that can be chosen, by their ids; nil until they have been read.
    var models: [String: ListedModel]?
    /// What each parameter does, as the levers view shows it.
    var levers: LeverPicture?
    /// What would help most.
    var tries: LeverPicture?
    /// The last answer to a question.
    var solution: SolveWork?
    /// What would change what is explained.
    var outlook: Outlook?
    /// What was asked for last and has not come yet.
    var asked: [DerivedRequest.Kind: DerivedRequest] = [:]
}

extension ExplorerState {
    /// What the explorer asks for when it opens.
    public mutating func begin() -> [Effect] {
        settle()
        var effects: [Effect] = []
        if verification == nil, derived.asked[.verification] == nil { effects.append(ask(.verification)) }
        return effects + askForWhatShows()
    }

    /// Takes a result in. One that no longer answers the last request is dropped.
    public mutating func receive(_ result: DerivedResult) {
        switch result {
        case .verification(let found):
            verification = found
            derived.timing = TimingPicture(found.timing)
            derived.asked[.verification] = nil
        case .bounds(let map):
            guard derived.asked[.bounds] == .bounds(map.request) else { return }
            derived.bounds = map
            derived.asked[.bounds] = nil
        case .sweep(let picture):
            guard derived.asked[.sweep] == .sweep(picture.request) else { return }
            derived.sweep = picture
            derived.asked[.sweep] = nil
        case .models(let models):
            derived.models = models
            derived.asked[.models] = nil
            if prompt?.hasChosen == false { suggest() }
        case .picking(let result): take(result)
        case .levers(let picture):
            guard derived.asked[.levers] == .levers(picture.request) else { return }
            derived.levers = picture
            derived.asked[.levers] = nil
        case .tries(let picture):
            guard derived.asked[.tries] == .tries(picture.request) else { return }
            derived.tries = picture
            derived.asked[.tries] = nil
        case .solve(let work):
            guard derived.asked[.solve] == .solve(work.request) else { return }
            derived.asked[.solve] = nil
            receive(work)
        case .outlook(let outlook):
            guard derived.asked[.outlook] == .outlook(outlook.request) else { return }
            derived.outlook = outlook
            derived.asked[.outlook] = nil
        }
        revision += 1
        settle()
    }

    /// Takes in the comparison with the reference counts.
    public mutating func remember(_ verification: Verification) {
        receive(.verification(verification))
    }

    /// Does here and now what is asked for: for pictures without a terminal.
    public mutating func finish(_ effects: [Effect]) {
        for case .derive(let request) in effects {
            if let result = request.run() { receive(result) }
        }
    }

    /// Requests for what is on the screen and not worked out yet.
    mutating func askForWhatShows() -> [Effect] {
        var effects: [Effect] = []
        if prompt?.purpose == .command, derived.models == nil, derived.asked[.models] == nil {
            effects.append(ask(.models(scenario.shelf)))
        }
        if let request = solving.wanted, derived.asked[.solve] != .solve(request) {
            effects.append(ask(.solve(request)))
        }
        if showsTries, derived.tries?.request != triesRequest, derived.asked[.tries] != .tries(triesRequest) {
            effects.append(ask(.tries(triesRequest)))
        }
        for panel in panels {
            guard case .view(let id, _) = panel.content else { continue }
            if id == .levers, derived.levers?.request != leversRequest, derived.asked[.levers] != .levers(leversRequest)
            {
                effects.append(ask(.levers(leversRequest)))
            }
            if id == .bounds, let request = boundsRequest, derived.bounds?.request != request,
                derived.asked[.bounds] != .bounds(request)
            {
                effects.append(ask(.bounds(request)))
            }
            if id == .explain, derived.outlook?.request != outlookRequest,
                derived.asked[.outlook] != .outlook(outlookRequest)
            {
                effects.append(ask(.outlook(outlookRequest)))
            }
            if id == .sweep, let request = sweepRequest, derived.sweep?.request != request,
                derived.asked[.sweep] != .sweep(request)
            {
                effects.append(ask(.sweep(request)))
            }
        }
        return effects + requestsForPicking.map { ask(.picking($0)) }
    }

    /// Whether the answer is on the screen, which says what would help.
    private var showsTries: Bool {
        panels.contains { panel in
            switch panel.content {
            case .answer, .view(.overview, _): true
            default: false
            }
        }
    }

    /// Does here and now what is asked for of the tries.
    mutating func finishTries() {
        if let request = derived.asked[.tries] { finish([.derive(request)]) }
    }

    private mutating func ask(_ request: DerivedRequest) -> Effect {
        derived.asked[request.kind] = request
        return .derive(request)
    }
}
