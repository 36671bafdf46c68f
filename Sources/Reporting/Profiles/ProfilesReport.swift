import AnalyticCore
import Studies

/// What `modelmeter profiles` says: each profile on each device.
public struct ProfilesReport: Sendable {
    /// One profile on one device.
    struct Entry: Sendable {
        let profile: WorkloadProfile
        let point: StudyPoint
    }

    private let entries: [Entry]

    /// Evaluates profiles, starting from `base`, on devices.
    public init(_ profiles: [WorkloadProfile], base: Scenario, devices: [String]) throws(ScenarioError) {
        var entries: [Entry] = []
        for device in devices {
            var start = base
            try start.set("device", device)
            for profile in profiles {
                entries.append(
                    Entry(profile: profile, point: try StudyPoint(try profile.scenario(from: start), timed: true)))
            }
        }
        self.entries = entries
    }

    /// The metrics of the table, in their order.
    private static let metrics = [
        "tokens.image", "tokens.context", "tiles", "vision.flops", "prefill.flops", "prefill.flops_per_token",
        "decode.flops", "decode.flops_per_token", "kv", "memory", "ttft", "tpot", "latency", "vision.mfu",
        "prefill.mfu",
        "decode.mbu",
    ].compactMap(MetricCatalogue.metric)

    private func values(_ entry: Entry) -> [Double?] { Self.metrics.map { $0.value(entry.point) } }

    private func device(_ entry: Entry) -> String { entry.point.evaluation.scenario.machine.device.id }

    /// For the eye: figures down, profiles across would be wide, so each profile is a row and figures fall into two tables.
    public var text: String {
        tables.map { header, rows in
            var table = TextTable(header.enumerated().map { ($0.element, $0.offset < 2 ? .left : .right) })
            for row in rows { table.append(row) }
            return table.text
        }.joined(separator: "\n")
    }

    /// The same as Markdown.
    public var markdown: String {
        tables.map { MarkdownTable.text($0, $1) }.joined(separator: "\n")
    }

    private var tables: [([String], [[String]])] {
        let split = 8
        return [0..<split, split..<Self.metrics.count].map { range in
            let header = ["profile", "device"] + Self.metrics[range].map(\.title)
            let rows = entries.map { entry in
                [entry.profile.id, device(entry)]
                    + zip(Self.metrics[range], values(entry)[range]).map { metric, value in
                        value.map(metric.text) ?? "—"
                    }
            }
            return (header, rows)
        }
    }

    /// One line per profile and device, all digits.
    public var csv: String {
        var csv = CSV(
            header: ["profile", "title", "device"]
                + Self.metrics.map { $0.unit.isEmpty ? $0.id : "\($0.id) [\($0.unit)]" })
        for entry in entries {
            csv.append(
                [entry.profile.id, entry.profile.title, device(entry)]
                    + values(entry).map { $0.map(SweepWriter.number) ?? "" })
        }
        return csv.text
    }

    /// Schema `modelmeter.profiles/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.profiles/1",
            "profiles": .array(
                entries.map { entry in
                    .object(
                        [
                            JSON.Member("id", .string(entry.profile.id)),
                            JSON.Member("title", .string(entry.profile.title)),
                            JSON.Member("device", .string(device(entry))),
                            JSON.Member(
                                "settings",
                                .object(entry.profile.settings.map { JSON.Member($0.id, .string($0.value)) })),
                        ]
                            + zip(Self.metrics, values(entry)).map { metric, value in
                                JSON.Member(metric.id, value.map(JSON.decimal) ?? .null)
                            })
                }),
        ]
    }
}
