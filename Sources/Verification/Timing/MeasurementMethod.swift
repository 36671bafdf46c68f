import AnalyticCore

/// What the times of a source contain beside the kernel itself, so that an estimate is compared with the same thing.
///
/// The constants describe a kernel inside a captured graph, the gap to the next one included. A profiler times bare kernels:
/// the gap is taken off. A run without a graph, timed from outside, contains the launch from the host: it is added.
struct MeasurementMethod: Equatable, Sendable {
    /// The name in the file; the words of its `methods` say more.
    let id: String
    /// Whether the gap between two kernels is not in.
    var isBare = false
    /// Whether the launch from the host is in.
    var isLaunched = false
    /// Whether an 8-bit product was timed without the kernel that narrows its input.
    var isWithoutNarrowing = false
    /// Whether several copies of the weights were used in turn, so that they count as one when asking whether the cache
    /// holds them.
    var copies = 1.0

    /// The fixed cost of the kernel that narrows the input of an 8-bit product, microseconds.
    static let narrowing = 2.5

    /// The methods that are known, by the names of the file.
    static let known: [MeasurementMethod] = [
        MeasurementMethod(id: "aic-gemm", copies: 6), MeasurementMethod(id: "aic-gemm-fp8", copies: 6),
        MeasurementMethod(id: "aic-attention"), MeasurementMethod(id: "aic-moe"),
        MeasurementMethod(id: "aic-allreduce"),
        MeasurementMethod(id: "graph"),
        MeasurementMethod(id: "vidur", isBare: true), MeasurementMethod(id: "nsys", isBare: true),
        MeasurementMethod(id: "profiler", isBare: true),
        MeasurementMethod(id: "infersim", isBare: true, isWithoutNarrowing: true),
        MeasurementMethod(id: "llmcompass", isLaunched: true), MeasurementMethod(id: "neusight", isLaunched: true),
        MeasurementMethod(id: "eager", isLaunched: true),
    ]

    /// The constants as they describe what this method times.
    func adjusted(_ constants: KernelConstants, of family: KernelFamily) -> KernelConstants {
        var constants = constants
        if isBare { constants.fixed -= Machine.kernelGap }
        if isWithoutNarrowing, family == .narrowProduct {
            constants.fixed -= Self.narrowing
            constants.passes = 0
        }
        constants.fixed = max(0, constants.fixed)
        if isLaunched, family != .allReduceHost { constants.fixed += constants.host }
        return constants
    }
}
