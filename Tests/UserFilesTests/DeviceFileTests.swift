import Testing
import UserFiles

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
        "what is wrong is named by file, line and field, with what is allowed or near",
        arguments: [
            ("bandwidth_gb_s = 900.5", "", ["line 1", "device[0].bandwidth_gb_s", "is missing"]),
            ("= 24", "= \"24\"", ["line 5", "device[0].memory_gb", "\"24\"", "a number"]),
            ("id = \"mine\"", "id = 3", ["line 2", "device[0].id", "3"]),
            ("id = \"mine\"", "id = \"my card\"", ["line 2", "device[0].id", "my card", "a word"]),
            ("bf16", "bf17", ["line 7", "device[0].bf17", "did you mean bf16?"]),
            ("bf16 = false", "bf16 = \"yes\"", ["line 7", "device[0].bf16", "\"yes\"", "true or false"]),
            ("= 100", "= -1", ["line 3", "device[0].matrix16_tflops", "-1"]),
            ("= 100", "= nan", ["line 3", "device[0].matrix16_tflops", "nan"]),
            ("[[device]]", "[[devices]]", ["line 1", "devices", "did you mean device?"]),
            ("[[device]]", "[device]", ["line 1", "device", "[[device]]"]), ("= 100", "= = 100", ["line 3"]),
            ("[[device]]", "[[[device]]]", ["line 1", "'['"]), ("[[device]]", "[[[", ["line 1"]),
            ("[[device]]", "[{", ["line 1"]),
        ])
    func wrong(text: String, replacement: String, parts: [String]) {
        let broken = Self.good.replacing(text, with: replacement)
        #expect {
            try DeviceFile.devices(text: broken, name: "devices.toml")
        } throws: { error in
            (["devices.toml"] + parts).allSatisfy { "\(error)".contains($0) }
        }
    }

    @Test("an empty file holds no device, and is no error")
    func empty() throws {
        #expect(try DeviceFile.devices(text: "", name: "devices.toml").isEmpty)
        #expect(try DeviceFile.devices(text: "# mine\n", name: "devices.toml").isEmpty)
    }
}
