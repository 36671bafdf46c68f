// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "ModelMeter", path: ".."),
        .package(url: "https://github.com/google/swift-benchmark", from: "0.1.2"),
    ],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                .product(name: "AnalyticCore", package: "ModelMeter"),
                .product(name: "DeviceLibrary", package: "ModelMeter"),
                .product(name: "Reporting", package: "ModelMeter"),
                .product(name: "Studies", package: "ModelMeter"),
                .product(name: "TerminalKit", package: "ModelMeter"),
                .product(name: "Explorer", package: "ModelMeter"),
                .product(name: "Benchmark", package: "swift-benchmark"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
