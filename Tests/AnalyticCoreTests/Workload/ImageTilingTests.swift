import Testing

@testable import AnalyticCore

@Suite("How a page is cut into tiles")
struct ImageTilingTests {
    /// `target_ratios_max…_in_vendor_order` of the reference's tiling.json: columns, rows.
    private static let measuredOrders = [
        6: [
            [1, 2], [2, 1], [3, 1], [1, 3], [4, 1], [1, 4], [2, 2], [1, 5], [5, 1], [6, 1], [2, 3], [1, 6], [3, 2],
        ],
        9: [
            [1, 2], [2, 1], [3, 1], [1, 3], [2, 2], [4, 1], [1, 4], [5, 1], [1, 5], [1, 6], [6, 1], [3, 2], [2, 3],
            [7, 1], [1, 7], [4, 2], [2, 4], [1, 8], [8, 1], [1, 9], [3, 3], [9, 1],
        ],
    ]

    @Test("grids come in the order in which the reference goes through them", arguments: [6, 9])
    func order(most: Int) {
        let order = TilingCandidates.inReferenceOrder(minTiles: 2, maxTiles: most)
        #expect(order.map { [$0.columns, $0.rows] } == Self.measuredOrders[most])
    }

    @Test("pages up to 640 pixels on both sides are not cut")
    func small() {
        func tiles(_ width: Int, _ height: Int) -> Int {
            ImageTiling.grid(imageWidth: width, imageHeight: height, tileSize: 640, minTiles: 2, maxTiles: 9).tiles
        }
        #expect(tiles(640, 640) == 0)
        #expect(tiles(641, 640) > 0)
        #expect(tiles(1, 641) == 9)
    }

    @Test("on a tie the larger grid needs a page with more than half its pixels")
    func ties() {
        func grid(_ side: Int) -> TileGrid {
            ImageTiling.grid(imageWidth: side, imageHeight: 2 * side, tileSize: 640, minTiles: 2, maxTiles: 9)
        }
        #expect(grid(700) == TileGrid(columns: 1, rows: 2))
        #expect(grid(1000) == TileGrid(columns: 2, rows: 4))
    }

    @Test("grids of equal area that are equally near follow the order of a Python set")
    func setOrder() {
        func grid(_ width: Int, _ height: Int, _ tiles: Int) -> TileGrid {
            ImageTiling.closestGrid(
                imageWidth: width, imageHeight: height, tileSize: 640, minTiles: tiles, maxTiles: tiles)
        }
        #expect(grid(1280, 1024, 2) == TileGrid(columns: 2, rows: 1))
        #expect(grid(950, 380, 4) == TileGrid(columns: 4, rows: 1))
    }

    @Test("numbers that make no sense give one tile and never trap")
    func nonsense() {
        for (width, height, tile, least, most) in [
            (0, 700, 640, 2, 9), (700, -1, 640, 2, 9), (700, 700, 0, 2, 9), (700, 700, 640, 9, 2),
            (700, 700, 640, 0, 0),
        ] {
            let grid = ImageTiling.grid(
                imageWidth: width, imageHeight: height, tileSize: tile, minTiles: least, maxTiles: most)
            #expect(grid == .single)
        }
        #expect(TileGrid(columns: .max, rows: 2).tiles == .max)
    }
}
