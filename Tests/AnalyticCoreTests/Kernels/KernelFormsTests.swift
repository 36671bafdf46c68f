import Testing

@testable import AnalyticCore

/// Closed forms against values worked out by hand.
@Suite("Kernel forms")
struct KernelFormsTests {
    private let device = KernelDevice(peak: 1e6, bandwidth: 1e3, cores: 100, cache: 1000)

    @Test("overlap lies between the larger and the sum, and is (a^2.5 + b^2.5)^0.4")
    func overlap() {
        #expect(abs(KernelTime.overlap(3, 3) - 3 * 1.319_507_910_772_894_3) < 1e-5)
        #expect(KernelTime.overlap(0, 0) == 0)
        for ratio in stride(from: 0.0, through: 1.0, by: 0.01) {
            let both = KernelTime.overlap(10, 10 * ratio)
            #expect(both >= 10 && both <= 10 + 10 * ratio + 1e-9)
            #expect(both == KernelTime.overlap(10 * ratio, 10))
        }
    }

    @Test("a product takes the best of all tiles and splits, whichever are left out from the start")
    func tiles() {
        var constants = KernelConstants()
        for (lostWave, rows, columns) in [(0.0, 1.0, 640.0), (0.4, 64, 1280), (1, 65, 129_280), (0.7, 903, 6848)] {
            for (batch, inner) in [(1.0, 1280.0), (10, 64), (640, 4096)] {
                constants.lostWave = lostWave
                var best = Double.infinity
                for tile in TiledProduct.tiles {
                    let blocks =
                        batch * (rows / tile.rows).rounded(.up) * (columns / tile.columns).rounded(.up)
                    for split in [1.0, 2, 4] {
                        let even = blocks * split / device.cores
                        let waves = even + lostWave * (even.rounded(.up) - even)
                        best = min(best, waves * tile.perElement * (inner / split + constants.prologue))
                    }
                }
                let plain = TiledProduct.heated(best * device.cores / (constants.compute * device.peak), constants)
                let found = TiledProduct.compute(
                    batch: batch, rows: rows, columns: columns, inner: inner, constants, device)
                #expect(abs(found - plain) <= plain * 1e-12)
            }
        }
        for value in [0.0, 0.25, 1, 1.000_000_1, 131.5, 1e9 + 0.5, 1e18] {
            #expect(TiledProduct.up(value) == value.rounded(.up))
        }
    }

    @Test("a product of one row is its fixed cost, its walk along K and its weights at the reached bandwidth")
    func memoryBoundProduct() {
        var constants = KernelConstants()
        constants.bandwidth = 0.5
        constants.walk = 1
        let time = KernelForms.product(
            rows: 1, columns: 1000, inner: 2000, weightBytes: 2, activationBytes: 2, isCold: true, constants, device)
        #expect(time.fixed == 2 && time.walk == 2)
        #expect(abs(time.memory - (2 * 2000 * 1000 + 2 * 3000) / 500) < 1e-9)
        #expect(!time.isComputeBound)
    }

    @Test("a large product takes its FLOPs at the reached share of the peak, with what tiles add")
    func computeBoundProduct() {
        var constants = KernelConstants()
        constants.prologue = 0
        let time = KernelForms.product(
            rows: 12_800, columns: 25_600, inner: 4096, weightBytes: 2, activationBytes: 2, isCold: true, constants,
            device)
        let least = 2.0 * 12_800 * 25_600 * 4096 / (0.75 * 1e6)
        #expect(time.isComputeBound && abs(time.compute / least - 1) < 1e-9)
    }

    @Test("decode attention takes at least sixteen rows of queries for each KV head")
    func decodeRows() {
        let one = KernelForms.decodeAttention(
            batch: 1, context: 1000, heads: 8, keyValueHeads: 8, headWidth: 128, cacheBytes: 2, isCold: true,
            KernelConstants(), device)
        let grouped = KernelForms.decodeAttention(
            batch: 1, context: 1000, heads: 128, keyValueHeads: 8, headWidth: 128, cacheBytes: 2, isCold: true,
            KernelConstants(), device)
        #expect(one.compute == grouped.compute)
    }

    @Test("collectives take no time on one device, and more on more devices")
    func collectives() {
        var device = device
        device.link = 100
        for form in [CollectiveForms.graph, CollectiveForms.host, CollectiveForms.ring] {
            #expect(form(1, 4096, KernelConstants(), device).total == 0)
            let times = [2.0, 4, 8].map { form($0, 1e6, KernelConstants(), device).total }
            #expect(times == times.sorted())
        }
    }
}
