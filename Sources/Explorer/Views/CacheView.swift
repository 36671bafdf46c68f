import AnalyticCore
import TerminalKit

extension ViewSpec {
    static let cache = ViewSpec(
        .cache, key: "3", title: "kv", help: "The KV cache: its formula and how it grows.",
        hints: ["figures", "explain"],
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
        page.text("layers \u{00B7} batch \u{00B7} numbers of a token \u{00B7} tokens kept \u{00B7} bits / 8", .muted)
        for cache in scenario.model.caches(batch: workload.batch, tokens: context + workload.decodeTokens) {
            page.text(
                "\(cache.layers) \u{00B7} \(workload.batch) \u{00B7} \(cache.perToken) \u{00B7} \(cache.kept) \u{00B7} \(workload.keyValuePrecision.bits)/8"
                    + (cache.isFull ? "   a window keeps no more" : ""), .muted)
        }
        let hasWindow = scenario.model.caches(batch: 1, tokens: 1 << 30).contains(where: \.isFull)
        page.text(
            "\(text.bytes(evaluation.keyValueCacheBytes(tokens: 1))) for each token of context"
                + (hasWindow ? " as long as no window is full" : ""), .fg)
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
        page.heading("cache against context")
        page.table(growthTable(text))
        return page
    }

    private func growthTable(_ text: FigureText) -> Table {
        let now = evaluation.geometry.contextTokens + scenario.workload.decodeTokens
        let powers = (0..<12).map { 256 << $0 }
        let largest = evaluation.keyValueCacheBytes(tokens: powers.last ?? 1)
        var table = Table([
            Table.Column("tokens", .figure, priority: 0), Table.Column("", .bar(least: 6, most: 120), priority: 3),
            Table.Column("cache", .figure, priority: 1), Table.Column("", .words(least: 8), priority: 2),
        ])
        for tokens in powers {
            let bytes = evaluation.keyValueCacheBytes(tokens: tokens)
            let isNear = now <= tokens && (tokens == powers.first || now > tokens / 2)
            let role: Role = isNear ? .key : .fg
            table.add([
                .text("\(tokens)", role, bold: isNear), .bar([(bytes.share(of: largest), .kv)]),
                .text(text.bytes(bytes), role, bold: isNear),
                .text(isNear ? "\(look.glyphs.left) now \(now)" : "", .key),
            ])
        }
        return table
    }
}
