import AnalyticCore

/// What benchmark programs measured beside the program's own estimate; see `ServingFormat`.
enum ServingCheck {
    static func run(
        _ file: ReferenceFile, _ base: TimingBase, into recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        for (index, field) in try file.root.elements().enumerated() {
            do throws(ReferenceProblem) {
                try compare(field, "\(file.name)[\(index)]", base, into: &recorder)
            } catch {
                recorder.report(error)
            }
        }
    }

    private static func compare(
        _ field: ReferenceField, _ id: String, _ base: TimingBase, into recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let run = try ServingCase(field)
        // `vllm bench serve --metadata device=ID` writes the device into the result.
        let named = try field.optional("device")?.text()
        let set = base.settings.last { $0.id == "device" }?.value
        func skip(_ quantity: String, _ reason: String) {
            recorder.timing.notCompared.append(
                NotTimed(id: id, family: quantity, device: set ?? named, rows: 0, reason: reason))
        }
        if let reason = run.reason { return skip("", reason) }
        guard let device = set ?? named else {
            return skip("", "it does not say on which device: add --set device=ID")
        }
        let others = base.settings.filter { $0.id != "device" }
        let settings =
            [(id: "device", value: device)]
            + run.settings.filter { own in
                !others.contains { $0.id == own.id }
            } + others
        let service = Service(TimeEvaluation(try field.evaluate(settings, from: base.start)))
        for value in run.values {
            guard value.value > 0, value.value < 1e15 else { throw value.field.problem("a number above 0") }
            guard let quantity = CaseQuantity.all.first(where: { $0.key == value.quantity }),
                let floor = quantity.read(service, .floor), let estimate = quantity.read(service, .estimate)
            else {
                skip(value.quantity, "the scenario has no such figure")
                continue
            }
            recorder.timing.cases.append(
                TimingCase(
                    id: id, device: device, grade: "", quantity: value.quantity, what: value.what,
                    settings: settings.map { "\($0.id)=\($0.value)" }.joined(separator: " "), measured: value.value,
                    floor: floor, estimate: estimate, isRate: quantity.isRate, reading: quantity.reading(service)))
        }
    }
}
