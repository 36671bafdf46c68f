import AnalyticCore
import TOMLReading

/// How the blocks of `kernels.toml` are come by.
enum KernelBlocks {
    /// All are read, once, and kept: for lists of devices.
    case whole
    /// Each is read where it is asked for, and not kept: for the one device that every start needs.
    case single

    /// The block of a kind with an id; nil where there is none.
    func callAsFunction(_ kind: Kind, _ id: String) -> KernelBlock? {
        switch self {
        case .whole: kind == .device ? Self.all.devices[id] : Self.all.classes[id]
        case .single:
            (try? Self.file.document(kind.rawValue, id)).flatMap { try? KernelBlock.all(kind.rawValue, in: $0)[id] }
        }
    }

    /// What blocks are of.
    enum Kind: String {
        case device
        /// A kind of memory or of link, or any.
        case group = "class"
    }

    /// The ids of the devices.
    static var devices: [String] { file.ids(of: Kind.device.rawValue) }

    /// Reads the file.
    ///
    /// - Throws: `TOMLError` that names line and field; a test reads them all.
    static func read() throws(TOMLError) -> (devices: [String: KernelBlock], classes: [String: KernelBlock]) {
        let document = try TOMLDocument(bytes: PackageResources.kernels_toml, name: "kernels.toml")
        return (
            try KernelBlock.all(Kind.device.rawValue, in: document),
            try KernelBlock.all(Kind.group.rawValue, in: document)
        )
    }

    /// Where it cannot be read all constants are assumed.
    private static let all = (try? read()) ?? (devices: [:], classes: [:])
    private static let file = FileBlocks(name: "kernels.toml", bytes: PackageResources.kernels_toml)
}
