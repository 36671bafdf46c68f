import AnalyticCore
import Studies
import TerminalKit

extension Picker {
    /// The sweeps that are ready.
    static let sweeps = Picker(
        id: .sweeps, title: { _ in "sweeps that are ready" },
        columns: { _ in
            [
                Column(title: "sweep", kind: .words(least: 10), priority: 0),
                Column(title: "what it shows", kind: .words(least: 16), priority: 1),
                Column(title: "along", kind: .words(least: 6), priority: 2),
                Column(title: "metrics", kind: .words(least: 8), priority: 3),
            ]
        },
        rows: { state in
            NamedSweep.of(state.scenario.model).enumerated().map { index, sweep in
                Row(
                    id: sweep.id,
                    cells: [
                        Cell(text: sweep.id), Cell(text: sweep.title, role: .muted),
                        Cell(text: sweep.x.id, role: .muted),
                        Cell(text: sweep.metrics.joined(separator: ", "), role: .muted),
                    ], isNow: index == state.sweep.named)
            }
        },
        choose: { state, id in
            state.sweep = SweepChoice(named: SweepChoice.place(of: id, in: state.scenario.model))
            state.open(.sweep)
        })

    /// What a sweep can draw.
    static let metrics = Picker(
        id: .metrics, title: { state in "metric  against \(state.sweep.x?.id ?? state.namedSweep.x.id)" },
        columns: { _ in
            [
                Column(title: "metric", kind: .words(least: 12), priority: 0),
                Column(title: "what it is", kind: .words(least: 16), priority: 1),
                Column(title: "unit", kind: .words(least: 6), priority: 2),
            ]
        },
        rows: { state in
            let now = Set(state.sweep.metrics ?? state.namedSweep.metrics)
            return MetricCatalogue.of(state.scenario.model).map { metric in
                Row(
                    id: metric.id,
                    cells: [
                        Cell(text: metric.id), Cell(text: metric.title, role: .muted),
                        Cell(text: metric.symbol, role: .muted),
                    ], isNow: now.contains(metric.id))
            }
        },
        choose: { state, id in
            state.sweep.metrics = [id]
            state.open(.sweep)
        })

    /// Themes; the selected one is on the screen at once.
    static let themes = Picker(
        id: .themes, title: { _ in "themes" },
        columns: { _ in [Column(title: "theme", kind: .words(least: 8), priority: 0)] },
        rows: { state in
            let now = state.picking.session?.look.theme.name ?? state.look.theme.name
            return ThemeNames.all.map { Row(id: $0, cells: [Cell(text: $0)], isNow: $0 == now) }
        },
        choose: { $0.use(theme: $1) },
        preview: { state, name in
            if let theme = Theme.named(name) { state.look.theme = theme }
        })

    /// The pages of the document that was opened, by their tiles.
    static let document = Picker(
        id: .document,
        title: { state in
            guard let document = state.picking.document else { return "document" }
            return "\(document.file.path): \(document.summary)"
        },
        columns: { _ in
            [
                Column(title: "pages", kind: .figure, priority: 0, isDescending: true),
                Column(title: "size", kind: .words(least: 11), priority: 1),
                Column(title: "tiles", kind: .words(least: 10), priority: 2),
                Column(title: "tokens a page", kind: .figure, priority: 3, isDescending: true),
                Column(title: "time", kind: .figure, priority: 4, isDescending: true),
                Column(title: "floor", kind: .figure, priority: 5, isDescending: true),
            ]
        },
        rows: { state in
            let image = state.scenario.workload.image
            return state.picking.document?.job.parts.flatMap { part in
                part.sizes.map { size, count in
                    let share = Double(count) / Double(part.pages)
                    return Row(
                        id: size.text,
                        cells: [
                            Cell(text: String(count), number: Double(count)), Cell(text: size.text),
                            Cell(text: part.grid.tiles == 0 ? "none" : "\(part.grid.rows) rows x \(part.grid.columns)"),
                            Cell(text: Figure.grouped(Count(part.contextTokens)), number: Double(part.contextTokens)),
                            Cell(text: Figure.seconds(part.seconds * share), number: part.seconds * share),
                            Cell(text: Figure.seconds(part.floor * share), role: .muted, number: part.floor * share),
                        ], isNow: size == PageSize(width: image.width, height: image.height))
                }
            } ?? []
        },
        unavailable: { $0.picking.document == nil ? "no document is open; :open FILE opens one" : nil },
        choose: { state, id in
            let sizes = state.picking.document?.job.parts.flatMap(\.sizes) ?? []
            if let size = sizes.first(where: { $0.size.text == id })?.size { state.show(page: size) }
        })
}

extension OpenedDocument {
    /// Pages, time and price in one line, with what they hold for.
    var summary: String {
        let fit = job.fits == false ? ", does not fit" : ""
        let price = job.price.map { ", \(Figure.dollars(($0.low + $0.high) / 2))" } ?? ""
        let dpi = file.dpi.map { " at \(ParameterValue.decimal($0).text) dpi" } ?? ""
        return
            "\(job.pages) pages\(dpi), \(Figure.seconds(job.seconds)) in batches of \(job.batch)\(price)\(fit), \(Answer.conditions(of: job.scenario)[0])"
    }
}

extension ExplorerState {
    /// Makes a size that of the page, as a step that can be taken back.
    mutating func show(page size: PageSize, of path: String? = nil) {
        guard scenario.model.facts.hasVision else {
            return note("\(scenario.model.card.title) reads text alone, no images", kind: .problem)
        }
        guard scenario.workload.image.mode != .none else {
            return note("image.mode is none, which leaves the page away; set another mode", kind: .problem)
        }
        if set([("image.width", String(size.width)), ("image.height", String(size.height))]) {
            note((path.map { "\($0): " } ?? "") + "the page is \(size.text) px; u takes it back", kind: .good)
        }
    }
}
