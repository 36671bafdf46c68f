/// The time of a matrix product on the matrix units, cut into tiles that run in waves over the device's cores.
///
/// Fitted on the products of nine devices that aiconfigurator 0.12 publishes; see `docs/time.md`.
enum TiledProduct {
    /// A tile that libraries choose from.
    struct Tile {
        let rows: Double
        let columns: Double
        /// One divided by them. They are powers of two, so that nothing is rounded.
        let perRow: Double
        let perColumn: Double
        /// Work for each element of K, that of loading the operands included.
        let perElement: Double

        init(_ rows: Double, _ columns: Double) {
            self.rows = rows
            self.columns = columns
            perRow = 1 / rows
            perColumn = 1 / columns
            let norm = 1 + loads * (1.0 / 128 + 1.0 / 256)
            perElement = 2 * rows * columns * (1 + loads * (1 / rows + 1 / columns)) / norm
        }
    }

    /// All of them, those of the fewest rows first.
    static let tiles = [Tile(64, 64), Tile(64, 128), Tile(128, 128), Tile(128, 256), Tile(256, 128)]
    /// How many of them have the fewest rows. Where a product has no more rows than these, they need no more tiles than the
    /// others, or twice as many of less than half the work: the others are never better.
    private static let low = 2
    /// How small tiles load operands more often: elements of K for each 1/rows + 1/columns.
    private static let loads = 35.0
    /// Microseconds of arithmetic after which the power limit has half its effect.
    private static let heating = 1000.0

    /// Microseconds of arithmetic of `batch` products: the best of the tiles, with K in one, two or four parts.
    static func compute(
        batch: Double = 1, rows: Double, columns: Double, inner: Double, _ constants: KernelConstants,
        _ device: KernelDevice
    ) -> Double {
        let whole = inner + constants.prologue
        let (half, quarter) = (inner / 2 + constants.prologue, inner / 4 + constants.prologue)
        var best = Double.infinity
        var next = rows <= 64 ? low : tiles.count
        while next > 0 {
            next -= 1
            let tile = tiles[next]
            let blocks = batch * up(rows * tile.perRow) * up(columns * tile.perColumn)
            let even = blocks / device.cores
            // Without a lost wave and with K in one part: no tile takes less.
            let least = even * whole
            guard least * tile.perElement < best else { continue }
            guard constants.lostWave > 0 else {
                best = least * tile.perElement
                continue
            }
            // Waves over the cores, of which an unfinished one is partly lost.
            func waves(_ even: Double) -> Double { even + constants.lostWave * (up(even) - even) }
            let parts = min(waves(even) * whole, waves(2 * even) * half, waves(4 * even) * quarter)
            best = min(best, parts * tile.perElement)
        }
        return heated(best * device.cores / (constants.compute * device.peak), constants)
    }

    /// The next whole number, of one that is not negative: what `rounded(.up)` calls the C library for.
    @inline(__always)
    static func up(_ value: Double) -> Double {
        // Beyond 2^52 no fraction is left.
        let near = (value + 0x1p52) - 0x1p52
        return near < value ? near + 1 : near
    }

    /// Long arithmetic lowers the clock.
    @inline(__always)
    static func heated(_ microseconds: Double, _ constants: KernelConstants) -> Double {
        microseconds * (1 + constants.heat * microseconds / (microseconds + heating))
    }
}
