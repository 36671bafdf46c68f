// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "ModelMeter",
    products: [
        .executable(name: "modelmeter", targets: ["modelmeter"]),
        .library(name: "AnalyticCore", targets: ["AnalyticCore"]),
        .library(name: "DeviceLibrary", targets: ["DeviceLibrary"]),
        .library(name: "Reporting", targets: ["Reporting"]),
        .library(name: "Studies", targets: ["Studies"]),
        .library(name: "TerminalKit", targets: ["TerminalKit"]),
        .library(name: "Explorer", targets: ["Explorer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .target(name: "AnalyticCore", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        .target(name: "TextKit"),
        .target(name: "SVGKit", dependencies: ["TextKit"]),
        .target(name: "JSONReading"),
        .target(name: "TOMLReading", dependencies: ["TextKit"]),
        .target(name: "KnownModels", exclude: ["files"], cSettings: [.headerSearchPath("files")]),
        .target(name: "ModelFiles", dependencies: ["AnalyticCore", "JSONReading", "KnownModels", "TextKit"]),
        .target(
            name: "DeviceLibrary",
            dependencies: ["AnalyticCore", "TOMLReading", "TextKit"],
            resources: [
                .embedInCode("kernels.toml"), .embedInCode("vendors/nvidia.toml"), .embedInCode("vendors/amd.toml"),
                .embedInCode("vendors/google.toml"), .embedInCode("vendors/amazon.toml"),
                .embedInCode("vendors/intel.toml"), .embedInCode("vendors/apple.toml"),
                .embedInCode("vendors/huawei.toml"),
            ]
        ),
        .target(name: "UserFiles", dependencies: ["AnalyticCore", "DeviceLibrary", "Studies", "TOMLReading"]),
        .target(name: "ScenarioFiles", dependencies: ["AnalyticCore", "Studies", "TOMLReading"]),
        .target(name: "ReferenceCounts", exclude: ["files"], cSettings: [.headerSearchPath("files")]),
        .target(
            name: "Verification",
            dependencies: ["AnalyticCore", "DeviceLibrary", "JSONReading", "ModelFiles", "ReferenceCounts"]),
        .target(name: "Studies", dependencies: ["AnalyticCore"]),
        .target(
            name: "Reporting",
            dependencies: [
                "AnalyticCore", "DeviceLibrary", "ModelFiles", "SVGKit", "Studies", "TextKit", "Verification",
            ]),
        .target(
            name: "Themes",
            path: "themes",
            resources: [
                .embedInCode("terminal.theme"), .embedInCode("night.theme"), .embedInCode("day.theme"),
                .embedInCode("high-contrast.theme"), .embedInCode("okabe-ito-dark.theme"),
                .embedInCode("okabe-ito-light.theme"), .embedInCode("mono.theme"), .embedInCode("gruvbox.theme"),
            ]
        ),
        .target(
            name: "TerminalKit",
            dependencies: ["SVGKit", "TextKit", "Themes", "TOMLReading"]),
        .target(name: "CInflate", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "PageFiles", dependencies: ["AnalyticCore", "CInflate"]),
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        .target(name: "CursesBackend", dependencies: ["CNcurses", "TerminalKit"]),
        .target(
            name: "Explorer",
            dependencies: [
                "AnalyticCore", "DeviceLibrary", "PageFiles", "Studies", "TerminalKit", "TextKit", "Verification",
            ]),
        .executableTarget(
            name: "modelmeter",
            dependencies: [
                "AnalyticCore", "DeviceLibrary", "ModelFiles", "PageFiles", "UserFiles", "ScenarioFiles", "Studies",
                "Verification",
                "Reporting",
                "TerminalKit",
                "CursesBackend", "Explorer", "TextKit", "TOMLReading",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal", linkerSettings: [.linkedLibrary("util")]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "AnalyticCore", "CPseudoTerminal", "DeviceLibrary", "Explorer", "ModelFiles", "Studies", "TerminalKit",
                "TOMLReading", "Verification",
            ],
            path: "Benchmarks", exclude: ["bounds.toml"]),
        .executableTarget(
            name: "BackendProbe", dependencies: ["CursesBackend", "TerminalKit"], path: "Tests/BackendProbe"),
        .testTarget(
            name: "TextKitTests", dependencies: ["TextKit"], resources: [.embedInCode("Width/wcwidth.txt")]),
        .testTarget(name: "SVGKitTests", dependencies: ["SVGKit"]),
        .testTarget(name: "AnalyticCoreTests", dependencies: ["AnalyticCore", "DeviceLibrary"]),
        .testTarget(name: "JSONReadingTests", dependencies: ["JSONReading"]),
        .testTarget(name: "TOMLReadingTests", dependencies: ["TOMLReading"]),
        .testTarget(name: "DeviceLibraryTests", dependencies: ["DeviceLibrary"]),
        .testTarget(name: "ModelFilesTests", dependencies: ["DeviceLibrary", "ModelFiles"]),
        .testTarget(name: "PageFilesTests", dependencies: ["PageFiles"]),
        .testTarget(name: "StudiesTests", dependencies: ["DeviceLibrary", "Studies"]),
        .testTarget(name: "UserFilesTests", dependencies: ["DeviceLibrary", "UserFiles"]),
        .testTarget(name: "ScenarioFilesTests", dependencies: ["DeviceLibrary", "ModelFiles", "ScenarioFiles"]),
        .testTarget(name: "VerificationTests", dependencies: ["DeviceLibrary", "Verification"]),
        .testTarget(name: "ReportingTests", dependencies: ["DeviceLibrary", "Reporting", "Studies", "Verification"]),
        .testTarget(name: "TerminalKitTests", dependencies: ["TerminalKit", "TextKit"]),
        .testTarget(name: "CursesBackendTests", dependencies: ["CursesBackend", "TerminalKit"]),
        .testTarget(
            name: "ExplorerTests", dependencies: ["DeviceLibrary", "Explorer", "ModelFiles", "TextKit", "Verification"]),
        .testTarget(name: "ProgramTests", dependencies: ["CPseudoTerminal", "modelmeter", "BackendProbe"]),
    ],
    swiftLanguageModes: [.v6]
)
