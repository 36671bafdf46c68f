import AnalyticCore
import TOMLReading

/// The devices that come with the program: one TOML file per vendor, under `vendors`.
public enum DeviceLibrary {
    /// All of them, in the order of the files.
    public static let builtIn: [Device] = files.flatMap { file in
        (try? devices(of: file)) ?? []
    }

    /// The device of a scenario in which none was chosen.
    public static let standard: Device = read(Device.standardID) ?? builtIn.first ?? none

    /// The library as scenarios hold it: a start on the standard device reads that alone; the first other device that is asked
    /// for has all of them read.
    public static let list = DeviceList.Library(
        name: "built-in", find: { id in id == standard.id ? standard : builtIn.first { $0.id == id } }, all: { builtIn }
    )

    /// The built-in devices with the user's own after them. One of the user's that has a built-in id takes its place, and
    /// says so.
    public static func devices(with own: [Device]) -> DeviceList { DeviceList(list, with: own) }

    /// Names and texts of the files.
    static let files: [(name: String, bytes: [UInt8])] = [
        ("nvidia.toml", PackageResources.nvidia_toml), ("amd.toml", PackageResources.amd_toml),
        ("google.toml", PackageResources.google_toml), ("amazon.toml", PackageResources.amazon_toml),
        ("intel.toml", PackageResources.intel_toml), ("apple.toml", PackageResources.apple_toml),
        ("huawei.toml", PackageResources.huawei_toml),
    ]

    /// The devices of a file.
    ///
    /// - Throws: `TOMLError` that names line and field; a test reads them all.
    static func devices(of file: (name: String, bytes: [UInt8])) throws(TOMLError) -> [Device] {
        try DeviceFile.devices(in: TOMLDocument(bytes: file.bytes, name: file.name), standing: .sourced)
    }

    /// The device with an id, beside which nothing is read; nil where there is none.
    static func read(_ id: String) -> Device? {
        for file in files {
            guard let found = try? FileBlocks(name: file.name, bytes: file.bytes).document("device", id) else {
                continue
            }
            return try? DeviceFile.devices(in: found, standing: .sourced, kernels: .single).first
        }
        return nil
    }

    /// What stands where no file can be read.
    private static let none = Device(
        id: "none", name: "no device", vendor: "", matrix16: DeviceFigure(1e12, .unverified),
        memory: DeviceFigure(1e9, .unverified), bandwidth: DeviceFigure(1e9, .unverified))
}
