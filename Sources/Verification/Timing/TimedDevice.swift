import AnalyticCore
import DeviceLibrary

/// A device of the catalogue as the closed forms read it: its figures per microsecond, and the constants of its kernels.
struct TimedDevice: Sendable {
    /// The device.
    let device: Device

    /// A device with the constants that belong to it.
    init(_ device: Device) {
        self.device = device
    }

    /// Bytes of the last-level cache; 0 where they are not known, so that all data counts as cold.
    var cache: Double { device.cache?.value ?? 0 }

    /// What a closed form reads; nil where the device lacks the units or the link that the family runs on.
    func figures(for family: KernelFamily) -> KernelDevice? {
        let peak: Double? =
            switch family {
            case .narrowProduct: device.matrix8?.value
            case .vectorProduct, .vectorBatch: device.vector?.value
            default: device.matrix16.value
            }
        let link = device.link?.value ?? 0
        guard let peak, link > 0 || !Self.needsLink.contains(family) else { return nil }
        return KernelDevice(
            peak: peak / 1e6, bandwidth: device.bandwidth.value / 1e6, link: link / 1e6,
            cores: device.cores?.value ?? Self.unknownCores, cache: cache)
    }

    /// Its constants, as they describe what a method times.
    func constants(_ family: KernelFamily, _ method: MeasurementMethod) -> KernelConstants {
        method.adjusted(device.kernels[family], of: family)
    }

    private static let needsLink: Set<KernelFamily> = [.allReduce, .allReduceHost, .allReduceRing]
    /// Stands in where the number of cores is not known; it cancels out where no wave is lost.
    private static let unknownCores = 128.0
}

/// The devices that measured rows can be of.
struct TimedDevices: Sendable {
    private let devices: [Device]

    /// So many devices.
    init(_ devices: [Device] = DeviceLibrary.builtIn) {
        self.devices = devices
    }

    /// The device of a group: by its id, or by the name of the system where a group has no id.
    ///
    /// - Returns: nil with the id that is missing.
    func find(id: String?, system: String) -> (device: TimedDevice?, id: String?) {
        let wanted = Self.ids(id: id, system: system)
        // A system that has an id of its own takes it, whatever near device the file names.
        for candidate in wanted {
            if let device = devices.first(where: { $0.id == candidate }) {
                return (TimedDevice(device), candidate)
            }
        }
        return (nil, wanted.last)
    }

    /// The devices that a group can be of: the one that its system is, and the one that its file names; none where it says
    /// neither.
    static func ids(id: String?, system: String) -> [String] {
        [systems.first { $0.system == system.lowercased() }?.id, id].compactMap { $0 }
    }

    /// Names of systems in measured files that have a device of their own.
    private static let systems: [(system: String, id: String)] = [
        ("rtx_pro_6000_server", "rtx-pro-6000-server"), ("a40", "a40"),
        ("h800", "h800"), ("mi210", "mi210"), ("tesla v100-pcie-32gb", "v100-pcie"),
    ]
}
