import AnalyticCore

/// What is asked first of a scenario: how fast, does it fit, what does it cost, and why.
public struct Answer: Sendable {
    /// One figure as it is estimated, and the floor that nothing can go below, or for a rate above.
    public struct Pair: Hashable, Sendable {
        /// As estimated.
        public let estimate: Double
        /// At the floor.
        public let floor: Double
    }

    /// Dollars for a thousand requests, with what they are worked out from.
    public struct Price: Hashable, Sendable {
        /// Dollars for a thousand requests at both ends of the price's range.
        public let low: Double, high: Double
        /// What an hour of one device costs, when and where that was asked.
        public let hour: DevicePrice
        /// Devices that are paid for.
        public let devices: Int
    }

    /// A time against its target, seconds.
    public struct Target: Hashable, Sendable {
        /// What is to be reached.
        public let limit: Double
        /// Whether the estimate reaches it; nil where there is none.
        public let isMet: Bool?
    }

    /// The scenario that it is of.
    public let scenario: Scenario
    /// What the model is asked for by the second: requests, or tokens of its answers over whole requests.
    public let rate: Pair?
    /// The metric that the rate is, in the model's words.
    public let rateMetric: Metric
    /// Requests per second, over the batch and all copies.
    public let requestRate: Pair?
    /// Seconds to the first token.
    public let firstToken: Pair?
    /// Seconds for each further token; nil where nothing is decoded.
    public let perToken: Pair?
    /// Seconds from a request's arrival to its last token.
    public let latency: Pair?
    /// Bytes that one device must hold.
    public let memory: Double
    /// Bytes that the engine may take of one device.
    public let capacity: Double
    /// Whether that fits; nil where sources dispute the capacity.
    public let fits: Bool?
    /// The largest batch that fits, 0 where not even one request does; nil while it is not known.
    public var largestBatch: Int?
    /// What a thousand requests cost; nil where no price is stated.
    public let price: Price?
    /// The target of the time to the first token.
    public let firstTokenTarget: Target
    /// The target of the time for each further token.
    public let perTokenTarget: Target
    /// What every figure holds for, the most important first: device, engine, execution, batch, precisions.
    public let holdsFor: [String]
    /// Why it takes as long as it does; nil where nothing runs.
    public let why: Reason?

    /// The answer of a timed evaluation.
    ///
    /// - Parameter largestBatch: The largest batch that fits, where somebody has worked it out: it takes some twenty evaluations.
    public init(_ time: TimeEvaluation, service: Service, memory: MemoryEvaluation, largestBatch: Int? = nil) {
        func pair(_ read: (Service.Basis) -> Double?) -> Pair? {
            guard let estimate = read(.estimate), let floor = read(.floor) else { return nil }
            return Pair(estimate: estimate, floor: floor)
        }
        let scenario = time.evaluation.scenario
        self.scenario = scenario
        rateMetric = MetricCatalogue.rate(of: scenario.model)
        requestRate = pair(service.pagesPerSecond)
        rate = scenario.model.facts.hasVision ? requestRate : pair(service.answerTokensPerSecond)
        firstToken = pair(service.timeToFirstToken)
        perToken = pair(service.timePerOutputToken)
        latency = pair(service.latency)
        self.memory = memory.total
        capacity = memory.usable
        fits = memory.fits
        self.largestBatch = largestBatch
        let machine = scenario.machine
        if let prices = service.pricesPerThousandPages(.estimate), let hour = machine.hourlyPrice {
            price = Price(low: prices.low, high: prices.high, hour: hour, devices: machine.devices)
        } else {
            price = nil
        }
        func target(_ limit: Double, _ pair: Pair?) -> Target {
            Target(limit: limit, isMet: pair.map { $0.estimate <= limit })
        }
        firstTokenTarget = target(machine.targetTTFT, firstToken)
        perTokenTarget = target(machine.targetTPOT / 1e3, perToken)
        holdsFor = Self.conditions(of: scenario)
        why = Reason(service)
    }

    /// What times and memory of a scenario hold for, the most important first.
    public static func conditions(of scenario: Scenario) -> [String] {
        let count = scenario.machine.devices
        return [
            (count > 1 ? "\(count) x " : "") + scenario.deviceName, scenario.engineName,
            scenario.workload.execution.rawValue, "batch \(scenario.workload.batch)", scenario.precisions,
        ]
    }
}

extension MetricCatalogue {
    /// The rate that a model is asked for, in its words: requests per second where they bring pages, else tokens of answers per
    /// second over whole requests.
    public static func rate(of model: AnyModel) -> Metric {
        (metric(rateID(of: model)) ?? all[0]).inWords(of: model.card)
    }

    /// The id of that metric.
    public static func rateID(of model: AnyModel) -> String {
        model.facts.hasVision ? "pages_per_s" : "tokens_per_s.request"
    }
}
