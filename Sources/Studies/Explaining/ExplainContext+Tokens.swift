import AnalyticCore

extension ExplainContext {
    /// How a page becomes tokens: its mode, its grid, its tiles, their features, and the sum.
    func tokensExplained() -> Explained {
        var page = Explained(path: [scenario.model.card.title, "tokens of the prompt"], holdsFor: "")
        let geometry = evaluation.geometry
        guard geometry.hasImage else {
            page.text("The prompt is text alone: \(geometry.textTokens) tokens, as set (prompt.tokens).")
            return page
        }
        let image = scenario.workload.image
        let grid = geometry.grid
        page.text(
            "A page is looked at as a whole in one global view and, where the mode cuts it, in tiles at a higher resolution. The towers leave one token for each 64 x 64 pixels or so; a newline token ends each row, so that the decoder knows where it is."
        )
        page.heading("the page and its views")
        page.chain([
            Explained.Step("page", "width x height", "\(image.width) x \(image.height) px"),
            Explained.Step(
                "mode",
                image.mode == .custom
                    ? "sizes as set"
                    : "a global view of \(geometry.baseSize) px"
                        + (image.isCropped ? ", tiles of \(geometry.tileSize) px" : ", no tiles"), image.mode.rawValue),
            Explained.Step("grid", gridWords, geometry.tiles > 0 ? "\(grid.rows) rows x \(grid.columns)" : "no tiles"),
        ])
        page.heading("tokens add up")
        let base = geometry.baseFeatures
        var chain = [
            Explained.Step(
                "features of the global view", "\(geometry.baseSize) px / \(pixels(geometry.baseSize, base)) px a side",
                "\(base) x \(base)"),
            Explained.Step(
                "global view", "\(base) rows × (\(base) + 1 newline) + 1 separator", "\(geometry.globalTokens)"),
        ]
        if geometry.tiles > 0 {
            let side = geometry.tileFeatures
            chain += [
                Explained.Step(
                    "features of a tile", "\(geometry.tileSize) px / \(pixels(geometry.tileSize, side)) px a side",
                    "\(side) x \(side)"),
                Explained.Step(
                    "tiles, as one picture", "\(grid.rows) × \(side) rows × (\(grid.columns) × \(side) + 1 newline)",
                    "\(geometry.tileTokens)"),
            ]
        }
        chain += [
            Explained.Step("text", "prompt.tokens", "\(geometry.textTokens)"),
            Explained.Step(
                "prompt",
                ([geometry.globalTokens] + (geometry.tiles > 0 ? [geometry.tileTokens] : []) + [geometry.textTokens])
                    .map { "\($0)" }.joined(separator: " + "), "\(geometry.contextTokens) tokens", isSum: true),
        ]
        page.chain(chain)
        if geometry.tiles > 0 {
            let side = geometry.tileFeatures
            page.text(
                "One more row of tiles adds \(side) rows of \(grid.columns * side + 1) tokens: \(side * (grid.columns * side + 1)).",
                .muted)
        }
        addOutlook(to: &page)
        return page
    }

    private func pixels(_ size: Int, _ side: Int) -> Int { side > 0 ? (size + side - 1) / side : size }

    private var gridWords: String {
        let image = scenario.workload.image
        if !image.isCropped { return "this mode does not cut the page" }
        if image.forcedGrid != nil { return "as set (image.grid)" }
        if max(image.width, image.height) <= ImageTiling.longestUncutSide {
            return "no side is over \(ImageTiling.longestUncutSide) px, so the page is not cut"
        }
        return
            "of all grids of \(image.minTiles) to \(image.maxTiles) tiles the one whose shape is nearest to the page's, \(Figure.decimal(Double(image.width) / Double(image.height), places: 2)) wide for 1 high"
    }
}
