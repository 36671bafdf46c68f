/// The parameters of a model and of what runs it, in display order.
public struct ParameterList: Sendable {
    /// Every parameter.
    public let all: [Parameter]
    /// The order in which values can be written one after another so that the last of them all hold: choosing a model or a
    /// device sets its figures, so it comes before them; changing a size of the image makes its mode custom, so the mode
    /// comes after.
    public let restoring: [Parameter]
    /// Places of those that matter first, the most asked for first: what it runs on and how, how much of it, how exactly.
    public let leading: [Int]
    private let index: [String: Int]

    /// Ids of `leading`; a model has those of them that it lists.
    private static let leading = [
        "device", "execution", "engine", "batch", "decode.tokens", "prompt.tokens", "image.width", "image.height",
        "image.grid", "precision.weights", "precision.kv", "parallel.tensor", "precision.activations",
    ]
    /// So many of them at most.
    private static let leadingCount = 11

    /// A list; ids, aliases and paths in a config.json all name a parameter.
    init(_ all: [Parameter]) {
        self.all = all
        var index: [String: Int] = [:]
        for (position, parameter) in all.enumerated() {
            index[parameter.id] = position
            if let path = parameter.configPath { index[path] = position }
            for alias in parameter.aliases { index[alias] = position }
        }
        self.index = index
        leading = Array(Self.leading.compactMap { index[$0] }.prefix(Self.leadingCount))
        let (model, mode) = (all.filter { $0.id == "model" }, all.filter { $0.id == "image.mode" })
        let others = all.filter { $0.id != "model" && $0.id != "image.mode" }
        let end = others.lastIndex { $0.group == .image }.map { $0 + 1 } ?? others.count
        restoring = model + Array(others[..<end]) + mode + Array(others[end...])
    }

    /// The parameters of the model that a scenario starts with.
    public static let standard = AnyModel.standard.parameters

    /// The parameter with an id, or with a config.json path.
    ///
    /// - Throws: `ScenarioError.unknownParameter` with the ids that come close.
    public func parameter(_ id: String) throws(ScenarioError) -> Parameter {
        if let position = index[id] { return all[position] }
        throw .unknownParameter(id: id, nearest: nearest(to: id))
    }

    /// The parameter that a letter of formulas stands for, as in `B=8`: that of the workload where there is one, else the only
    /// one that has it; nil where none has it, or several have.
    public func lettered(_ letter: String) -> Parameter? {
        guard !letter.isEmpty else { return nil }
        let found = all.filter { $0.symbol == letter }
        return found.first { $0.group == .prompt || $0.group == .image } ?? (found.count == 1 ? found.first : nil)
    }

    /// The id that a name or a letter stands for; the name itself where it stands for none.
    public func id(of name: String) -> String {
        index[name].map { all[$0].id } ?? lettered(name)?.id ?? name
    }

    /// Where a parameter stands in the list; nil where it does not.
    public func position(of id: String) -> Int? { index[id] }

    private func nearest(to id: String) -> [String] {
        // A text this long is near no id, however its length counts below.
        guard id.utf8.count <= 128 else { return [] }
        let last = id.split(separator: ".").last.map(String.init) ?? id
        let scored = all.map { parameter in
            let tail = parameter.id.split(separator: ".").last.map(String.init) ?? parameter.id
            return (parameter.id, min(EditDistance.between(id, parameter.id), EditDistance.between(last, tail) + 1))
        }
        return scored.filter { $0.1 <= max(2, id.count / 4) }.sorted { $0.1 < $1.1 }.prefix(3).map(\.0)
    }
}

extension Scenario {
    /// What can be changed, in display order.
    public var parameters: ParameterList { model.parameters }
}
