import AnalyticCore

extension MetricCatalogue {
    private static func service(
        _ id: String, _ title: String, _ unit: MetricUnit, _ read: @escaping @Sendable (Service) -> Double?
    ) -> Metric {
        Metric(id, title, unit, of: .service, needs: .time, service: read) { $0.service.flatMap(read) }
    }

    /// What a user waits for and pays: as estimated, then at the floor.
    static let service: [Metric] =
        [Service.Basis.estimate, .floor].flatMap { basis -> [Metric] in
            let tail = basis == .floor ? ".floor" : ""
            let word = basis.rawValue
            return [
                service("pages_per_s" + tail, "pages/s, \(word)", .pageRate) { $0.pagesPerSecond(basis) },
                service("ttft" + tail, "TTFT, \(word)", .seconds) { $0.timeToFirstToken(basis) },
                service("tpot" + tail, "TPOT, \(word)", .seconds) { $0.timePerOutputToken(basis) },
                service("latency" + tail, "request, \(word)", .seconds) { $0.latency(basis) },
                service("tokens_per_s" + tail, "batch tokens/s, \(word)", .tokenRate) {
                    $0.tokensPerSecond(basis)
                },
                service("tokens_per_s.user" + tail, "one user's tokens/s, \(word)", .tokenRate) {
                    $0.tokensPerSecondPerUser(basis)
                },
                service("tokens_per_s.request" + tail, "tokens/s over whole requests, \(word)", .tokenRate) {
                    $0.answerTokensPerSecond(basis)
                },
            ]
        } + [
            service("ttft.host", "TTFT, the host's part", .seconds) { $0.firstToken(.estimate)?.host },
            service("ttft.wait", "TTFT, waiting", .seconds) { $0.firstToken(.estimate)?.wait },
            service("ttft.vision", "TTFT, vision", .seconds) { $0.firstToken(.estimate)?.vision },
            service("ttft.prefill", "TTFT, prefill", .seconds) { $0.firstToken(.estimate)?.prefill },
            service("requests", "requests in flight on one copy", .requests) { Double($0.running.requests) },
            service("prefill_share", "share of a step that others' prefills take", .percent) {
                ($0.steadyState?.prefillShare ?? 0) * 100
            },
            service("price", "price of 1000 pages", .dollars) {
                $0.pricePerThousandPages(.estimate)
            },
            service("energy", "most energy of a page", .joules) { $0.energyPerPage(.estimate) },
            service("target.ttft", "TTFT, target", .seconds) { $0.time.evaluation.scenario.machine.targetTTFT },
            service("target.tpot", "TPOT, target", .seconds) {
                $0.time.evaluation.scenario.machine.targetTPOT / 1e3
            },
            service("required.flops", "FLOP/s for the TTFT target", .flopRate) { $0.requiredRate },
            service("required.bandwidth", "bytes/s for the TPOT target", .byteRate) { $0.requiredBandwidth },
        ]
}
