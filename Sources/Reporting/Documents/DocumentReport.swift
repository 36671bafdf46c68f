import AnalyticCore
import Studies
import TextKit

/// What `modelmeter document` says: the pages by their tiles, and what reading them all takes.
public struct DocumentReport: Sendable {
    private let job: DocumentJob
    private let file: String
    private let kind: String
    private let version: String
    private let command: String

    /// A report on a job.
    ///
    /// - Parameters:
    ///   - file: The document, as it was named.
    ///   - kind: What it is, and how its pages became pictures, such as `PDF at 144 dpi`.
    public init(_ job: DocumentJob, file: String, kind: String, version: String, command: String) {
        self.job = job
        self.file = file
        self.kind = kind
        self.version = version
        self.command = command
    }

    private var machine: Machine { job.scenario.machine }

    private var holdsFor: String {
        let workload = job.scenario.workload
        let engine = job.scenario.engine.batching == .continuous ? ", continuous batching" : ""
        return
            "\(machine.devices == 1 ? "" : "\(machine.devices) x ")\(machine.device.name), execution \(workload.execution.rawValue)\(engine), weights \(workload.weightFormat.rawValue), \(workload.decodeTokens + 1) tokens of answer a page"
    }

    private var batchWords: String {
        "batch \(job.batch)" + (job.isSearched ? ", the quickest of those that fit" : ", as set")
    }

    private var fitWords: String {
        let room = Figure.scaled(job.usable, "B")
        return switch job.fits {
        case true?: "fits in \(room)"
        case false?: "does not fit in \(room)"
        case nil: "may not fit in \(room): sources dispute the memory"
        }
    }

    /// For the eye, in at most `width` columns.
    public func text(width: Int) -> String {
        var table = TextTable([
            ("tiles", .left), ("pages", .right), ("tokens a page", .right), ("time", .right), ("a page", .right),
            ("floor", .right), ("sizes", .left),
        ])
        for part in job.parts {
            table.append([
                Self.tiles(part), String(part.pages), Figure.grouped(Count(part.contextTokens)),
                Figure.seconds(part.seconds), Figure.seconds(part.seconds / Double(part.pages)),
                Figure.seconds(part.floor), Self.sizes(part, most: 2),
            ])
        }
        table.append([
            "all", String(job.pages), "", Figure.seconds(job.seconds),
            Figure.seconds(job.seconds / Double(max(1, job.pages))), Figure.seconds(job.floor), "",
        ])
        func wrapped(_ lines: [String]) -> String {
            lines.flatMap { $0.wrapped(to: width, cutsWords: false) }.map { $0 + "\n" }.joined()
        }
        return wrapped([
            "\(file.withVisibleControls): \(kind), \(Self.counted(job.pages, "page"))", "on \(holdsFor)",
            "\(batchWords), \(fitWords)",
        ]) + "\n" + table.text(width: width, dispensable: ["sizes", "floor"]) + "\n"
            + wrapped([
                "tokens  \(Figure.grouped(Count(job.promptTokens))) read, \(Figure.grouped(Count(job.answerTokens))) written, \(Figure.flops(job.flops, style: .si))",
                "cost    \(cost)",
            ])
    }

    private var cost: String {
        guard let price = job.price, let hour = machine.hourlyPrice else {
            return "no price is stated for \(machine.device.name)"
        }
        func range(_ low: Double, _ high: Double) -> String {
            low == high ? Figure.dollars(low) : "\(Figure.dollars(low)) to \(Figure.dollars(high))"
        }
        return "\(range(price.low, price.high)) at \(range(hour.low, hour.high)) an hour and device"
    }

    private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

    private static func tiles(_ part: DocumentJob.Part) -> String {
        part.grid.tiles == 0 ? "none" : "\(part.grid.rows) rows x \(part.grid.columns)"
    }

    private static func sizes(_ part: DocumentJob.Part, most: Int) -> String {
        let first = part.sizes.prefix(most).map { size, count in
            part.sizes.count == 1 ? size.text : "\(count) of \(size.text)"
        }
        let others = part.sizes.count - first.count
        return first.joined(separator: ", ") + (others > 0 ? ", \(others) more" : "")
    }

    /// Schema `modelmeter.document/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.document/1", "file": .string(file), "kind": .string(kind),
            "provenance": Provenance(version: version, command: command, scenario: job.scenario).json,
            "pages": .number(job.pages), "batch": .number(job.batch), "batch_is_searched": .bool(job.isSearched),
            "fits": job.fits.map(JSON.bool) ?? .null, "seconds": .decimal(job.seconds),
            "floor_seconds": .decimal(job.floor), "prompt_tokens": .number(job.promptTokens),
            "answer_tokens": .number(job.answerTokens), "matrix_flops": .count(job.flops),
            "price": job.price.map { ["low": .decimal($0.low), "high": .decimal($0.high), "unit": "$"] } ?? .null,
            "parts": .array(
                job.parts.map { part in
                    [
                        "rows": .number(part.grid.rows), "columns": .number(part.grid.columns),
                        "tiles": .number(part.grid.tiles), "pages": .number(part.pages),
                        "image_tokens": .number(part.imageTokens), "context_tokens": .number(part.contextTokens),
                        "seconds": .decimal(part.seconds), "floor_seconds": .decimal(part.floor),
                        "fits": part.fits.map(JSON.bool) ?? .null, "matrix_flops": .count(part.flops),
                        "sizes": .array(
                            part.sizes.map { size, count in
                                [
                                    "width": .number(size.width), "height": .number(size.height),
                                    "pages": .number(count),
                                ]
                            }),
                    ]
                }),
        ]
    }

    /// One line for each size of pages, all digits; times are those of all pages with the same tiles, divided by their number.
    public var csv: String {
        var csv = CSV(header: [
            "file", "width [px]", "height [px]", "pages", "rows", "columns", "tiles", "image tokens a page",
            "context tokens a page", "batch", "seconds a page [s]", "floor a page [s]", "fits",
        ])
        for part in job.parts {
            for (size, count) in part.sizes {
                csv.append([
                    file, String(size.width), String(size.height), String(count), String(part.grid.rows),
                    String(part.grid.columns), String(part.grid.tiles), String(part.imageTokens),
                    String(part.contextTokens), String(job.batch), "\(part.seconds / Double(part.pages))",
                    "\(part.floor / Double(part.pages))", part.fits.map { $0 ? "yes" : "no" } ?? "disputed",
                ])
            }
        }
        return csv.text
    }
}
