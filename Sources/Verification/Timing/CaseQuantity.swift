import AnalyticCore

/// What a case measures, by the key in its file, and what the program says of it. The one table of such quantities.
struct CaseQuantity: Sendable {
    /// The key, with its unit.
    let key: String
    /// Whether more is better.
    let isRate: Bool
    /// What the program says, in the unit of the key; nil where the scenario has no such thing.
    let read: @Sendable (Service, Service.Basis) -> Double?

    private init(
        _ key: String, isRate: Bool = false, _ read: @escaping @Sendable (Service, Service.Basis) -> Double?
    ) {
        self.key = key
        self.isRate = isRate
        self.read = read
    }

    /// All of them.
    static let all: [CaseQuantity] = [
        CaseQuantity("ttft_ms") { $0.timeToFirstToken($1).map { $0 * 1e3 } },
        CaseQuantity("tpot_ms") { $0.timePerOutputToken($1).map { $0 * 1e3 } },
        CaseQuantity("itl_median_ms") { $0.stepAlone($1).map { $0 * 1e3 } },
        CaseQuantity("decode_ms") { $0.stageSeconds(.decode, $1).map { $0 * 1e3 } },
        CaseQuantity("vision_ms") { $0.stageSeconds(.vision, $1).map { $0 * 1e3 } },
        CaseQuantity("prefill_ms") { $0.stageSeconds(.prefill, $1).map { $0 * 1e3 } },
        CaseQuantity("kernel_ms") { service, basis in
            kernels(service, .vision, basis) + kernels(service, .prefill, basis)
        },
        CaseQuantity("sam_ms") { tower($0, "model.sam_model", $1) },
        CaseQuantity("clip_ms") { tower($0, "model.vision_model", $1) },
        CaseQuantity("latency_s") { $0.latency($1) },
        CaseQuantity("tokens_per_s", isRate: true) { service, basis in
            // Benchmarks of servers count the tokens of whole requests.
            service.steadyState == nil ? service.tokensPerSecond(basis) : service.answerTokensPerSecond(basis)
        },
        CaseQuantity("pages_per_s", isRate: true) { $0.pagesPerSecond($1) },
        CaseQuantity("requests_per_s", isRate: true) { $0.pagesPerSecond($1) },
        CaseQuantity("pages_per_day_and_device", isRate: true) { $0.pagesPerDayAndDevice($1) },
    ]

    /// Values that stand beside measured ones and are none themselves.
    static let beside: Set<String> = ["std_ms", "steps", "kernels"]

    /// The estimate between both ends of what sources say of the device's figures; nil where none is disputed.
    func reading(_ service: Service) -> ClosedRange<Double>? {
        guard let ends = service.ends, let best = read(ends.best, .estimate), let worst = read(ends.worst, .estimate)
        else { return nil }
        return min(best, worst)...max(best, worst)
    }

    /// The bare kernels of a stage, as a profiler adds them up: without the gaps and what the host adds, milliseconds.
    private static func kernels(_ service: Service, _ stage: Stage, _ basis: Service.Basis) -> Double {
        let time = service.time.time(of: 0, in: stage)
        return (basis == .floor ? time.floor : time.busy - time.launches * Machine.kernelGap * 1e-6) * 1e3
    }

    private static func tower(_ service: Service, _ path: String, _ basis: Service.Basis) -> Double? {
        guard let node = service.time.evaluation.node(at: path) else { return nil }
        let time = service.time.time(of: node, in: .vision)
        return (basis == .floor ? time.floor : time.seconds) * 1e3
    }
}
