import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let cache = ViewSpec(
        .cache, key: "3", title: "kv", help: "The KV cache: its formula, how it grows, and where the device is full.",
        hints: ["explain", "figures"],
        labels: { state in
            (
                "KV cache",
                "\(state.scenario.workload.keyValuePrecision.rawValue), batch \(state.scenario.workload.batch)"
            )
        },
        content: .page { $0.cachePage(width: $1) })
}

extension ExplorerState {
    /// Where the KV cache comes from and how it grows with the context.
    func cachePage(width: Int) -> Page {
        let text = FigureText(format: figures)
        let workload = scenario.workload
        let context = evaluation.geometry.contextTokens
        var page = Page(width: width, glyphs: look.glyphs)
        page.text(
            "layers \u{00D7} sequences \u{00D7} numbers of a token (keys and values) \u{00D7} tokens kept \u{00D7} bytes of a number",
            .muted)
        let bits = workload.keyValuePrecision.bits
        for cache in scenario.model.caches(batch: workload.batch, tokens: context + workload.decodeTokens) {
            page.text(
                "\(cache.layers) \u{00D7} \(workload.batch) \u{00D7} \(cache.perToken) \u{00D7} \(cache.kept) \u{00D7} \(bits % 8 == 0 ? "\(bits / 8)" : "\(bits)/8")"
                    + (cache.isFull ? "   a window keeps no more" : ""))
        }
        let hasWindow = scenario.model.caches(batch: 1, tokens: 1 << 30).contains(where: \.isFull)
        page.text(
            "\(text.bytes(evaluation.keyValueCacheBytes(tokens: 1))) for each token of context"
                + (hasWindow ? " as long as no window is full" : "")
                + (workload.batch > 1 ? ", of all \(workload.batch) sequences together" : ""), .fg)
        page.blank()
        var table = Table([
            Table.Column("", .words(least: 12), priority: 0), Table.Column("context", .figure, priority: 2),
            Table.Column("cache", .figure, priority: 1),
        ])
        table.add([
            .text("after prefill", .prefill), .text("\(context) tokens", .muted),
            .text(text.bytes(evaluation.cacheAfterPrefill), .prefill),
        ])
        table.add([
            .text("after decode", .decode), .text("\(context + workload.decodeTokens) tokens", .muted),
            .text(text.bytes(evaluation.cacheAfterDecode), .decode),
        ])
        page.table(table)
        addGrowth(text, to: &page)
        return page
    }

    /// A row of the table of growth.
    private struct GrowthRow {
        enum Kind { case doubling, now, limit }
        var kind: Kind
        var tokens: Int
    }

    private func addGrowth(_ text: FigureText, to page: inout Page) {
        page.heading("cache against context")
        page.text("bars are logarithmic: each doubling adds the same length", .muted)
        let now = evaluation.geometry.contextTokens + scenario.workload.decodeTokens
        var rows = (0..<12).map { GrowthRow(kind: .doubling, tokens: 256 << $0) }
        let limit = largestContext
        for row in [GrowthRow(kind: .now, tokens: now)] + (limit.map { [GrowthRow(kind: .limit, tokens: $0)] } ?? [])
        where row.tokens > 0 {
            let place = rows.firstIndex { $0.tokens > row.tokens } ?? rows.count
            rows.insert(row, at: place)
        }
        let bytes = rows.map { evaluation.keyValueCacheBytes(tokens: $0.tokens) }
        let logarithms = bytes.map { Logarithm.ten(max(1, $0.approximate)) }
        let low = (logarithms.min() ?? 0) - 0.3
        let high = max(low + 1, logarithms.max() ?? 1)
        var table = Table([
            Table.Column("tokens", .figure, priority: 0), Table.Column("", .bar(least: 6, most: 120), priority: 3),
            Table.Column("cache", .figure, priority: 1), Table.Column("", .words(least: 8), priority: 2),
        ])
        for (index, row) in rows.enumerated() {
            let isBeyond = limit.map { row.tokens > $0 } ?? false
            let role: Role =
                switch row.kind {
                case .now: .key
                case .limit: .warn
                case .doubling: isBeyond ? .error : .fg
                }
            let words =
                switch row.kind {
                case .now: "\(look.glyphs.left) now, at the end of the answer"
                case .limit: "\(look.glyphs.left) all that fits on the device"
                case .doubling: isBeyond ? "\(look.glyphs.cross) beyond its memory" : ""
                }
            table.add([
                .text("\(row.tokens)", role, bold: row.kind != .doubling),
                .bar([((logarithms[index] - low) / (high - low), isBeyond ? .bar_empty : .kv)]),
                .text(text.bytes(bytes[index]), role, bold: row.kind != .doubling), .text(words, role),
            ])
        }
        page.table(table)
        guard let limit else { return }
        if limit == 0 {
            page.text("Weights, activations and reserve alone fill the device: no cache fits.", .error)
        } else {
            let batch = scenario.workload.batch
            let sequences = batch == 1 ? "" : "\(batch) sequences of "
            page.text(
                "Beside weights, activations and reserve the device has room for the cache of \(sequences)\(limit) tokens."
                    + (scenario.model.facts.contextLength.map { $0 < limit ? " The model was made for \($0)." : "" }
                        ?? ""),
                .muted)
        }
    }

    /// The most tokens of context whose cache one device has room for beside all else that it holds; nil where there is no
    /// telling: nothing is kept, or a window keeps it from ever being full. Several devices that divide the cache are taken as they do now.
    private var largestContext: Int? {
        let memory = kept.memory
        let now = evaluation.cacheAfterDecode.approximate
        guard now > 0, memory.cache > 0 else { return nil }
        let held = memory.caches.values.max() ?? memory.cache
        let room = (memory.usable - (memory.total - memory.cache)) * now / max(1, held)
        func fits(_ tokens: Int) -> Bool { evaluation.keyValueCacheBytes(tokens: tokens).approximate <= room }
        guard fits(1) else { return 0 }
        let most = 1 << 30
        guard !fits(most) else { return nil }
        // Without windows the cache grows evenly, and the first guess is right.
        let guess = Int(room / evaluation.keyValueCacheBytes(tokens: 1).approximate)
        if guess < most, fits(guess), !fits(guess + 1) { return guess }
        var (low, high) = (1, most)
        while high - low > 1 {
            let middle = (low + high) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return low
    }
}
