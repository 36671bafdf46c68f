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
    /// What would change what is explained.
    case outlook(Outlook.Request)

    /// One piece of work of a kind is of use at a time: a newer one takes the place of the older.
    public enum Kind: Hashable, Sendable { case verification, bounds, sweep, models, outlook }

    /// Its kind.
    public var kind: Kind {
        switch self {
        case .verification: .verification
        case .bounds: .bounds
        case .sweep: .sweep
        case .models: .models
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
        for panel in panels {
            guard case .view(let id, _) = panel.content else { continue }
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
        return effects
    }

    private mutating func ask(_ request: DerivedRequest) -> Effect {
        derived.asked[request.kind] = request
        return .derive(request)
    }
}
