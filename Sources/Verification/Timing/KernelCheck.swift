import AnalyticCore

/// Measured kernels beside their closed forms: `kernels.json`, schema `modelmeter.measured-kernels/1`.
enum KernelCheck {
    /// The schema that the file names.
    static let schema = "modelmeter.measured-kernels/1"

    static func run(
        _ file: ReferenceFile, devices: TimedDevices, into recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        for field in try file.root.member("groups").elements() {
            do throws(ReferenceProblem) {
                try compare(KernelGroup(field), devices, into: &recorder)
            } catch {
                recorder.report(error)
            }
        }
    }

    private static func compare(
        _ group: KernelGroup, _ devices: TimedDevices, into recorder: inout RowRecorder
    ) throws(ReferenceProblem) {
        func skip(_ reason: String) {
            recorder.timing.notCompared.append(
                NotTimed(
                    id: group.id, family: group.family, device: group.device, rows: group.rows.count, reason: reason))
        }
        let (reader, reason) = group.reader
        guard let reader else { return skip(reason) }
        guard let method = MeasurementMethod.known.first(where: { $0.id == group.method }) else {
            let known = MeasurementMethod.known.map(\.id).joined(separator: ", ")
            return skip("the method \(group.method) is unknown; known: \(known)")
        }
        let (found, id) = devices.find(id: group.device, system: group.system)
        guard let device = found else {
            return skip(
                id.map { "the catalogue has no device \($0)" }
                    ?? "it names no device, and the system \(group.system) is unknown")
        }
        var rows: [TimedRow] = []
        var family: KernelFamily?
        for index in group.rows.indices {
            let sample = try reader(group, index, device, method)
            guard let figures = device.figures(for: sample.family) else {
                return skip("\(device.device.id) has no peak or link for \(sample.family.title)")
            }
            family = family ?? sample.family
            rows.append(
                TimedRow(
                    words: sample.words, part: sample.part, isCold: sample.isCold, measured: sample.measured,
                    floor: sample.floor(figures),
                    estimate: sample.estimate(device.constants(sample.family, method), figures)))
        }
        guard let family, !rows.isEmpty else { return skip("it has no rows") }
        recorder.timing.groups.append(
            TimingGroup(
                id: group.id, family: group.family, dtype: group.dtype, device: group.device,
                comparedOn: device.device.id, standing: device.device.kernels[fit: family].standing,
                fit: TimingFit(rows), parts: parts(of: rows), kernels: rows))
    }

    /// The parts in the order in which they come up; none where there is only one.
    private static func parts(of rows: [TimedRow]) -> [TimingPart] {
        var names: [String] = []
        for row in rows where !names.contains(row.part) { names.append(row.part) }
        guard names.count > 1 else { return [] }
        return names.sorted().map { name in
            TimingPart(name: name, fit: TimingFit(rows.filter { $0.part == name }))
        }
    }
}
