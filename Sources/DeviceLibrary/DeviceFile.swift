import AnalyticCore
import TOMLReading

/// Devices in TOML: a table `[[device]]` for each. The user's own files and those of the library are read alike.
///
/// `id`, `matrix16_tflops`, `bandwidth_gb_s` and one of `memory_gb`, `memory_gib`, `memory_mib` must be there; the other
/// figures, `name`, `vendor`, `memory_class`, `bf16`, `price_per_hour`, `source` and `notes` may. A figure is a number, or
/// a table of `value`, `low`, `high`, `standing` and `source`. A source is a text, or a name of the table `[source]`.
/// `like` names a device whose kernels it shares; tables such as `[device.kernels.product]` state constants of its own, as
/// `modelmeter calibrate` writes them.
public enum DeviceFile {
    /// Reads a file of the user. An empty file holds no device.
    ///
    /// - Throws: `TOMLError` that names file, line and field.
    public static func devices(path: String) throws(TOMLError) -> [Device] {
        try devices(in: TOMLDocument(path: path), standing: .user)
    }

    /// Reads a text of the user; `name` stands for it in errors.
    public static func devices(text: String, name: String) throws(TOMLError) -> [Device] {
        try devices(in: TOMLDocument(text: text, name: name), standing: .user)
    }

    /// Reads the devices of a document; figures that state no standing have `standing`.
    static func devices(
        in document: TOMLDocument, standing: DeviceFigure.Standing, kernels: KernelBlocks = .whole
    ) throws(TOMLError) -> [Device] {
        let root = document.section
        try root.allow(["device", "source"])
        var sources: [String: String] = [:]
        if let table = try root.section("source") {
            for key in table.table.keys { sources[key] = try table.text(key) }
        }
        var devices: [Device] = []
        for section in try root.sections("device") {
            let device = try DeviceEntry(section: section, sources: sources, standing: standing, kernels: kernels)
                .device()
            guard let earlier = devices.firstIndex(where: { $0.id == device.id }) else {
                devices.append(device)
                continue
            }
            devices[earlier] = device
            devices[earlier].replaces = "an earlier one of the same id in \(document.name)"
        }
        return devices
    }
}
