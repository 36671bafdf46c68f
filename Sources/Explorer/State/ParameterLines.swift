import AnalyticCore

extension ExplorerState {
    /// One line of the parameter list.
    enum ParameterLine {
        case heading(ParameterGroup)
        /// A heading of what is no group.
        case title(String)
        /// A parameter by its place in the catalogue.
        case parameter(Int)
        /// The verdict on what is being typed, below its field.
        case verdict
        /// So many parameters are not listed.
        case rest(Int)
        /// A kept scenario, or the present values beside them.
        case scene(SceneRow)
    }

    /// Whether the parameters that matter first are listed alone. A search looks into all of them.
    private var isShortList: Bool {
        guard !listsAllParameters else { return false }
        return filter.isEmpty
    }

    /// Parameters outside the short list that stand below it all the same: those that were set, and the one that was gone to.
    private var guests: [Int] {
        let list = scenario.parameters
        var places = kept.changed
        places.insert(editor?.parameter ?? parameters.selected)
        // A closure that reads a property takes a copy of the whole state along.
        let (indices, leading) = (list.all.indices, list.leading)
        return places.filter { indices.contains($0) && !leading.contains($0) }.sorted()
    }

    /// The lines: those that matter first, or all in groups, or those that match the filter.
    var parameterLines: [ParameterLine] {
        isShortList ? shortLines : groupedLines
    }

    private var shortLines: [ParameterLine] {
        func lines(of places: [Int]) -> [ParameterLine] {
            places.flatMap { place -> [ParameterLine] in
                editor?.parameter == place ? [.parameter(place), .verdict] : [.parameter(place)]
            }
        }
        let (leading, guests) = (scenario.parameters.leading, guests)
        let rest = scenario.parameters.all.count - leading.count - guests.count
        return lines(of: leading) + (guests.isEmpty ? [] : [.title("also set")]) + lines(of: guests) + [.rest(rest)]
            + sceneLines
    }

    private var sceneLines: [ParameterLine] {
        scenes.all.isEmpty ? [] : [.title("scenarios: ( and ) turn, c compares")] + kept.scenes.map { .scene($0) }
    }

    private var groupedLines: [ParameterLine] {
        var lines: [ParameterLine] = []
        var group: ParameterGroup?
        let edited = editor?.parameter
        for (index, parameter) in scenario.parameters.all.enumerated() {
            guard isShown(parameter) || edited == index else { continue }
            if parameter.group != group {
                group = parameter.group
                lines.append(.heading(parameter.group))
            }
            guard !isFolded(index) else { continue }
            lines.append(.parameter(index))
            if edited == index { lines.append(.verdict) }
        }
        return lines
    }

    /// Whether a parameter is behind the heading of its folded group.
    func isFolded(_ index: Int) -> Bool {
        // Apart, since `&&` would copy the state for each parameter.
        guard listsAllParameters else { return false }
        guard filter.isEmpty else { return false }
        guard foldedGroups.contains(scenario.parameters.all[index].group) else { return false }
        return editor?.parameter != index
    }

    /// The folded group whose heading is selected in place of its parameters.
    var selectedHeading: ParameterGroup? {
        let index = min(max(0, parameters.selected), scenario.parameters.all.count - 1)
        return isFolded(index) ? scenario.parameters.all[index].group : nil
    }

    /// What the selection can stand on, in the order of the lines: parameters by their place, and of a folded group the first, which
    /// stands for its heading.
    var reachableParameters: [Int] {
        if isShortList { return scenario.parameters.leading + guests }
        var reachable: [Int] = []
        var folded: ParameterGroup?
        for (index, parameter) in scenario.parameters.all.enumerated() where isShown(parameter) {
            if isFolded(index) {
                if folded == parameter.group { continue }
                folded = parameter.group
            }
            reachable.append(index)
        }
        return reachable
    }

    /// Every parameter in groups, or those that matter first.
    mutating func toggleParameterList() {
        listsAllParameters.toggle()
        focus = .parameters
        move(toParameter: parameters.selected)
        note(
            listsAllParameters
                ? "all \(scenario.parameters.all.count) parameters; a lists those that matter first"
                : "the parameters that matter first, and those that are set")
    }
}
