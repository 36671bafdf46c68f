import AnalyticCore

/// Hands each case of a file to its check. A case that cannot be read is reported and listed; the others go on.
enum CaseChecks {
    static func run(_ file: ReferenceFile, _ base: TimingBase, into recorder: inout RowRecorder) {
        do throws(ReferenceProblem) {
            switch file.kind {
            case .layers: try each(file, group: "group", into: &recorder, LayerCheck.run)
            case .vision: try each(file, group: nil, into: &recorder, VisionCheck.run)
            case .decoder: try each(file, group: "phase", into: &recorder, DecoderCheck.run)
            case .e2e: try each(file, group: nil, into: &recorder, EndToEndCheck.run)
            case .tiling: try each(file, group: nil, into: &recorder, TilingCheck.run)
            case .params: try ParameterCheck.run(file, into: &recorder)
            case .traffic: try each(file, group: "kind", into: &recorder, TrafficCheck.run)
            case .timing:
                try each(file, group: "device", into: &recorder) {
                    measured, place, recorder throws(ReferenceProblem) in
                    try TimingCheck.run(measured, base, &place, &recorder)
                }
            case .kernels: try KernelCheck.run(file, devices: base.devices, into: &recorder)
            case .times: try TimesCheck.run(file, base, into: &recorder)
            case .serving: try ServingCheck.run(file, base, into: &recorder)
            case .model: try ModelCheck.run(file, into: &recorder)
            case .published: try PublishedCheck.run(file, into: &recorder)
            }
        } catch {
            recorder.report(error)
        }
    }

    private static func each(
        _ file: ReferenceFile, group key: String?, into recorder: inout RowRecorder,
        _ check: (ReferenceField, inout CasePlace, inout RowRecorder) throws(ReferenceProblem) -> Void
    ) throws(ReferenceProblem) {
        for (position, measured) in try file.cases().enumerated() {
            let place = CasePlace(
                file: file.name, group: file.kind.rawValue, index: measured.value["index"]?.integer ?? position)
            recorder.attempt(place) { place, recorder throws(ReferenceProblem) in
                place.index = try measured.member("index").whole()
                if let key { place.group = try measured.member(key).text() }
                try check(measured, &place, &recorder)
            }
        }
    }
}
