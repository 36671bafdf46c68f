/// What the closed forms of kernel times read of a device. Rates are per microsecond.
public struct KernelDevice: Hashable, Sendable {
    /// FLOPs of the units that the kernel runs on, at peak.
    public var peak: Double
    /// Bytes from memory.
    public var bandwidth: Double
    /// Bytes on the link, in one direction; 0 where there is none.
    public var link: Double
    /// Streaming multiprocessors, or what the device has in their place.
    public var cores: Double
    /// Bytes of the last-level cache.
    public var cache: Double

    /// Figures of a device.
    public init(peak: Double, bandwidth: Double, link: Double = 0, cores: Double, cache: Double) {
        self.peak = peak
        self.bandwidth = bandwidth
        self.link = link
        self.cores = cores
        self.cache = cache
    }
}
