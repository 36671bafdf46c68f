import UserFiles
import Testing

@Suite("The user's own devices")
struct DeviceFileTests {
    private static let good = """
        [[device]]
        id = "mine"
        matrix16_tflops = 100
        bandwidth_gb_s = 900.5
        memory_gb = 24
        fp32_tflops = 30
        bf16 = false
        """

    @Test("a device is read in the units of its keys, and is the user's")
    func reads() throws {
        let device = try #require(try DeviceFile.devices(text: Self.good, name: "devices.toml").first)
        #expect(device.id == "mine" && device.name == "mine" && !device.takesBF16)
        #expect(device.matrix16.value == 100e12 && device.bandwidth.value == 900.5e9 && device.memory.value == 24e9)
        #expect(device.matrix16.standing == .user && device.matrix8 == nil)
    }

    @Test(
        "what is wrong is named by file and field",
        arguments: [
            ("bandwidth_gb_s = 900.5", "", "device[0].bandwidth_gb_s"), ("= 24", "= \"24\"", "device[0].memory_gb"),
            ("id = \"mine\"", "id = 3", "device[0].id"), ("bf16", "bf17", "device[0].bf17"),
            ("= 100", "= -1", "device[0].matrix16_tflops"), ("[[device]]", "[[devices]]", "devices"),
            ("= 100", "= = 100", "line 3"),
        ])
    func wrong(text: String, replacement: String, field: String) {
        let broken = Self.good.replacing(text, with: replacement)
        #expect {
            try DeviceFile.devices(text: broken, name: "devices.toml")
        } throws: { error in
            "\(error)".contains("devices.toml") && "\(error)".contains(field)
        }
    }
}
