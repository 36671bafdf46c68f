import AnalyticCore

/// What `modelmeter devices` says.
public struct DevicesReport: Sendable {
    private let devices: [Device]

    /// A report on devices.
    public init(_ devices: [Device]) {
        self.devices = devices
    }

    /// One line each; a figure that nobody vouches for is followed by a question mark.
    public var text: String {
        var table = TextTable([("id", .left), ("name", .left)] + Self.columns.map { ($0.title, .right) })
        for device in devices { table.append([device.id, device.name] + Self.columns.map { $0.cell(device) }) }
        let replaced = devices.compactMap { device in
            device.replaces.map { "\(device.id): your own device, in place of \($0)\n" }
        }
        return
            "Dense peaks in TFLOP/s (TOP/s); GB are 10^9 bytes, GiB 2^30; links in one direction, shared where eight "
            + "devices of a\nhost talk at once; ? marks a figure that is disputed, or without a source.\n\n"
            + table.text
            + (replaced.isEmpty ? "" : "\n" + replaced.joined())
    }

    private static let columns: [(title: String, cell: @Sendable (Device) -> String)] = [
        ("16-bit", { cell($0, .matrix16) }), ("FP8", { cell($0, .matrix8) }), ("FP4", { cell($0, .matrix4) }),
        ("INT8", { cell($0, .integer8) }), ("FP32", { cell($0, .vector) }), ("memory GB", { cell($0, .memory) }),
        ("GiB", { number($0.memory.value / 1_073_741_824) }), ("GB/s", { cell($0, .bandwidth) }),
        ("link GB/s", { cell($0, .link) }), ("shared", { cell($0, .sharedLink) }), ("W", { cell($0, .power) }),
        ("cores", { cell($0, .cores) }), ("cache MiB", { cell($0, .cache) }), ("$/h", { price($0.price) }),
    ]

    private static func cell(_ device: Device, _ part: Device.Part) -> String {
        guard let figure = device[part] else { return "-" }
        return number(figure.value / part.unit.size) + (figure.isDoubtful ? "?" : "")
    }

    private static func price(_ price: DevicePrice?) -> String {
        guard let price else { return "-" }
        return price.low == price.high ? "\(price.low)" : "\(price.low)-\(price.high)"
    }

    private static func number(_ value: Double) -> String {
        value >= 1000 || value == value.rounded() ? Figure.decimal(value, places: 0) : Figure.decimal(value, places: 1)
    }

    /// Everything, schema `modelmeter.devices/1`.
    public var json: JSON {
        ["schema": "modelmeter.devices/1", "devices": .array(devices.map(Self.json))]
    }

    private static func json(_ device: Device) -> JSON {
        .object(
            [
                JSON.Member("id", .string(device.id)), JSON.Member("name", .string(device.name)),
                JSON.Member("vendor", .string(device.vendor)),
                JSON.Member("memory_class", .string(device.memoryClass.rawValue)),
                JSON.Member("memory_bytes", .decimal(device.memory.value)),
            ]
                + Device.Part.allCases.map { JSON.Member($0.rawValue, figure(device, $0)) } + [
                    JSON.Member("bf16_on_matrix_units", .bool(device.takesBF16)),
                    JSON.Member("price_per_hour", price(device.price)),
                    JSON.Member("notes", .string(device.notes)),
                    JSON.Member("replaces", device.replaces.map(JSON.string) ?? .null),
                ])
    }

    private static func figure(_ device: Device, _ part: Device.Part) -> JSON {
        guard let figure = device[part] else { return .null }
        let size = part.unit.size
        return [
            "value": .decimal(figure.value / size), "unit": .string(part.unit.name),
            "standing": .string(figure.standing.rawValue), "low": .decimal(figure.low / size),
            "high": .decimal(figure.high / size), "source": device.sources[part].map(JSON.string) ?? .null,
        ]
    }

    private static func price(_ price: DevicePrice?) -> JSON {
        guard let price else { return .null }
        return [
            "low": .decimal(price.low), "high": .decimal(price.high), "unit": "$/h", "date": .string(price.date),
            "source": .string(price.source),
        ]
    }

    /// The page of the documentation.
    public var markdown: String {
        var text =
            "# Devices\n\nWritten by `modelmeter docs`; `modelmeter devices` prints the same. Peaks are dense rates in "
        text += "TFLOP/s (TOP/s for INT8); GB are 10^9 bytes, GiB 2^30; links are in one direction, shared where eight "
        text +=
            "devices of a host talk at once; prices are what clouds ask for an hour. A question mark stands at a figure "
        text +=
            "that sources dispute or that no source was seen for; a range at a disputed one is carried to times.\n\n"
        text += MarkdownTable.text(
            ["id", "name"] + Self.columns.map(\.title) + ["memory", "notes"],
            devices.map { device in
                ["`\(device.id)`", device.name] + Self.columns.map { $0.cell(device) }
                    + [device.memoryClass.rawValue, device.notes]
            })
        text +=
            "\n## Sources\n\nWhat stands in brackets: the figures that a source states, or that follow from what it "
        text += "states (derived).\n\n"
        for device in devices { text += Self.sources(device) }
        return text
    }

    private static func sources(_ device: Device) -> String {
        var text = "### \(device.name)\n\n"
        for source in device.allSources {
            let parts = Device.Part.allCases.filter { device.sources[$0] == source && device[$0] != nil }
            let names = parts.map { part in
                let figure = device[part]
                let range = figure.flatMap { $0.low < $0.high ? ", \(span($0, part))" : nil } ?? ""
                let standing = figure?.standing ?? .sourced
                return part.rawValue + (standing == .sourced ? "" : " \(standing.rawValue)\(range)")
            }
            text += "- \(source) (\(names.joined(separator: "; ")))\n"
        }
        let bare = Device.Part.allCases.filter { device[$0] != nil && device.sources[$0] == nil }.map(\.rawValue)
        if !bare.isEmpty { text += "- no source: \(bare.joined(separator: "; "))\n" }
        if let price = device.price { text += "- \(price.source) (price of \(price.date))\n" }
        return text + "\n"
    }

    private static func span(_ figure: DeviceFigure, _ part: Device.Part) -> String {
        "\(number(figure.low / part.unit.size)) to \(number(figure.high / part.unit.size))"
    }
}
