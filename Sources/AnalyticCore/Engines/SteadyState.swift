/// A continuous batcher that always has as many requests as it can run, in the mean.
public struct SteadyState: Hashable, Sendable {
    /// What keeps more requests from running.
    public enum Limit: String, Sendable {
        /// No more are asked for.
        case batch
        /// The engine's own limit.
        case sequences
        /// The KV cache is full.
        case memory
    }

    /// Requests in flight.
    public let requests: Int
    /// What keeps more from running.
    public let limit: Limit
    /// The time to first token, seconds.
    public let timeToFirstToken: Double
    /// The time per output token, others' prefills included, seconds.
    public let timePerOutputToken: Double
    /// Tokens of answers per second, over all requests and copies.
    public let tokensPerSecond: Double
    /// Tokens per second that one user sees while they come.
    public let tokensPerSecondPerUser: Double
    /// Requests done per second, over all copies.
    public let pagesPerSecond: Double
    /// The share of a step that prefills of other requests take.
    public let prefillShare: Double
}
