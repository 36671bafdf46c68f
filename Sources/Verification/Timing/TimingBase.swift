import AnalyticCore
import DeviceLibrary

/// What measured times are compared from: the devices that there are, and settings that files do not say.
public struct TimingBase: Sendable {
    /// The scenario that settings of cases change.
    let start: Scenario
    /// Settings of the user, for files that say nothing of them.
    let settings: [(id: String, value: String)]

    /// The devices of the catalogue and the user's own, of which one with a built-in's id stands in its place.
    public init(own: [Device] = [], settings: [(id: String, value: String)] = []) {
        var start = Scenario()
        start.devices = DeviceLibrary.devices(with: own)
        self.start = start
        self.settings = settings
    }

    /// The devices that measured kernels can be of.
    var devices: TimedDevices { TimedDevices(start.devices.all) }
}
