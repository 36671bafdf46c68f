import AnalyticCore

extension Scenario {
    /// The released model on the default page, on the standard device of the library.
    public init() {
        self.init(device: DeviceLibrary.standard, devices: DeviceList(DeviceLibrary.list))
    }
}

extension Machine {
    /// The standard device of the library, with stated, not measured, efficiencies.
    public init() {
        self.init(device: DeviceLibrary.standard)
    }
}

extension Parameter {
    /// The default, as it would be typed.
    public var defaultText: String {
        text(in: Scenario())
    }
}
