import AnalyticCore
import TOMLReading

/// A user's own devices, in TOML: a table `[[device]]` for each.
///
/// `id` and `matrix16_tflops`, `memory_gb`, `bandwidth_gb_s` must be there; `name`, `vendor`, `fp8_tflops`, `fp4_tflops`,
/// `int8_tops`, `fp32_tflops`, `link_gb_s`, `power_w`, `bf16`, `source` and `notes` may.
public enum DeviceFile {
    /// Reads a file. An empty file holds no device.
    ///
    /// - Throws: `TOMLError` that names file, line and field.
    public static func devices(path: String) throws(TOMLError) -> [Device] {
        try devices(in: TOMLDocument(path: path))
    }

    /// Reads a text; `name` stands for it in errors.
    public static func devices(text: String, name: String) throws(TOMLError) -> [Device] {
        try devices(in: TOMLDocument(text: text, name: name))
    }

    private static func devices(in document: TOMLDocument) throws(TOMLError) -> [Device] {
        try document.section.allow(["device"])
        var devices: [Device] = []
        for entry in try document.section.sections("device") { devices.append(try device(entry)) }
        return devices
    }

    private static let known = [
        "id", "name", "vendor", "matrix16_tflops", "fp8_tflops", "fp4_tflops", "int8_tops", "fp32_tflops", "memory_gb",
        "bandwidth_gb_s", "link_gb_s", "power_w", "bf16", "source", "notes",
    ]

    private static func device(_ entry: TOMLSection) throws(TOMLError) -> Device {
        try entry.allow(known)
        guard let id = try entry.text("id") else { throw entry.error("id", "is missing") }
        guard !id.isEmpty, id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }) else {
            throw entry.refusal("id", "a word of ASCII characters without blanks and commas")
        }
        return Device(
            id: id, name: try entry.text("name") ?? id, vendor: try entry.text("vendor") ?? "",
            matrix16: try needed("matrix16_tflops", 1e12, entry), matrix8: try figure("fp8_tflops", 1e12, entry),
            matrix4: try figure("fp4_tflops", 1e12, entry), integer8: try figure("int8_tops", 1e12, entry),
            vector: try figure("fp32_tflops", 1e12, entry), memory: try needed("memory_gb", 1e9, entry),
            bandwidth: try needed("bandwidth_gb_s", 1e9, entry), link: try figure("link_gb_s", 1e9, entry),
            power: try figure("power_w", 1, entry), takesBF16: try entry.flag("bf16") ?? true,
            source: try entry.text("source") ?? entry.file, grade: "user", notes: try entry.text("notes") ?? "")
    }

    private static func figure(
        _ key: String, _ perUnit: Double, _ entry: TOMLSection
    ) throws(TOMLError) -> DeviceFigure? {
        try entry.number(key, in: 0.001...1_000_000).map { DeviceFigure($0 * perUnit, .user) }
    }

    private static func needed(_ key: String, _ perUnit: Double, _ entry: TOMLSection) throws(TOMLError) -> DeviceFigure
    {
        guard let found = try figure(key, perUnit, entry) else { throw entry.error(key, "is missing") }
        return found
    }
}
