import AnalyticCore
import Testing
import DeviceLibrary

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

    @Test("a figure may state range, standing and source; memory the unit that is exact; a price its date")
    func full() throws {
        let text = """
            [source]
            sheet = "my data sheet, https://example.org"
            [[device]]
            id = "mine"
            source = "sheet"
            memory_class = "GDDR"
            matrix16_tflops = { value = 100, low = 90, high = 120, standing = "disputed", source = "two of them" }
            bandwidth_gb_s = 900
            memory_mib = 32607
            cores = 170
            cache_mib = 96
            fp8_tflops = { value = 200, standing = "unverified" }
            price_per_hour = { low = 1, high = 2.5, date = 2026-11-24, source = "sheet" }
            """
        let device = try #require(try DeviceFile.devices(text: text, name: "devices.toml").first)
        #expect(device.matrix16 == DeviceFigure(100e12, .disputed, low: 90e12, high: 120e12))
        #expect(device.memory.value == 34_190_917_632 && device.memoryClass == .gddr)
        #expect(device.cores?.value == 170 && device.cache?.value == 100_663_296)
        #expect(device.sources[.matrix16] == "two of them" && device.sources[.matrix8] == nil)
        #expect(device.sources[.bandwidth] == "my data sheet, https://example.org")
        #expect(
            device.price == DevicePrice(low: 1, high: 2.5, date: "2026-11-24", source: device.sources[.memory] ?? ""))
    }

    @Test(
        "what contradicts itself is refused",
        arguments: [
            ("= 24", "= 24\nmemory_gib = 24", "state memory once"),
            ("= 100", "= { value = 100, low = 200 }", "at most value"),
            ("= 100", "= { value = 100, high = 2 }", "at least value"),
            ("= 100", "= { valeu = 100 }", "did you mean value?"),
            ("= 100", "= { value = 100, standing = 'sure' }", "sourced"), ("= 100", "= { low = 1 }", "value"),
            ("= 100", "= 100\nmemory_class = 'SRAM'", "HBM"),
            ("= 100", "= 100\nprice_per_hour = { low = 3, high = 1 }", "high"),
        ])
    func contradictory(text: String, replacement: String, hint: String) {
        #expect {
            try DeviceFile.devices(text: Self.good.replacing(text, with: replacement), name: "devices.toml")
        } throws: { "\($0)".contains("devices.toml, line") && "\($0)".contains(hint) }
    }

    @Test("of two devices with one id in a file the later is kept, and says so")
    func twice() throws {
        let text = Self.good + "\n" + Self.good.replacing("= 100", with: "= 200")
        let devices = try DeviceFile.devices(text: text, name: "devices.toml")
        #expect(devices.count == 1 && devices[0].matrix16.value == 200e12)
        #expect(devices[0].replaces?.contains("devices.toml") == true)
    }
}
