import AnalyticCore
import FoundationEssentials

/// Constants of closed forms fitted to measured kernels of one device.
public struct KernelCalibration: Sendable {
    /// One family that was fitted.
    public struct Family: Hashable, Sendable {
        /// Which.
        public let family: KernelFamily
        /// The constants found.
        public let constants: KernelConstants
        /// Kernels that they were fitted to.
        public let rows: Int
        /// Mean absolute error with the constants that the device had, percent: over cold rows where there are any.
        public let errorBefore: Double
        /// The same with the constants found.
        public let errorAfter: Double
    }

    /// The device, with the constants found in the place of its own.
    public let device: Device
    /// What was fitted, in the order of the families.
    public let families: [Family]
    /// What was left out, with the reason.
    public let leftOut: [NotTimed]

    /// Fewer kernels than this decide nothing.
    static let fewest = 4

    /// Fits the constants of the families that files hold rows of.
    ///
    /// - Throws: `ReferenceProblem` that names file and field; where no row is of the device, too.
    public init(files paths: [String], device base: Device) throws(ReferenceProblem) {
        var files: [ReferenceFile] = []
        for path in paths {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ReferenceProblem(file: path, field: "", reason: "cannot be read: is there such a file?")
            }
            files.append(try ReferenceText(name: path, kind: .kernels, data: data).file())
        }
        try self.init(files, device: base)
    }

    init(_ files: [ReferenceFile], device base: Device) throws(ReferenceProblem) {
        let timed = TimedDevice(base)
        var device = timed.device
        var rows: [KernelFamily: [ConstantFit.Row]] = [:]
        var leftOut: [NotTimed] = []
        for file in files {
            for field in try file.root.member("groups").elements() {
                let group = try KernelGroup(field)
                func skip(_ reason: String) {
                    leftOut.append(
                        NotTimed(
                            id: group.id, family: group.family, device: group.device, rows: group.rows.count,
                            reason: reason))
                }
                let named = TimedDevices.ids(id: group.device, system: group.system)
                guard named.isEmpty || named.contains(base.id) else {
                    skip("it is of another device")
                    continue
                }
                let (reader, reason) = group.reader
                guard let reader else {
                    skip(reason)
                    continue
                }
                guard let method = MeasurementMethod.known.first(where: { $0.id == group.method }) else {
                    skip("the method \(group.method) is unknown")
                    continue
                }
                for index in group.rows.indices {
                    let sample = try reader(group, index, timed, method)
                    guard let figures = timed.figures(for: sample.family) else { continue }
                    rows[sample.family, default: []].append(
                        ConstantFit.Row(sample: sample, method: method, figures: figures))
                }
            }
        }
        var families: [Family] = []
        for family in KernelFamily.allCases {
            guard let rows = rows[family] else { continue }
            guard rows.count >= Self.fewest else {
                leftOut.append(
                    NotTimed(
                        id: family.rawValue, family: family.rawValue, device: base.id, rows: rows.count,
                        reason: "fewer than \(Self.fewest) kernels decide nothing"))
                continue
            }
            let start = device.kernels[family]
            let found = ConstantFit(family: family, rows: rows, start: start).constants
            let one = Family(
                family: family, constants: found, rows: rows.count, errorBefore: ConstantFit.error(rows, start),
                errorAfter: ConstantFit.error(rows, found))
            families.append(one)
            device.kernels[family] = found
            device.kernels[fit: family] = KernelFit(
                .user, rows: rows.count, error: one.errorAfter / 100, source: "modelmeter calibrate")
        }
        guard !families.isEmpty else {
            throw ReferenceProblem(
                file: files.map(\.name).joined(separator: ", "), field: "groups",
                reason: "no kernels of \(base.id) that a closed form describes"
                    + (leftOut.first.map { "; \($0.id): \($0.reason)" } ?? ""))
        }
        self.device = device
        self.families = families
        self.leftOut = leftOut
    }
}
