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
        var table = TextTable([
            ("id", .left), ("name", .left), ("16-bit", .right), ("FP8", .right), ("FP4", .right), ("INT8", .right),
            ("FP32", .right), ("memory GB", .right), ("GB/s", .right), ("link GB/s", .right), ("W", .right),
        ])
        for device in devices {
            table.append([device.id, device.name] + device.figures.map(Self.cell))
        }
        return "Dense peaks in TFLOP/s (TOP/s); ? marks a figure that is disputed, or without a source.\n\n"
            + table.text
    }

    private static func cell(_ name: String, _ unit: String, _ perUnit: Double, _ figure: DeviceFigure?) -> String {
        guard let figure else { return "-" }
        return number(figure.value / perUnit) + (figure.isDoubtful ? "?" : "")
    }

    private static func number(_ value: Double) -> String {
        value >= 1000 || value == value.rounded() ? Figure.decimal(value, places: 0) : Figure.decimal(value, places: 1)
    }

    /// Everything, schema `modelmeter.devices/1`.
    public var json: JSON {
        [
            "schema": "modelmeter.devices/1",
            "devices": .array(
                devices.map { device in
                    .object(
                        [
                            JSON.Member("id", .string(device.id)), JSON.Member("name", .string(device.name)),
                            JSON.Member("vendor", .string(device.vendor)),
                        ]
                            + device.figures.map { name, unit, perUnit, figure in
                                JSON.Member(name, Self.figure(unit, perUnit, figure))
                            } + [
                                JSON.Member("bf16_on_matrix_units", .bool(device.takesBF16)),
                                JSON.Member("source", .string(device.source)),
                                JSON.Member("grade", .string(device.grade)),
                                JSON.Member("notes", .string(device.notes)),
                            ])
                }),
        ]
    }

    private static func figure(_ unit: String, _ perUnit: Double, _ figure: DeviceFigure?) -> JSON {
        guard let figure else { return .null }
        return [
            "value": .decimal(figure.value / perUnit), "unit": .string(unit),
            "standing": .string(figure.standing.rawValue), "low": .decimal(figure.low / perUnit),
            "high": .decimal(figure.high / perUnit),
        ]
    }

    /// The page of the documentation.
    public var markdown: String {
        var text =
            "# Devices\n\nWritten by `modelmeter docs`; `modelmeter devices` prints the same. Peaks are dense rates in "
        text +=
            "TFLOP/s (TOP/s for INT8), bytes are 10^9. A question mark stands at a figure that sources dispute or that no "
        text += "source was seen for; a range at a disputed one is carried to times.\n\n"
        text += MarkdownTable.text(
            ["id", "name"] + (devices.first?.figures.map { "\($0.name), \($0.unit)" } ?? []) + ["source"],
            devices.map { device in
                ["`\(device.id)`", device.name] + device.figures.map(Self.cell) + [
                    device.source + (device.notes.isEmpty ? "" : " (\(device.notes))")
                ]
            })
        return text
    }
}
