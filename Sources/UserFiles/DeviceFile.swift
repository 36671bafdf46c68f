import AnalyticCore
import TOMLKit

/// A user's own devices, in TOML: a table `[[device]]` for each.
///
/// `id` and `matrix16_tflops`, `memory_gb`, `bandwidth_gb_s` must be there; `name`, `vendor`, `fp8_tflops`, `fp4_tflops`,
/// `int8_tops`, `fp32_tflops`, `link_gb_s`, `power_w`, `bf16`, `source` and `notes` may.
public enum DeviceFile {
    /// Reads a file.
    ///
    /// - Throws: `UserFileError` that names file and field.
    public static func devices(path: String) throws(UserFileError) -> [Device] {
        return try devices(text: TOMLText.reading(path: path), name: path)
    }

    /// Reads a text; `name` stands for it in errors.
    public static func devices(text: String, name: String) throws(UserFileError) -> [Device] {
        let table = try TOMLText.table(text, name: name)
        if let stray = table.keys.first(where: { $0 != "device" }) {
            throw UserFileError(file: name, field: stray, reason: "is unknown; allowed: [[device]] tables")
        }
        guard let array = table["device"]?.array else {
            throw UserFileError(file: name, field: "device", reason: "is missing; write a [[device]] table for each")
        }
        var devices: [Device] = []
        for (index, value) in array.enumerated() {
            guard let entry = value.table else {
                throw UserFileError(file: name, field: "device[\(index)]", reason: "must be a table")
            }
            devices.append(try DeviceEntry(entry, file: name, place: "device[\(index)]").device())
        }
        return devices
    }
}

/// One `[[device]]` table.
private struct DeviceEntry {
    let entry: TOMLTable
    let file: String
    let place: String

    init(_ entry: TOMLTable, file: String, place: String) {
        self.entry = entry
        self.file = file
        self.place = place
    }

    private static let known = [
        "id", "name", "vendor", "matrix16_tflops", "fp8_tflops", "fp4_tflops", "int8_tops", "fp32_tflops", "memory_gb",
        "bandwidth_gb_s", "link_gb_s", "power_w", "bf16", "source", "notes",
    ]

    func device() throws(UserFileError) -> Device {
        if let stray = entry.keys.first(where: { !Self.known.contains($0) }) {
            throw refusal(stray, "is unknown; allowed: \(Self.known.joined(separator: ", "))")
        }
        guard let id = entry["id"]?.string, !id.isEmpty, !id.contains(" ") else {
            throw refusal("id", "must be a word")
        }
        return Device(
            id: id, name: try text("name") ?? id, vendor: try text("vendor") ?? "",
            matrix16: try needed("matrix16_tflops", 1e12), matrix8: try figure("fp8_tflops", 1e12),
            matrix4: try figure("fp4_tflops", 1e12), integer8: try figure("int8_tops", 1e12),
            vector: try figure("fp32_tflops", 1e12), memory: try needed("memory_gb", 1e9),
            bandwidth: try needed("bandwidth_gb_s", 1e9), link: try figure("link_gb_s", 1e9),
            power: try figure("power_w", 1), takesBF16: entry["bf16"]?.bool ?? true,
            source: try text("source") ?? file, grade: "user", notes: try text("notes") ?? "")
    }

    private func text(_ key: String) throws(UserFileError) -> String? {
        guard let value = entry[key] else { return nil }
        guard let text = value.string else { throw refusal(key, "must be a text") }
        return text
    }

    private func figure(_ key: String, _ perUnit: Double) throws(UserFileError) -> DeviceFigure? {
        guard let value = entry[key] else { return nil }
        guard let number = value.double ?? value.int.map(Double.init), number > 0, number < 1e9 else {
            throw refusal(key, "must be a number above 0")
        }
        return DeviceFigure(number * perUnit, .user)
    }

    private func needed(_ key: String, _ perUnit: Double) throws(UserFileError) -> DeviceFigure {
        guard let found = try figure(key, perUnit) else { throw refusal(key, "is missing") }
        return found
    }

    private func refusal(_ key: String, _ reason: String) -> UserFileError {
        UserFileError(file: file, field: "\(place).\(key)", reason: reason)
    }
}
