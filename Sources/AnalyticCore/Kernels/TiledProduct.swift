/// The time of a matrix product on the matrix units, cut into tiles that run in waves over the device's cores.
///
/// Fitted on the products of nine devices that aiconfigurator 0.12 publishes; see `docs/time.md`.
enum TiledProduct {
    /// The tiles that libraries choose from: rows and columns.
    private static let tiles: [(rows: Double, columns: Double)] = [
        (64, 64), (64, 128), (128, 128), (128, 256), (256, 128),
    ]
    /// How small tiles load operands more often: elements of K for each 1/rows + 1/columns.
    private static let loads = 35.0
    /// Microseconds of arithmetic after which the power limit has half its effect.
    private static let heating = 1000.0

    /// Microseconds of arithmetic of `batch` products: the best of the tiles, with K in one, two or four parts.
    @inline(__always)
    static func compute(
        batch: Double = 1, rows: Double, columns: Double, inner: Double, _ constants: KernelConstants,
        _ device: KernelDevice
    ) -> Double {
        let norm = 1 + loads * (1.0 / 128 + 1.0 / 256)
        var best = Double.infinity
        for tile in tiles {
            let blocks = batch * (rows / tile.rows).rounded(.up) * (columns / tile.columns).rounded(.up)
            let perElement =
                2 * tile.rows * tile.columns * (1 + loads * (1 / tile.rows + 1 / tile.columns)) / norm
            var split = 1.0
            while split <= 4 {
                let even = blocks * split / device.cores
                let waves = even + constants.lostWave * (even.rounded(.up) - even)
                best = min(best, waves * perElement * (inner / split + constants.prologue))
                split *= 2
            }
        }
        return heated(best * device.cores / (constants.compute * device.peak), constants)
    }

    /// Long arithmetic lowers the clock.
    @inline(__always)
    static func heated(_ microseconds: Double, _ constants: KernelConstants) -> Double {
        microseconds * (1 + constants.heat * microseconds / (microseconds + heating))
    }
}
