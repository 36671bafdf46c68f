import AnalyticCore
import TOMLReading
import Testing

@testable import DeviceLibrary

@Suite("The devices that come with the program")
struct DeviceLibraryTests {
    private func device(_ id: String) throws -> Device {
        try #require(DeviceLibrary.builtIn.first { $0.id == id })
    }

    @Test("every file is read, and nothing of it is lost")
    func files() throws {
        var count = 0
        for file in DeviceLibrary.files { count += try DeviceLibrary.devices(of: file).count }
        #expect(count == DeviceLibrary.builtIn.count && count > 50)
        #expect(Set(DeviceLibrary.builtIn.map(\.id)).count == count)
        #expect(DeviceLibrary.builtIn.allSatisfy { $0.replaces == nil })
        #expect(DeviceLibrary.standard.id == "h100-sxm")
    }

    @Test("a device read alone is that of its file")
    func single() {
        for device in DeviceLibrary.builtIn { #expect(DeviceLibrary.read(device.id) == device, "\(device.id)") }
        #expect(DeviceLibrary.read("nothing") == nil)
    }

    @Test("a figure has a source that can be opened, or is marked as having none")
    func sources() {
        for device in DeviceLibrary.builtIn {
            for part in Device.Part.allCases {
                guard let figure = device[part] else { continue }
                #expect(
                    figure.low <= figure.value && figure.value <= figure.high && figure.low > 0, "\(device.id) \(part)")
                if let source = device.sources[part] {
                    #expect(source.contains("https://"), "\(device.id) \(part): \(source)")
                } else {
                    #expect(figure.standing == .unverified, "\(device.id) \(part)")
                }
                #expect((figure.standing == .disputed) == (figure.low < figure.high), "\(device.id) \(part)")
            }
            if let price = device.price {
                #expect(price.low <= price.high && price.date.hasPrefix("20") && price.source.contains("https://"))
            }
            #expect(!device.vendor.isEmpty && !device.name.isEmpty)
        }
    }

    @Test("every name of a source is explained in its file, and used")
    func names() throws {
        for file in DeviceLibrary.files {
            let root = try TOMLDocument(bytes: file.bytes, name: file.name).section
            let explained = Set(try root.section("source")?.table.keys ?? [])
            var used: Set<String> = []
            for device in try root.sections("device") {
                if let source = try device.text("source") { used.insert(source) }
                for key in device.table.keys {
                    guard case .table? = device.table[key]?.value else { continue }
                    if let source = try device.section(key)?.text("source") { used.insert(source) }
                }
            }
            #expect(used == explained, "\(file.name): \(used.symmetricDifference(explained))")
        }
    }

    @Test(
        "memory is in bytes as the driver or the maker's GiB have it",
        arguments: [
            ("a100-sxm-80", 85_899_345_920), ("h100-sxm", 85_899_345_920), ("h200-sxm", 151_397_597_184),
            ("b200-sxm", 193_273_528_320), ("gb200", 198_674_743_296), ("b300-sxm", 288_400_343_040),
            ("rtx5090", 34_190_917_632), ("rtx-pro-6000-server", 102_641_958_912), ("l40s", 48_305_799_168),
            ("tpu-v6e", 34_359_738_368), ("arc-pro-b60", 25_769_803_776),
        ] as [(String, Double)])
    func memory(id: String, bytes: Double) throws {
        #expect(try device(id).memory.value == bytes)
    }

    @Test("what sources dispute keeps its range: Gaudi 3 as it ships and as announced, B300's FP4 and INT8")
    func disputed() throws {
        let gaudi = try device("gaudi3").matrix16
        #expect(gaudi.value == 1677e12 && gaudi.high == 1835e12)
        #expect(try device("b300-sxm").matrix4?.low == 12600e12 && device("b300-sxm").integer8?.high == 4500e12)
        #expect(try device("rtx-pro-6000-server").matrix16.value == 467.8e12)
    }

    @Test("devices on one bus say what is left where all of them talk")
    func sharedLinks() throws {
        #expect(try device("l40s").sharedLink?.value == 2e9 && device("rtx-pro-6000-server").sharedLink?.value == 24e9)
        #expect(try device("h100-sxm").sharedLink == nil)
    }

    @Test("a user's device takes the place of the built-in one of its id, and others follow")
    func own() throws {
        let text = """
            [[device]]
            id = "l4"
            matrix16_tflops = 1
            bandwidth_gb_s = 2
            memory_gb = 3
            [[device]]
            id = "mine"
            matrix16_tflops = 1
            bandwidth_gb_s = 2
            memory_gb = 3
            """
        let list = DeviceLibrary.devices(with: try DeviceFile.devices(text: text, name: "devices.toml"))
        let all = list.all
        #expect(all.count == DeviceLibrary.builtIn.count + 1 && all.last?.id == "mine")
        let mine = try #require(all.first { $0.id == "l4" })
        #expect(mine.bandwidth.value == 2e9 && mine.replaces == "the built-in device of the same id")
        #expect(all.firstIndex { $0.id == "l4" } == DeviceLibrary.builtIn.firstIndex { $0.id == "l4" })
        #expect(all.last?.replaces == nil)
        for device in all { #expect(list[device.id] == device) }
        #expect(list["nothing"] == nil && list != DeviceLibrary.devices(with: []))
    }
}
