import AnalyticCore
import TextKit

/// What a name that was typed may stand for.
enum NameSearch<Value: Sendable>: Sendable {
    case one(Value)
    /// It fits several equally well; guessing would be wrong for most of them.
    case several([Value])
    case none

    init(_ found: [Value]) {
        self = found.isEmpty ? .none : found.count == 1 ? .one(found[0]) : .several(found)
    }
}

extension ExplorerState {
    /// The parameter that a name means: its id, its letter, its name on screen, or the beginning of one of them.
    func parameter(named name: String) -> NameSearch<Parameter> {
        let all = scenario.parameters.all
        if let exact = all.first(where: { $0.id == name }) { return .one(exact) }
        // Letters of the workload are those of the command line; others count where they are no other's.
        if let lettered = scenario.parameters.lettered(name) { return .one(lettered) }
        let word = name.lowercased()
        let labelled = all.filter { $0.label.lowercased() == word || $0.id.lowercased() == word }
        guard labelled.isEmpty, word.count > 1 else { return NameSearch(labelled) }
        let whole = all.filter { $0.id.lowercased().hasPrefix(word) || $0.label.lowercased().hasPrefix(word) }
        if !whole.isEmpty { return NameSearch(whole) }
        return NameSearch(
            all.filter { parameter in
                parameter.id.lowercased().split { $0 == "." || $0 == "_" || $0 == "-" }.contains { $0.hasPrefix(word) }
            })
    }

    /// The value that a text means to a parameter: devices and choices by part of their names, all else as it stands.
    func value(_ text: String, of parameter: Parameter) -> NameSearch<String> {
        let options = options(of: parameter)
        guard !options.isEmpty else { return .one(text) }
        let word = text.lowercased()
        if let exact = options.first(where: { $0.id.lowercased() == word }) { return .one(exact.id) }
        let beginning = options.filter { $0.id.lowercased().hasPrefix(word) }
        if beginning.count == 1 { return .one(beginning[0].id) }
        let letters = Self.letters(word)
        guard !letters.isEmpty else { return .none }
        return NameSearch(
            options.filter { Self.letters($0.id + " " + $0.title).contains(letters) }.map(\.id))
    }

    /// The parameters that have a value of this name: its id, or for what has names of its own the whole of that name. A part of
    /// a name means something behind the parameter alone.
    func values(named name: String) -> [(parameter: Parameter, value: String)] {
        let word = name.lowercased()
        return scenario.parameters.all.flatMap { parameter -> [(parameter: Parameter, value: String)] in
            let options = options(of: parameter)
            if let exact = options.first(where: { $0.id.lowercased() == word }) { return [(parameter, exact.id)] }
            guard parameter.isPicked, !word.isEmpty else { return [] }
            let named = options.filter { Self.letters($0.title) == Self.letters(word) }
            return named.count == 1 ? [(parameter, named[0].id)] : []
        }
    }

    /// The words that a parameter can be set to, with what they mean: models by their titles as soon as those are read.
    func options(of parameter: Parameter) -> [(id: String, title: String)] {
        let options = parameter.options(in: scenario)
        guard case .model = parameter.kind, let models = derived.models else { return options }
        return options.map { ($0.id, models[$0.id]?.title ?? "") }
    }

    /// The words that a parameter with an id can be set to; none where there is no such parameter.
    func options(ofParameter id: String) -> [(id: String, title: String)] {
        (try? scenario.parameters.parameter(id)).map(options) ?? []
    }

    /// Blanks and hyphens aside, so that `h100 sxm` and `H100-SXM` are one name.
    private static func letters(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension Parameter {
    /// Whether it is one of a list of things that have names of their own: devices, models.
    fileprivate var isPicked: Bool {
        switch kind {
        case .device, .model: true
        default: false
        }
    }

    /// The words that it can be set to, with what they mean; empty where it holds numbers.
    fileprivate func options(in scenario: Scenario) -> [(id: String, title: String)] {
        switch kind {
        case .choice(let options, _, _): options.map { ($0, "") }
        case .device: scenario.devices.all.map { ($0.id, $0.name) }
        case .model: scenario.shelf.ids.map { ($0, "") }
        default: []
        }
    }
}
