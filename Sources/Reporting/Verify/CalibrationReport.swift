import Verification

/// What a calibration found, in lines.
public struct CalibrationReport {
    /// A line for each family, then one for each group that was left out.
    public let lines: [String]

    /// A report on a calibration.
    public init(_ calibration: KernelCalibration) {
        lines =
            calibration.families.map {
                "\($0.family.title): \($0.rows) kernels, mean error \(Decimals.text($0.errorBefore, 1)) % before, "
                    + "\(Decimals.text($0.errorAfter, 1)) % after"
            } + calibration.leftOut.map { "left out: \($0.id): \($0.reason)" }
    }
}
