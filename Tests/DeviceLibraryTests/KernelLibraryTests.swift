import AnalyticCore
import TOMLReading
import Testing

@testable import DeviceLibrary

@Suite struct KernelLibraryTests {
    @Test func everyBlockOfADeviceReadsAndIsOfADeviceOfTheLibrary() throws {
        let blocks = try KernelBlocks.read().devices
        #expect(blocks.count > 20)
        for (id, block) in blocks {
            #expect(DeviceLibrary.builtIn.contains { $0.id == id }, "\(id)")
            if let sibling = block.sibling { #expect(blocks[sibling] != nil) }
            for entry in block.kernels.entries.values {
                #expect(entry.fit.standing == .measured || entry.fit.standing == .carried)
                #expect(entry.fit.rows > 0 && entry.fit.error != nil && !entry.fit.source.isEmpty)
            }
        }
    }

    @Test func aBlockReadsAloneAsItDoesInItsFile() throws {
        let (devices, classes) = try KernelBlocks.read()
        for (id, block) in devices { #expect(KernelBlocks.single(.device, id) == block, "\(id)") }
        for (id, block) in classes { #expect(KernelBlocks.single(.group, id) == block, "\(id)") }
        #expect(Set(KernelLibrary.measured) == Set(devices.keys))
        #expect(KernelBlocks.single(.device, "any") == nil && KernelBlocks.single(.group, "h100-sxm") == nil)
    }

    @Test func everyBlockOfAClassReads() throws {
        let blocks = try KernelBlocks.read().classes
        #expect(Set(blocks.keys) == ["any", "HBM", "GDDR", "nvlink", "pcie"])
        for entry in blocks.values.flatMap(\.kernels.entries.values) {
            #expect(entry.fit.standing == .carried && entry.fit.error != nil)
        }
    }

    @Test func aKeyThatIsUnknownIsRefusedWithWhatIsNear() throws {
        let document = try TOMLDocument(
            text: "[[device]]\nid = \"x\"\n\n[device.kernels.product]\ncomputer = 1\n", name: "x.toml")
        #expect {
            try KernelBlock.all("device", in: document)
        } throws: {
            "\($0)".contains("device[0].kernels.product.computer") && "\($0)".contains("compute?")
        }
    }

    @Test func measuredConstantsStandWhereTheyWereMeasured() throws {
        let kernels = try kernels("h100-sxm")
        #expect(kernels[.product].compute == 0.8832 && kernels[.product].prologue == 100)
        #expect(
            kernels[fit: .product] == KernelFit(.measured, rows: 255, error: 0.045, source: "aiconfigurator 0.12.0"))
        #expect(kernels[fit: .softmax].standing == .carried)
    }

    @Test func aDeviceWithoutMeasurementsTakesItsSiblingThenItsClassThenAll() throws {
        let sibling = try kernels("rtx5090")
        #expect(sibling[fit: .product].standing == .carried)
        #expect(sibling[fit: .product].source == "carried over from rtx-pro-6000-bw")
        // The bridge of the sibling may be another one: the class of the link stands in.
        #expect(sibling[fit: .allReduce].source.hasPrefix("all devices of the class"))
        let ofClass = try kernels("mi300x")
        #expect(ofClass[fit: .product].standing == .carried && ofClass[.product].compute == 0.8005)
        let unified = try kernels("m3-max-40")
        #expect(unified[fit: .product].standing == .assumed && unified[fit: .product].error == 0.4)
    }

    @Test func everyFamilyOfEveryDeviceHasConstantsInItsRange() {
        for device in DeviceLibrary.builtIn {
            for family in KernelFamily.allCases where device.link != nil || !family.isCollective {
                #expect(!device.kernels[fit: family].source.isEmpty, "\(device.id) \(family)")
                for term in family.keys {
                    #expect(term.range.contains(device.kernels[family][term]), "\(device.id) \(family) \(term)")
                }
            }
        }
    }

    @Test func constantsThatADeviceStatesStandAboveThoseOfItsKind() throws {
        let device = try #require(try DeviceFile.devices(text: Self.own, name: "devices.toml").first)
        #expect(device.kernels[.product].compute == 0.5)
        #expect(device.kernels[fit: .product] == KernelFit(.user, rows: 12, error: 0.07))
        // What the file does not state stays as it is on the device that it is like.
        #expect(device.kernels[.product].prologue == 150)
        #expect(device.kernels[fit: .decodeAttention].source == "aiconfigurator 0.12.0")
    }

    @Test func aDeviceThatIsLikeNoneIsRefusedWithWhatIsNear() {
        #expect {
            try DeviceFile.devices(
                text: Self.own.split(separator: "l40s").joined(separator: "l40"), name: "devices.toml")
        } throws: {
            "\($0)".contains("device[0].like") && "\($0)".contains("\"l40s\"")
        }
    }

    @Test func aDeviceThatWasWrittenReadsAsItWasItsConstantsToo() throws {
        var device = try #require(DeviceLibrary.builtIn.first { $0.id == "a100-sxm-80" })
        device.name = "a \"quoted\" \\ name"
        device.kernels[.product].compute = 0.8125
        device.kernels[fit: .product] = KernelFit(.user, rows: 5, error: 0.0625, source: "mine")
        let text = DeviceFile.text(of: device, id: "written", like: "a100-sxm-80", families: [.product])
        let read = try #require(try DeviceFile.devices(text: text, name: "devices.toml").first)
        #expect(read.id == "written" && read.name == device.name && read.memoryClass == device.memoryClass)
        for part in Device.Part.allCases { #expect(read[part]?.value == device[part]?.value, "\(part)") }
        #expect(read.kernels == device.kernels)
    }

    private static let own = """
        [[device]]
        id = "mine"
        matrix16_tflops = 100
        bandwidth_gb_s = 900.5
        memory_gb = 24
        like = "l40s"

        [device.kernels.product]
        compute = 0.5
        rows = 12
        error_percent = 7
        """

    private func kernels(_ id: String) throws -> KernelTable {
        try #require(DeviceLibrary.builtIn.first { $0.id == id }).kernels
    }
}
