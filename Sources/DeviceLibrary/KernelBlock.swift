import AnalyticCore
import TOMLReading

/// One block of `kernels.toml`: a class or a device, with what is stated of its kernels.
struct KernelBlock: Equatable, Sendable {
    /// The name of the class, the id of the device.
    let id: String
    /// The device whose kernels it shares where it has none of its own.
    let sibling: String?
    /// The constants that are stated.
    let kernels: KernelEntries

    init(_ section: TOMLSection) throws(TOMLError) {
        try section.allow(["id", "kernels_of", "kernels"])
        guard let id = try section.text("id") else { throw section.error("id", "is missing") }
        self.id = id
        sibling = try section.text("kernels_of")
        if let stated = try section.section("kernels") {
            kernels = try KernelEntries(stated, standing: .assumed)
        } else {
            kernels = KernelEntries()
        }
    }

    /// The blocks of a kind in a document, by their ids.
    static func all(_ kind: String, in document: TOMLDocument) throws(TOMLError) -> [String: KernelBlock] {
        try document.section.allow(["class", "device"])
        var blocks: [String: KernelBlock] = [:]
        for section in try document.section.sections(kind) {
            let block = try KernelBlock(section)
            blocks[block.id] = block
        }
        return blocks
    }
}
