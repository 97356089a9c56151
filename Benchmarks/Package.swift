// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who builds Hexapla needs OpenBLAS. It sees what other packages see: public API.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let hexapla = Target.Dependency.product(name: "HexaplaStages", package: "Hexapla")

let package = Package(
    name: "HexaplaBenchmarks",
    dependencies: [.package(name: "Hexapla", path: "..")],
    targets: [
        .executableTarget(name: "benchmarks", dependencies: [hexapla], path: "Text", swiftSettings: strict),
        // The peak that the encoder's kernels are measured by.
        .systemLibrary(
            name: "COpenBLAS", path: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .executableTarget(
            name: "encoder-benchmarks", dependencies: [hexapla, "COpenBLAS"], path: "Encoder",
            exclude: ["compare.py", "compare_e5.py", "e5_reference.py"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
