/// The grids that the reference considers, in the order in which it considers them.
enum TilingCandidates {
    /// All grids of `minTiles` to `maxTiles` tiles by ascending area, equal areas as the reference happens to list
    /// them: it collects the grids in a Python set and sorts that by area, which keeps the set's order among equals.
    static func inReferenceOrder(minTiles: Int, maxTiles: Int) -> [TileGrid] {
        let listed = PythonSetOrder.order(of: inOrderOfDiscovery(minTiles: minTiles, maxTiles: maxTiles))
        return listed.enumerated()
            .sorted {
                ($0.element.columns * $0.element.rows, $0.offset) < ($1.element.columns * $1.element.rows, $1.offset)
            }
            .map(\.element)
    }

    /// The grids in the order in which the reference puts them into its set, each once.
    ///
    /// It asks for each `n` from `minTiles` to `maxTiles` for all grids with at most `n` columns and rows; a grid
    /// comes up first when `n` reaches its longer side.
    private static func inOrderOfDiscovery(minTiles: Int, maxTiles: Int) -> [TileGrid] {
        guard minTiles > 0, minTiles <= maxTiles else { return [] }
        var found: [TileGrid] = []
        for limit in minTiles...maxTiles {
            for columns in 1...limit {
                for rows in 1...min(limit, max(1, maxTiles / columns)) {
                    let isNew = limit == minTiles || max(columns, rows) == limit
                    if isNew && columns * rows >= minTiles && columns * rows <= maxTiles {
                        found.append(TileGrid(columns: columns, rows: rows))
                    }
                }
            }
        }
        return found
    }
}
