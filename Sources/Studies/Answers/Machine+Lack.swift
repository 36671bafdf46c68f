import AnalyticCore

extension Machine {
    /// What the device has no units for, in words; nil where it has all that a workload computes with.
    public func lack(for workload: Workload) -> String? {
        let (weights, activations) = (workload.weightPrecision, workload.activationPrecision)
        if activations == .bf16, !device.takesBF16 { return "no bf16 matrix units" }
        guard activations.bits <= 8, matrixPeak(weights, activations) == device.matrix16 else { return nil }
        return "no \(weights.rawValue) x \(activations.rawValue) units: runs at the 16-bit rate"
    }
}
