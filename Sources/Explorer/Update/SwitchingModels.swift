import AnalyticCore
import Studies

extension ExplorerState {
    /// Takes over what was chosen of the model before, as far as this one has it: places in its lists are found again by name.
    mutating func takeOver(from before: Scenario) {
        if let session = editor {
            let place = place(of: session.parameter, in: before.parameters)
            editor?.parameter = place
        }
        takeOverStage()
        takeOverAxes()
        takeOverSweep(from: before)
        if !filter.isEmpty, TreeRows.visible(in: self).isEmpty, !scenario.parameters.all.contains(where: isShown) {
            filter = ""
        }
        move(toParameter: place(of: parameters.selected, in: before.parameters))
        let hasSelection = TreeRows.visible(in: self).contains { $0.key == tree.selected }
        select(hasSelection ? tree.selected : "")
        detail = ListState()
    }

    /// Where a parameter of another list stands in this one; where it has none of that name, the first of its group.
    private func place(of index: Int, in before: ParameterList) -> Int {
        let list = scenario.parameters
        guard before.all.indices.contains(index) else { return 0 }
        let parameter = before.all[index]
        return list.position(of: parameter.id) ?? list.all.firstIndex { $0.group == parameter.group }
            ?? list.position(of: "model") ?? 0
    }

    private mutating func takeOverStage() {
        if let each = stage.stage, !evaluation.stages.contains(each) { stage = .all }
        if !hasSortColumn { sort = SortOrder() }
    }

    private mutating func takeOverAxes() {
        let start = ExplorerState.startingMap
        func exists(_ id: String) -> Bool {
            guard let parameter = try? scenario.parameters.parameter(id), case .whole = parameter.kind else {
                return false
            }
            return true
        }
        if !exists(map.across) { map.across = map.down == start.across ? start.down : start.across }
        if !exists(map.down) { map.down = map.across == start.down ? start.across : start.down }
    }

    private mutating func takeOverSweep(from before: Scenario) {
        let old = NamedSweep.of(before.model)
        let id = old.indices.contains(sweep.named) ? old[sweep.named].id : SweepChoice.first
        sweep.named = SweepChoice.place(of: id, in: scenario.model)
        let parameters = scenario.parameters
        func axis(_ axis: Sweep.Axis?) -> Sweep.Axis? {
            axis.flatMap { axis in
                (try? parameters.parameter(axis.id)).map { Sweep.Axis($0, axis.range) }
            }
        }
        sweep.x = axis(sweep.x)
        sweep.series = axis(sweep.series)
        let model = scenario.model
        sweep.metrics = sweep.metrics.flatMap { ids in
            let known = ids.filter { MetricCatalogue.metric($0)?.isOf(model) == true }
            return known.isEmpty ? nil : known
        }
        sweep.cursor = 0
    }
}
