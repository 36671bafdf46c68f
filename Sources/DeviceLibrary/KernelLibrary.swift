import AnalyticCore

/// The constants of kernel times that come with the program: measured on a device, carried over from its sibling or its
/// class, or assumed.
public enum KernelLibrary {
    /// The constants of every family on a device.
    ///
    /// A family that was not measured on the device takes, in this order, the set of a sibling (the same chip on another
    /// board), of the class of its memory, and of all devices that were measured; collectives take the class of the link
    /// in the place of both classes. Each states what it rests on.
    ///
    /// - Parameter base: The id of a device that it is like; its own where there is none.
    public static func table(for device: Device, like base: String? = nil) -> KernelTable {
        table(for: device, like: base, from: .whole)
    }

    static func table(for device: Device, like base: String?, from blocks: KernelBlocks) -> KernelTable {
        let own = blocks(.device, base ?? device.id)
        let link = device.link.map { $0.value >= switched ? "nvlink" : "pcie" }
        let sibling = own?.sibling.flatMap { blocks(.device, $0) }
        let ofMemory = blocks(.group, device.memoryClass.rawValue)
        let ofAny = blocks(.group, "any")
        let ofLink = link.flatMap { blocks(.group, $0) }
        var table = KernelTable()
        for family in KernelFamily.allCases {
            let isCollective = family.isCollective
            let ofClass = isCollective ? ofLink?.kernels.entries[family] : ofMemory?.kernels.entries[family]
            let general = ofClass ?? (isCollective ? nil : ofAny?.kernels.entries[family])
            var chosen = own?.kernels.entries[family]
            // The bridge of a sibling on a bus may be another one.
            if chosen == nil, let sibling, !isCollective || link == "nvlink",
                var entry = sibling.kernels.entries[family]
            {
                entry.fit = KernelFit(
                    .carried, rows: entry.fit.rows, error: general?.fit.error,
                    source: "carried over from \(sibling.id)")
                chosen = entry
            }
            if chosen == nil, var entry = general {
                // No device with such memory was measured: the set of all stands in.
                if ofMemory == nil, !isCollective {
                    entry.fit = KernelFit(.assumed, error: unmeasured, source: entry.fit.source)
                }
                chosen = entry
            }
            guard let chosen else { continue }
            var constants = KernelConstants()
            for (term, value) in chosen.constants { constants[term] = value }
            table[family] = constants
            table[fit: family] = chosen.fit
        }
        return table
    }

    /// The ids of the devices that were measured, and of their siblings.
    public static var measured: [String] { KernelBlocks.devices.sorted() }

    /// Links of so many bytes/s in one direction are switched between all devices; slower ones are a bus that they share.
    private static let switched = 100e9
    /// The error to be shown where no device of the kind was measured, as a share.
    private static let unmeasured = 0.4
}

extension KernelFamily {
    /// Whether it runs over the link.
    var isCollective: Bool { self == .allReduce || self == .allReduceHost || self == .allReduceRing }
}
