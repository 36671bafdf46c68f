import AnalyticCore
import TOMLReading
import TextKit

/// One `[[device]]` table.
struct DeviceEntry {
    let section: TOMLSection
    /// Sources by their names.
    let sources: [String: String]
    /// The standing of a figure that states none.
    let standing: DeviceFigure.Standing
    /// The constants of kernels that come with the program.
    let kernels: KernelBlocks

    private static let known =
        ["id", "name", "vendor", "memory_class", "bf16", "price_per_hour", "source", "notes", "like", "kernels"]
        + Device.Part.allCases.map(\.key) + memoryUnits.map(\.key)

    /// Memory may be stated in other units, so that what a driver reports stays exact.
    private static let memoryUnits: [(key: String, size: Double)] = [
        ("memory_gib", 1_073_741_824), ("memory_mib", 1_048_576),
    ]

    func device() throws(TOMLError) -> Device {
        try section.allow(Self.known)
        guard let id = try section.text("id") else { throw section.error("id", "is missing") }
        guard !id.isEmpty, id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }) else {
            throw section.refusal("id", "a word of ASCII characters without blanks and commas")
        }
        let memory = try memory()
        var device = Device(
            id: id, name: try section.text("name") ?? id, vendor: try section.text("vendor") ?? "",
            matrix16: try needed(.matrix16), memory: memory.figure, bandwidth: try needed(.bandwidth),
            takesBF16: try section.flag("bf16") ?? true, notes: try section.text("notes") ?? "")
        device.sources[.memory] = try source(of: memory.key)
        for part in Device.Part.allCases where part != .memory {
            guard let figure = try figure(part.key, part.unit.size) else { continue }
            device[part] = figure
            device.sources[part] = try source(of: part.key)
        }
        device.memoryClass = try section.choice("memory_class", of: MemoryClass.self) ?? .hbm
        device.price = try price()
        try addKernels(to: &device)
        return device
    }

    /// The constants of its kernels: those that it states, and those of its kind.
    private func addKernels(to device: inout Device) throws(TOMLError) {
        let base = try section.text("like")
        if let base, !KernelLibrary.measured.contains(base) {
            let near = NearNames.to(base, among: KernelLibrary.measured)
            throw section.refusal(
                "like", (near.isEmpty ? KernelLibrary.measured : near).map { "\"\($0)\"" }.joined(separator: ", "))
        }
        device.kernels = KernelLibrary.table(for: device, like: base, from: kernels)
        if let stated = try section.section("kernels") {
            try KernelEntries(stated, standing: .user).apply(to: &device.kernels)
        }
    }

    private func memory() throws(TOMLError) -> (key: String, figure: DeviceFigure) {
        let units = [(key: Device.Part.memory.key, size: Device.Part.memory.unit.size)] + Self.memoryUnits
        let stated = units.filter { section.table[$0.key] != nil }
        guard let unit = stated.first else {
            throw section.error("memory_gb", "is missing; memory_gib and memory_mib may stand for it")
        }
        guard stated.count == 1, let figure = try figure(unit.key, unit.size) else {
            throw section.error(stated.last?.key ?? unit.key, "stands beside \(unit.key); state memory once")
        }
        return (unit.key, figure)
    }

    private func needed(_ part: Device.Part) throws(TOMLError) -> DeviceFigure {
        guard let figure = try figure(part.key, part.unit.size) else { throw section.error(part.key, "is missing") }
        return figure
    }

    /// A number, or a table of value, range, standing and source.
    private func figure(_ key: String, _ perUnit: Double) throws(TOMLError) -> DeviceFigure? {
        let range = 0.001...1_000_000.0
        guard let item = section.table[key] else { return nil }
        guard case .table = item.value, let entry = try section.section(key) else {
            return try section.number(key, in: range).map { DeviceFigure(Self.scaled($0, perUnit), standing) }
        }
        try entry.allow(["value", "low", "high", "standing", "source"])
        guard let value = try entry.number("value", in: range) else { throw entry.error("value", "is missing") }
        let low = try entry.number("low", in: range)
        if let low, low > value { throw entry.refusal("low", "at most value, \(value)") }
        let high = try entry.number("high", in: range)
        if let high, high < value { throw entry.refusal("high", "at least value, \(value)") }
        return DeviceFigure(
            Self.scaled(value, perUnit), try entry.choice("standing", of: DeviceFigure.Standing.self) ?? standing,
            low: low.map { Self.scaled($0, perUnit) }, high: high.map { Self.scaled($0, perUnit) })
    }

    /// A figure in its base unit: large ones are whole numbers, so that 66.9 T is what it says and not 0.01 more.
    private static func scaled(_ value: Double, _ perUnit: Double) -> Double {
        perUnit > 1 ? (value * perUnit).rounded() : value * perUnit
    }

    /// Where a figure comes from: what it states itself, else what the device states. A figure that nobody vouches for has
    /// no source but its own.
    private func source(of key: String) throws(TOMLError) -> String? {
        if case .table? = section.table[key]?.value, let entry = try section.section(key) {
            if let own = try entry.text("source") { return sources[own] ?? own }
            if try entry.choice("standing", of: DeviceFigure.Standing.self) == .unverified { return nil }
        }
        return try section.text("source").map { sources[$0] ?? $0 }
    }

    private func price() throws(TOMLError) -> DevicePrice? {
        let key = "price_per_hour"
        guard let item = section.table[key] else { return nil }
        guard case .table = item.value, let entry = try section.section(key) else {
            guard let price = try section.number(key, in: 0...1_000_000) else { return nil }
            return DevicePrice(low: price, high: price, date: "", source: try section.text("source") ?? section.file)
        }
        try entry.allow(["low", "high", "date", "source"])
        guard let low = try entry.number("low", in: 0...1_000_000) else { throw entry.error("low", "is missing") }
        guard let high = try entry.number("high", in: low...1_000_000) else { throw entry.error("high", "is missing") }
        let source = try entry.text("source") ?? section.file
        return DevicePrice(low: low, high: high, date: try entry.date("date") ?? "", source: sources[source] ?? source)
    }
}
