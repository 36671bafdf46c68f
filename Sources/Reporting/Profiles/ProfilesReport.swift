import AnalyticCore
import Studies

/// What `modelmeter profiles` says: each profile once, its times on each device, and what they show.
public struct ProfilesReport: Sendable {
    /// One profile on one device.
    struct Entry: Sendable {
        let profile: WorkloadProfile
        let point: ProfilePoint
        /// One number per metric of the files.
        let values: [Double?]

        var device: Device { point.scenario.machine.device }
        /// The number of a metric.
        func value(_ id: String) -> Double? {
            zip(ProfilesReport.metrics, values).first { $0.0.id == id }?.1
        }
    }

    let entries: [Entry]
    /// The ids of the devices, in their order.
    let devices: [String]

    /// Evaluates profiles, starting from `base`, on devices.
    public init(_ profiles: [WorkloadProfile], base: Scenario, devices: [String]) throws(ScenarioError) {
        var entries: [Entry] = []
        for device in devices {
            var start = base
            try start.set("device", device)
            for profile in profiles {
                let point = try ProfilePoint(profile, from: start)
                entries.append(
                    Entry(profile: profile, point: point, values: Self.metrics.map { $0.value(point.study) }))
            }
        }
        self.entries = entries
        self.devices = devices
    }

    /// The metrics of the files, in their order.
    static let metrics = [
        "tokens.image", "tokens.context", "tiles", "vision.flops", "prefill.flops", "prefill.flops_per_token",
        "decode.flops", "decode.flops_per_token", "kv", "memory", "fits", "ttft", "tpot", "latency", "pages_per_s",
        "price", "vision.mfu", "prefill.mfu", "decode.mbu",
    ].compactMap(MetricCatalogue.metric)

    /// What the profiles show, in sentences.
    public var findings: [String] { StudiedModels.readings(of: entries.map(\.point)) }

    /// The profiles of the first device: what does not depend on the device stands once.
    private var workloads: [Entry] { entries.filter { $0.point.deviceID == entries.first?.point.deviceID } }

    /// The model that all of them are of.
    private var model: AnyModel? { entries.first?.point.scenario.model }

    /// What is read of each profile, in the model's own words.
    private var metrics: [Metric] {
        Self.metrics.map { metric in model.map { metric.inWords(of: $0.card) } ?? metric }
    }

    /// Which form is counted, where there are two: a sentence; otherwise nothing.
    var forms: String {
        guard let point = entries.first?.point, point.scenario.model.facts.hasTwoForms else { return "" }
        return switch point.scenario.workload.form {
        case .reference: "Counts as the reference's own code runs it, times as servers do."
        case .served: "Counts and times as servers run it."
        }
    }

    /// A table with its caption.
    struct Table: Sendable {
        let caption: String
        let header: [String]
        let rows: [[String]]
    }

    /// What is asked and what it costs once; then for each device what a user waits for, pays and uses.
    var tables: [Table] {
        let hasVision = model?.facts.hasVision ?? true
        let costs = workloads.map { entry -> [String] in
            let workload = entry.point.scenario.workload
            return [entry.profile.id] + (hasVision ? [count(entry, "tiles")] : []) + [
                count(entry, "tokens.context"), String(workload.decodeTokens), String(workload.batch),
            ] + (hasVision ? [short(entry, "vision.flops")] : []) + [
                short(entry, "prefill.flops"), short(entry, "decode.flops"), short(entry, "decode.flops_per_token"),
                short(entry, "kv"),
            ]
        }
        let asked = Table(
            caption:
                "FLOPs by stage, bytes of KV cache; S tokens of \(hasVision ? "page and prompt" : "prompt"), K of answer",
            header: ["profile"] + (hasVision ? ["tiles"] : []) + ["S", "K", "B"] + (hasVision ? ["vision"] : [])
                + ["prefill", "decode", "per token", "KV"], rows: costs)
        return [asked] + devices.compactMap(times)
    }

    private func times(on device: String) -> Table? {
        let members = entries.filter { $0.point.deviceID == device }
        guard let name = members.first?.device.name else { return nil }
        return Table(
            caption:
                "\(name), execution \(members.first?.point.scenario.workload.execution.rawValue ?? ""), as estimated",
            header: [
                "profile", "TTFT", "TPOT", "request", "\(model?.card.requests ?? "requests")/s", "1000 p.", "MFU",
                "MBU", "GB",
            ],
            rows: members.map { entry in
                [
                    entry.profile.id, text(entry, "ttft"), text(entry, "tpot"), text(entry, "latency"),
                    plain(entry, "pages_per_s"), text(entry, "price"), text(entry, "prefill.mfu"),
                    text(entry, "decode.mbu"),
                    (entry.value("memory").map { Figure.decimal($0 / 1e9, places: 1) } ?? "—")
                        + (entry.value("fits") == 0 ? " ✗" : ""),
                ]
            })
    }

    private func count(_ entry: Entry, _ id: String) -> String {
        entry.value(id).map { String(Int($0)) } ?? "—"
    }

    private func short(_ entry: Entry, _ id: String) -> String {
        entry.value(id).map { Figure.scaled($0, "") } ?? "—"
    }

    private func plain(_ entry: Entry, _ id: String) -> String {
        entry.value(id).map { Figure.plain($0) } ?? "—"
    }

    private func text(_ entry: Entry, _ id: String) -> String {
        guard let value = entry.value(id), let metric = MetricCatalogue.metric(id) else { return "—" }
        return metric.text(value)
    }

    /// All digits of a number; a whole one without decimals.
    private static func digits(_ number: Double) -> String {
        var bytes = Bytes()
        bytes.append(number)
        return bytes.text
    }

    /// One line per profile and device, all digits.
    public var csv: String {
        var csv = CSV(header: ["profile", "title", "device", "decode.tokens", "batch"] + metrics.map(\.heading))
        for entry in entries {
            let workload = entry.point.scenario.workload
            csv.append(
                [
                    entry.profile.id, entry.profile.title, entry.device.id, String(workload.decodeTokens),
                    String(workload.batch),
                ] + entry.values.map { $0.map(Self.digits) ?? "" })
        }
        return csv.text
    }
}
