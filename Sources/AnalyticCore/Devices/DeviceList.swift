/// Devices that can be chosen by their id: a library, which reads a device where it is asked for, and others before it, which
/// stand for those of the same id.
public struct DeviceList: Sendable {
    /// Where devices come from.
    public struct Library: Sendable {
        let name: String
        let find: @Sendable (String) -> Device?
        let all: @Sendable () -> [Device]

        /// A library. Two of one name hold the same devices.
        ///
        /// - Parameters:
        ///   - find: The device with an id; nil where there is none. It is to be quick.
        ///   - all: Every device, in the order in which they are listed.
        public init(
            name: String, find: @escaping @Sendable (String) -> Device?, all: @escaping @Sendable () -> [Device]
        ) {
            self.name = name
            self.find = find
            self.all = all
        }
    }

    private let library: Library?
    private let own: [Device]
    /// The file that the user named for devices; nil where none was named.
    public var file: String?

    /// The devices of a library, with `own` behind them. One of these that has the id of one of the library takes its place,
    /// and says so.
    public init(_ library: Library, with own: [Device] = []) {
        self.library = library
        self.own = own.map { device in
            guard library.find(device.id) != nil else { return device }
            var device = device
            device.replaces = "the built-in device of the same id"
            return device
        }
    }

    /// These devices.
    public init(_ devices: [Device]) {
        library = nil
        own = devices
    }

    /// The device with an id; nil where there is none.
    public subscript(id: String) -> Device? {
        own.first { $0.id == id } ?? library?.find(id)
    }

    /// All of them.
    public var all: [Device] {
        own.reduce(into: library?.all() ?? []) { all, device in
            guard let place = all.firstIndex(where: { $0.id == device.id }) else {
                all.append(device)
                return
            }
            all[place] = device
        }
    }
}

extension DeviceList: Hashable {
    /// Whether they hold the same devices.
    public static func == (left: DeviceList, right: DeviceList) -> Bool {
        left.library?.name == right.library?.name && left.own == right.own
    }

    /// Feeds what is compared.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(library?.name)
        hasher.combine(own)
    }
}
