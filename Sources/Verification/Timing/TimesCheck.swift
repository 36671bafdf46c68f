import AnalyticCore

/// Times of stages and of wholes beside the program's: `times.json`, schema `modelmeter.measured-times/1`.
enum TimesCheck {
    /// The schema that the file names.
    static let schema = "modelmeter.measured-times/1"

    static func run(
        _ file: ReferenceFile, _ base: TimingBase, into recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        for measured in try file.cases() {
            do throws(ReferenceProblem) {
                try compare(measured, base, into: &recorder)
            } catch {
                recorder.report(error)
            }
        }
    }

    private static func compare(
        _ field: ReferenceField, _ base: TimingBase, into recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let id = try field.member("id").text()
        let named = try field.optional("device")?.text()
        func skip(_ quantity: String, _ reason: String) {
            recorder.timing.notCompared.append(
                NotTimed(id: id, family: quantity, device: named, rows: 0, reason: reason))
        }
        guard let scenario = field.optional("scenario") else {
            return skip("", "no settings of this program stand for it")
        }
        let settings = try scenario.members().map { ($0.key, $0.field.word) }
        // The device and the engine first: other settings may follow from them.
        let engine = MeasuredEngine.settings(
            engine: try field.optional("engine")?.text() ?? "", workload: try field.optional("workload")?.text() ?? "")
        let ordered =
            settings.filter { $0.0 == "device" } + engine.map { ($0.id, $0.value) }
            + settings.filter { $0.0 != "device" }
        let service: Service
        do throws(ReferenceProblem) {
            service = Service(
                TimeEvaluation(try scenario.evaluate(ordered.map { (id: $0.0, value: $0.1) }, from: base.start)))
        } catch {
            return skip("", "the settings are not those of this program: \(error.reason)")
        }
        for (key, figure) in try field.member("measured").members() where !CaseQuantity.beside.contains(key) {
            guard let quantity = CaseQuantity.all.first(where: { $0.key == key }) else {
                skip(key, "the program has no such figure")
                continue
            }
            let measured = try figure.number()
            guard measured > 0, measured < 1e15 else { throw figure.problem("a number above 0") }
            guard let floor = quantity.read(service, .floor), let estimate = quantity.read(service, .estimate) else {
                skip(key, "the scenario has no such stage")
                continue
            }
            recorder.timing.cases.append(
                TimingCase(
                    id: id, device: named ?? "", grade: try field.optional("grade")?.text() ?? "", quantity: key,
                    what: try field.optional("what")?.text() ?? "",
                    settings: ordered.map { "\($0.0)=\($0.1)" }.joined(separator: " "), measured: measured,
                    floor: floor, estimate: estimate, isRate: quantity.isRate, reading: quantity.reading(service)))
        }
    }
}
