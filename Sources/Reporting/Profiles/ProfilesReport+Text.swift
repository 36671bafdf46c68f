import AnalyticCore
import TextKit
import Studies

extension ProfilesReport {
    /// For the eye: what is asked and what it costs once, times for each device, then what they show.
    ///
    /// - Parameter width: Columns of the terminal; columns of a table that have no room fall away whole.
    public func text(width: Int) -> String {
        let parts = tables.map { table in
            var shown = TextTable(table.header.enumerated().map { ($0.element, $0.offset == 0 ? .left : .right) })
            for row in table.rows { shown.append(row) }
            return table.caption + "\n\n" + shown.text(width: width, dispensable: Self.dispensable)
        }
        let sentences = findings.map { finding in
            finding.wrapped(to: 78, cutsWords: false).enumerated().map {
                ($0.offset == 0 ? "- " : "  ") + $0.element + "\n"
            }
            .joined()
        }
        return parts.joined(separator: "\n")
            + "\nMFU: matrix peak reached in prefill; MBU: bandwidth reached in decode.\nGB: memory of one device, ✗ where it does not fit.\n"
            + (forms.isEmpty ? "" : forms + "\n") + "\nWhat the profiles show\n\n"
            + sentences.joined()
    }

    /// Columns that fall away where a table has no room, the first one first.
    private static let dispensable = ["K", "B", "tiles", "per token", "MBU", "MFU", "1000 p.", "request"]

    /// The same as Markdown.
    public var markdown: String {
        tables.map { "\($0.caption).\n\n" + MarkdownTable.text($0.header, $0.rows) }.joined(separator: "\n") + "\n"
            + (forms.isEmpty ? "" : forms + "\n\n") + findings.map { "- \($0)\n" }.joined()
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
                            JSON.Member("device", .string(entry.device.id)),
                            JSON.Member(
                                "settings",
                                .object(entry.profile.settings.map { JSON.Member($0.id, .string($0.value)) })),
                        ]
                            + zip(Self.metrics, entry.values).map { metric, value in
                                JSON.Member(metric.id, value.map(JSON.decimal) ?? .null)
                            })
                }),
            "findings": .array(findings.map { .string($0) }),
        ]
    }
}
