// swift-tools-version: 6.1
import PackageDescription

// A package of its own, as Benchmarks is one: `make fuzz` builds it with sanitizers and libFuzzer, whose main it has. It
// tests what is inside too, so it is built with -enable-testing.
let package = Package(
    name: "HexaplaFuzzing",
    dependencies: [.package(name: "Hexapla", path: "..")],
    targets: [
        .executableTarget(
            name: "fuzz-targets",
            dependencies: [.product(name: "HexaplaStages", package: "Hexapla")],
            path: "Targets",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
