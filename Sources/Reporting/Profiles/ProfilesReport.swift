import AnalyticCore
import Studies

/// What `modelmeter profiles` says: each profile on each device.
public struct ProfilesReport: Sendable {
    /// One profile on one device.
    struct Entry: Sendable {
        let profile: WorkloadProfile
        let device: String
        /// One number per metric of the table.
        let values: [Double?]
    }

    private let entries: [Entry]

    /// Evaluates profiles, starting from `base`, on devices.
    public init(_ profiles: [WorkloadProfile], base: Scenario, devices: [String]) throws(ScenarioError) {
        var entries: [Entry] = []
        for device in devices {
            var start = base
            try start.set("device", device)
            for profile in profiles {
                let point = try StudyPoint(try profile.scenario(from: start), for: .time)
                entries.append(
                    Entry(
                        profile: profile, device: point.scenario.machine.device.id,
                        values: Self.metrics.map { $0.value(point) }))
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
                [entry.profile.id, entry.device]
                    + zip(Self.metrics[range], entry.values[range]).map { metric, value in
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
                + Self.metrics.map(\.heading))
        for entry in entries {
            csv.append(
                [entry.profile.id, entry.profile.title, entry.device]
                    + entry.values.map { $0.map(Self.digits) ?? "" })
        }
        return csv.text
    }

    /// All digits of a number; a whole one without decimals.
    private static func digits(_ number: Double) -> String {
        var bytes = Bytes()
        bytes.append(number)
        return bytes.text
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
                            JSON.Member("device", .string(entry.device)),
                            JSON.Member(
                                "settings",
                                .object(entry.profile.settings.map { JSON.Member($0.id, .string($0.value)) })),
                        ]
                            + zip(Self.metrics, entry.values).map { metric, value in
                                JSON.Member(metric.id, value.map(JSON.decimal) ?? .null)
                            })
                }),
        ]
    }
}
