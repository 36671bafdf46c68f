/// How far one press of + or − goes.
public enum ParameterStep: Sendable, Hashable {
    /// By a fixed amount.
    case by(Int)
    /// To the next power of two.
    case doubling
}

/// What a parameter holds, and where the scenario keeps it.
public enum ParameterKind: Sendable {
    /// A whole number in a range.
    case whole(WritableKeyPath<Scenario, Int> & Sendable, ClosedRange<Int>, ParameterStep)
    /// A number that may have a fraction.
    case decimal(WritableKeyPath<Scenario, Double> & Sendable, ClosedRange<Double>, step: Double)
    /// One of the scenario's devices, by its id.
    case device
    /// One of the models on the scenario's shelf, by its id.
    case model
    /// One of a few words.
    case choice(
        options: [String], read: @Sendable (Scenario) -> String, write: @Sendable (inout Scenario, String) -> Void)
    /// `auto`, or ROWSxCOLUMNS.
    case grid(WritableKeyPath<Scenario, TileGrid?> & Sendable, sides: ClosedRange<Int>)
    /// Numbers separated by commas; nil `count` for any number of them.
    case list(
        count: Int?, ClosedRange<Int>, read: @Sendable (Scenario) -> [Int],
        write: @Sendable (inout Scenario, [Int]) -> Void)

    /// A choice over an enumeration's raw values.
    static func choice<C: RawRepresentable & CaseIterable & Sendable>(
        _ path: WritableKeyPath<Scenario, C> & Sendable
    ) -> ParameterKind where C.RawValue == String {
        .choice(options: C.allCases.map(\.rawValue), read: { $0[keyPath: path].rawValue }) { scenario, word in
            if let value = C(rawValue: word) { scenario[keyPath: path] = value }
        }
    }

    /// A choice between true and false.
    static func flag(_ path: WritableKeyPath<Scenario, Bool> & Sendable) -> ParameterKind {
        .choice(options: ["true", "false"], read: { $0[keyPath: path] ? "true" : "false" }) { scenario, word in
            scenario[keyPath: path] = word == "true"
        }
    }

    /// Words of earlier versions, still accepted.
    private static let formerWords = ["fused": Execution.graph.rawValue]

    var allowed: String {
        switch self {
        case .whole(_, let range, _): "\(range.lowerBound)…\(range.upperBound)"
        case .decimal(_, let range, _):
            "\(ParameterValue.decimal(range.lowerBound).text)…\(ParameterValue.decimal(range.upperBound).text)"
        case .device: "the id of a device; `modelmeter devices` lists them"
        case .model: "the id of a model; `modelmeter models` lists them"
        case .choice(let options, _, _): options.joined(separator: ", ")
        case .grid(_, let sides): "auto, or ROWSxCOLUMNS with each \(sides.lowerBound)…\(sides.upperBound)"
        case .list(let count, let range, _, _):
            (count.map { "\($0) numbers" } ?? "numbers")
                + " separated by commas, each \(range.lowerBound)…\(range.upperBound)"
        }
    }

    func value(in scenario: Scenario) -> ParameterValue {
        switch self {
        case .whole(let path, _, _): .whole(scenario[keyPath: path])
        case .decimal(let path, _, _): .decimal(scenario[keyPath: path])
        case .device: .word(scenario.machine.device.id)
        case .model: .word(scenario.model.card.id)
        case .choice(_, let read, _): .word(read(scenario))
        case .grid(let path, _): .grid(scenario[keyPath: path])
        case .list(_, _, let read, _): .list(read(scenario))
        }
    }

    /// Reads a text as a value of this kind; relative entries start from the scenario's own value.
    func read(_ text: String, in scenario: Scenario, id: String) throws(ScenarioError) -> ParameterValue {
        switch self {
        case .whole(let path, let range, _):
            return .whole(try number(text, current: scenario[keyPath: path], in: range, id: id))
        case .decimal(let path, let range, _):
            return .decimal(try decimal(text, current: scenario[keyPath: path], in: range, id: id))
        case .device:
            return .word(try device(text.trimmedBlanks, among: scenario.devices, id: id).id)
        case .model:
            return .word(try model(text.trimmedBlanks, in: scenario, id: id))
        case .choice(let options, _, _):
            let typed = text.trimmedBlanks
            let word = Self.formerWords[typed].flatMap { options.contains($0) ? $0 : nil } ?? typed
            guard options.contains(word) else {
                guard !word.isEmpty, options.contains(where: { $0.hasPrefix(word) }) else {
                    throw .illegal(id: id, found: "'\(TypedText.shown(word))'", allowed: allowed)
                }
                throw .malformed(id: id, found: word, reason: "is not yet one of \(allowed)", isUnfinished: true)
            }
            return .word(word)
        case .grid(_, let sides):
            return .grid(try grid(text.trimmedBlanks, sides: sides, id: id))
        case .list(let count, let range, _, _):
            let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            var numbers: [Int] = []
            if !(parts.count == 1 && parts[0].trimmedBlanks.isEmpty) {
                for part in parts { numbers.append(try number(part, current: nil, in: range, id: id)) }
            }
            if let count, numbers.count != count {
                throw .malformed(
                    id: id, found: text, reason: "holds \(numbers.count) numbers; allowed: \(allowed)",
                    isUnfinished: numbers.count < count)
            }
            return .list(numbers)
        }
    }

    /// Writes a value, checked against what this kind allows.
    func write(_ value: ParameterValue, to scenario: inout Scenario, id: String) throws(ScenarioError) {
        switch (self, value) {
        case (.whole(let path, let range, _), .whole(let number)) where range.contains(number):
            scenario[keyPath: path] = number
        case (.decimal(let path, let range, _), .decimal(let number)) where range.contains(number):
            scenario[keyPath: path] = number
        case (.device, .word(let word)):
            scenario.machine.device = try device(word, among: scenario.devices, id: id)
        case (.model, .word(let word)):
            // A model that was read from a file stays itself.
            guard word != scenario.model.card.id else { return }
            guard let model = scenario.shelf.model(try model(word, in: scenario, id: id)) else {
                throw .illegal(id: id, found: word, allowed: allowed)
            }
            scenario.choose(model)
        case (.choice(let options, _, let write), .word(let word)) where options.contains(word):
            write(&scenario, word)
        case (.grid(let path, let sides), .grid(let grid))
        where grid.map { sides.contains($0.rows) && sides.contains($0.columns) } ?? true:
            scenario[keyPath: path] = grid
        case (.list(let count, let range, _, let write), .list(let numbers))
        where (count ?? numbers.count) == numbers.count && numbers.allSatisfy(range.contains):
            write(&scenario, numbers)
        default: throw .illegal(id: id, found: value.text, allowed: allowed)
        }
    }

    private func number(
        _ text: String, current: Int?, in range: ClosedRange<Int>, id: String
    ) throws(ScenarioError) -> Int {
        let value: Int
        do throws(NumberEntryError) {
            value = try NumberEntry.whole(text, current: current)
        } catch {
            throw .malformed(
                id: id, found: text, reason: "\(error); allowed: \(allowed)", isUnfinished: error.isUnfinished)
        }
        guard range.contains(value) else {
            throw .illegal(id: id, found: String(value), allowed: allowed)
        }
        return value
    }

    private func decimal(
        _ text: String, current: Double, in range: ClosedRange<Double>, id: String
    ) throws(ScenarioError) -> Double {
        let value: Double
        do throws(NumberEntryError) {
            value = try NumberEntry.decimal(text, current: current)
        } catch {
            throw .malformed(
                id: id, found: text, reason: "\(error); allowed: \(allowed)", isUnfinished: error.isUnfinished)
        }
        guard range.contains(value) else {
            throw .illegal(id: id, found: ParameterValue.decimal(value).text, allowed: allowed)
        }
        return value
    }

    private func device(_ word: String, among list: DeviceList, id: String) throws(ScenarioError) -> Device {
        if let device = list[word] { return device }
        throw unlisted(word, "device", among: list.all.map(\.id), id: id)
    }

    private func model(_ word: String, in scenario: Scenario, id: String) throws(ScenarioError) -> String {
        let ids = scenario.shelf.ids
        if ids.contains(word) || word == scenario.model.card.id { return word }
        throw unlisted(word, "model", among: ids, id: id)
    }

    /// Why a word is none of the things that `modelmeter devices` or `modelmeter models` lists: more typing may make it one, or
    /// some come near.
    private func unlisted(_ word: String, _ thing: String, among ids: [String], id: String) -> ScenarioError {
        let nearest = EditDistance.nearest(to: word, among: ids)
        let hint =
            nearest.isEmpty
            ? allowed : "such as " + nearest.joined(separator: ", ") + "; `modelmeter \(thing)s` lists all"
        guard !word.isEmpty, ids.contains(where: { $0.hasPrefix(word) }) else {
            return .illegal(id: id, found: "'\(TypedText.shown(word))'", allowed: hint)
        }
        let meant = ids.filter { $0.hasPrefix(word) }
        let list = meant.prefix(6).joined(separator: ", ") + (meant.count > 6 ? ", …" : "")
        return .malformed(
            id: id, found: word, reason: "could be \(list); `modelmeter \(thing)s` lists all", isUnfinished: true)
    }

    private func grid(_ text: String, sides: ClosedRange<Int>, id: String) throws(ScenarioError) -> TileGrid? {
        if text == "auto" { return nil }
        let isUnfinished = text.isEmpty || "auto".hasPrefix(text) || text.allSatisfy { $0.isNumber || $0 == "x" }
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let rows = Int(parts[0]), let columns = Int(parts[1]) else {
            throw .malformed(
                id: id, found: text, reason: "is not a grid; allowed: \(allowed)", isUnfinished: isUnfinished)
        }
        guard sides.contains(rows), sides.contains(columns) else {
            throw .illegal(id: id, found: text, allowed: allowed)
        }
        return TileGrid(columns: columns, rows: rows)
    }
}
