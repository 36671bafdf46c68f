/// What a request costs.
extension Service {
    /// Dollars for a thousand requests, at the middle of the price's range; nil where no price is stated.
    public func pricePerThousandPages(_ basis: Basis) -> Double? {
        pricesPerThousandPages(basis).map { ($0.low + $0.high) / 2 }
    }

    /// Dollars for a thousand requests at both ends of the price's range; nil where no price is stated.
    public func pricesPerThousandPages(_ basis: Basis) -> (low: Double, high: Double)? {
        guard let rate = pagesPerSecond(basis), rate > 0, let price = machine.hourlyPrice else { return nil }
        let hours = Double(machine.devices) / 3600 / rate * 1000
        return (price.low * hours, price.high * hours)
    }

    /// The most joules that one request can take: every device at its board power all the time; nil where that is not known.
    public func energyPerPage(_ basis: Basis) -> Double? {
        guard let rate = pagesPerSecond(basis), rate > 0, let power = machine.device.power else { return nil }
        return power.value * Double(machine.devices) / rate
    }
}
