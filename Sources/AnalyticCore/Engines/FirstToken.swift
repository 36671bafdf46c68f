/// The time to first token by its parts, seconds.
public struct FirstToken: Hashable, Sendable {
    /// The host: opening the page, cutting, normalising, tokenising, HTTP.
    public var host = 0.0
    /// Waiting for others before the host or the engine takes the request; 0 where queueing is left out.
    public var wait = 0.0
    /// The vision towers and the projector.
    public var vision = 0.0
    /// The prefill, whose logits give the first token.
    public var prefill = 0.0

    /// No time.
    public init() {}

    /// All of it.
    public var seconds: Double { host + wait + vision + prefill }

    /// The parts in their order, by name.
    public var parts: [(name: String, seconds: Double)] {
        [("host", host), ("wait", wait), ("vision", vision), ("prefill", prefill)]
    }
}

/// The host's time for one request, seconds.
struct RequestHost {
    /// What requests do not wait for each other's.
    let alone: Double
    /// What one worker does for one request after another.
    let serial: Double

    init(_ engine: Engine, _ geometry: WorkloadGeometry) {
        guard geometry.hasImage else {
            alone = 0
            serial = engine.textRequest / 1e3
            return
        }
        alone = engine.imageRequest / 1e3
        serial = engine.imageMegapixel / 1e3 * geometry.viewMegapixels
    }

    /// The mean wait of a request where `requests` of them come at random, each next one when one is done, and a request
    /// takes `latency` without waiting: a queue with one service time (M/D/1), the workers as one that is as fast as all.
    func wait(requests: Double, workers: Double, latency: Double) -> Double {
        let service = serial / workers
        guard requests > 1, service > 0 else { return 0 }
        // More waiting makes fewer arrivals, hence less waiting: halving finds where both agree.
        var (low, high) = (0.0, requests * service)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let load = (requests - 1) / (latency + middle) * service
            let wait = load < 1 ? load / 2 / (1 - load) * service : .infinity
            if wait > middle { low = middle } else { high = middle }
        }
        return high
    }
}

extension WorkloadGeometry {
    /// Pixels of all views of one page, millions.
    var viewMegapixels: Double {
        let base = Double(baseSize) * Double(baseSize) * Double(globalViews)
        return (base + Double(tileSize) * Double(tileSize) * Double(tiles)) / 1e6
    }
}
