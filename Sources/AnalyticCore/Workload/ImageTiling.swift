/// How many tiles stand side by side and on top of each other when a page is cut up.
public struct TileGrid: Hashable, Sendable {
    /// Tiles side by side, the vendor's `width_crop_num`.
    public var columns: Int

    /// Tiles on top of each other, the vendor's `height_crop_num`.
    public var rows: Int

    /// A grid of `columns` by `rows` tiles.
    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The grid of a page that is not cut up.
    public static let single = TileGrid(columns: 1, rows: 1)

    /// How many tiles the vision tower sees beside the global view: none where the page is not cut up.
    public var tiles: Int {
        let (product, overflow) = columns.multipliedReportingOverflow(by: rows)
        return overflow ? .max : product <= 1 ? 0 : product
    }
}

/// The rule by which DeepSeek-OCR cuts a page into tiles.
///
/// It follows `dynamic_preprocess` and `find_closest_aspect_ratio` of the reference implementation: of all grids with
/// `minTiles` to `maxTiles` tiles, the one whose aspect ratio lies nearest to that of the page. Ratios are compared in
/// double precision as there. No input traps.
public enum ImageTiling {
    /// The longest side, in pixels, up to which a page is never cut up. The reference writes this number down as it
    /// is; it does not follow the tile size.
    public static let longestUncutSide = 640

    /// The grid for a page of `imageWidth` by `imageHeight` pixels, to be cut into squares of `tileSize` pixels.
    ///
    /// One by one, hence no tiles, where both sides are at most `longestUncutSide`. The same where a number is not
    /// positive or `minTiles` exceeds `maxTiles`: callers check their parameters before.
    public static func grid(
        imageWidth: Int, imageHeight: Int, tileSize: Int, minTiles: Int, maxTiles: Int
    ) -> TileGrid {
        if imageWidth <= longestUncutSide && imageHeight <= longestUncutSide { return .single }
        return closestGrid(
            imageWidth: imageWidth, imageHeight: imageHeight, tileSize: tileSize, minTiles: minTiles,
            maxTiles: maxTiles)
    }

    /// The grid whose aspect ratio lies nearest to that of the page, however small the page is.
    ///
    /// Where two grids of different area are equally near, the larger wins if the page has more than half its pixels.
    /// Where two grids of the same area are, the reference depends on the order in which a Python set lists them;
    /// only then that order is worked out.
    public static func closestGrid(
        imageWidth: Int, imageHeight: Int, tileSize: Int, minTiles: Int, maxTiles: Int
    ) -> TileGrid {
        guard imageWidth > 0, imageHeight > 0, tileSize > 0, minTiles > 0, minTiles <= maxTiles else { return .single }
        let page = Page(width: imageWidth, height: imageHeight, tileSize: tileSize)
        var search = Search()
        for area in minTiles...maxTiles {
            var columns = 1
            while columns <= area / columns {
                if area % columns == 0 {
                    let rows = area / columns
                    search.offer(columns: columns, rows: rows, area: area, for: page)
                    if rows != columns { search.offer(columns: rows, rows: columns, area: area, for: page) }
                }
                columns += 1
            }
        }
        return search.dependsOnOrder
            ? page.closest(of: TilingCandidates.inReferenceOrder(minTiles: minTiles, maxTiles: maxTiles))
            : search.best
    }
}

/// What the choice of a grid looks at.
private struct Page {
    /// Width over height.
    let aspect: Double

    /// Pixels of the page.
    let area: Double

    /// Half the pixels of one tile.
    let halfTile: Double

    init(width: Int, height: Int, tileSize: Int) {
        aspect = Double(width) / Double(height)
        area = Double(width) * Double(height)
        halfTile = 0.5 * Double(tileSize) * Double(tileSize)
    }

    /// How far the grid's aspect ratio is from that of the page.
    func distance(columns: Int, rows: Int) -> Double {
        abs(aspect - Double(columns) / Double(rows))
    }

    /// Whether the page has more than half the pixels of a grid of `tiles` tiles.
    func fills(tiles: Int) -> Bool {
        area > halfTile * Double(tiles)
    }

    /// The choice of the reference among `candidates`, which it goes through in their order.
    func closest(of candidates: [TileGrid]) -> TileGrid {
        var best = TileGrid.single
        var bestDistance = Double.infinity
        for candidate in candidates {
            let distance = distance(columns: candidate.columns, rows: candidate.rows)
            if distance < bestDistance || distance == bestDistance && fills(tiles: candidate.tiles) {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }
}

/// The nearest grid so far, when candidates come by ascending area.
private struct Search {
    var best = TileGrid.single
    var distance = Double.infinity
    var area = 0

    /// Whether another grid of the same area is exactly as near as the best: the reference then takes the first of
    /// the two or the last, in an order that this search does not know.
    var dependsOnOrder = false

    mutating func offer(columns: Int, rows: Int, area candidateArea: Int, for page: Page) {
        let candidate = page.distance(columns: columns, rows: rows)
        if candidate > distance { return }
        if candidate == distance {
            if candidateArea == area { return dependsOnOrder = true }
            guard page.fills(tiles: candidateArea) else { return }
        }
        best = TileGrid(columns: columns, rows: rows)
        distance = candidate
        area = candidateArea
        dependsOnOrder = false
    }
}
