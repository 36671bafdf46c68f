import AnalyticCore

/// Times measured on a device: `timing.json`, as `docs/measuring/measure.py` writes it.
enum TimingCheck {
    static func run(
        _ measured: ReferenceField, _ base: TimingBase, _ place: inout CasePlace, _ recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        let settings = try settings(of: measured)
        place.shape = settings.map { "\($0.id)=\($0.value)" }.joined(separator: " ")
        let service = Service(
            TimeEvaluation(
                try measured.evaluate(MeasuredEngine.modelAlone + settings, from: base.start), reading: .best))
        var compared = 0
        for (key, read) in [
            ("ttft_ms", { $0.timeToFirstToken($1) }), ("tpot_ms", { $0.timePerOutputToken($1) }),
            ("vision_ms", { $0.stageSeconds(.vision, $1) }), ("prefill_ms", { $0.stageSeconds(.prefill, $1) }),
        ] as [(String, (Service, Service.Basis) -> Double?)] {
            guard let figure = measured.optional(key), let floor = read(service, .floor),
                let estimate = read(service, .estimate)
            else { continue }
            let nanoseconds = try figure.whole(times: 1e6)
            guard nanoseconds > .zero, floor < 1e20 else { throw figure.problem("a time above 0") }
            recorder.compare(
                place, .timing, key, "ns", measured: nanoseconds, analytic: Count(UInt128(floor * 1e9)), isFloor: true,
                note: "analytic: the floor; the estimate is \(Figure.seconds(estimate))")
            compared += 1
        }
        if compared == 0 { recorder.skip(place, because: "it holds none of ttft_ms, tpot_ms, vision_ms, prefill_ms") }
    }

    /// Parameters by id, the device first.
    static func settings(of measured: ReferenceField) throws(ReferenceProblem) -> [(id: String, value: String)] {
        let settings = [(id: "device", value: try measured.member("device").text())]
        return settings + (try measured.member("settings").members().map { ($0.key, $0.field.word) })
    }
}
