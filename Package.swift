// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A Swift target with the project's settings. What each may import is ARCHITECTURE.md's table; Scripts/check-layers holds it.
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The documentation plugin, only where `make docs` asks for it: nobody else should wait for it.
let documentation: [Package.Dependency] =
    Context.environment["HEXAPLA_DOCS"] == nil
    ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0")]

let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "Hexapla",
    products: [
        .library(name: "Hexapla", targets: ["Hexapla"]),
        .executable(name: "hexapla", targets: ["HexaplaCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.1"),
    ] + documentation,
    targets: [
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
        .target(name: "CArchive", linkerSettings: [.linkedLibrary("archive")]),
        // Where libxml2's headers are, for the shim.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CXML2", dependencies: ["CLibXML2"]),
        .target(
            name: "CMarkdown", linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
        .target(name: "CLanguageDetector", linkerSettings: [.linkedLibrary("cld2")]),
        .target(name: "CEncoderKernels"),
        // What every stage stands on.
        module("Errors", []),
        module("Threads", []),
        module("FittedModels", []),
        module("Files", ["Errors", system]),
        module("ICUText", ["CICU"]),
        module("Codecs", ["Files", "Errors", "CArchive", "CXML2", "CMarkdown"]),
        // From files to segments, and what they say.
        module("Documents", ["Codecs", "ICUText", "Errors"]),
        module(
            "Segmentation", ["FittedModels", "Documents", "ICUText", "Errors"],
            resources: [.embedInCode("Languages"), .embedInCode("Fitted")]),
        module("TextFacts", ["Segmentation", "Documents", "ICUText", algorithms]),
        // From texts to vectors.
        module("Encoders", ["Files", "Errors", "Threads", "CArchive", "CEncoderKernels"]),
        module("RemoteEncoder", ["Encoders", "Errors"]),
        // From segments to rows.
        module(
            "Evidence",
            ["TextFacts", "Segmentation", "Encoders", "Documents", "ICUText", "FittedModels", "Errors"],
            resources: [.embedInCode("Fitted")]),
        module("DynamicPrograms", []),
        module("AlignedTable", ["Documents", "ICUText"]),
        module(
            "Alignment",
            [
                "AlignedTable", "DynamicPrograms", "Evidence", "Encoders", "Segmentation", "Documents", "ICUText",
                "FittedModels", "Threads", "Errors",
            ]),
        // What is done with rows.
        module("Formats", ["AlignedTable", "Documents", "Codecs", "ICUText", "Errors"]),
        module(
            "Checking",
            [
                "Formats", "AlignedTable", "Evidence", "TextFacts", "Segmentation", "Encoders", "Documents", "ICUText",
                "FittedModels",
            ],
            resources: [.embedInCode("Fitted")]),
        module("Corpus", ["Formats", "TextFacts", "Segmentation", "Documents", "ICUText"]),
        module(
            "Matching", ["Encoders", "Documents", "FittedModels", "CLanguageDetector"],
            resources: [.embedInCode("Fitted")]),
        module("Evaluation", ["Formats", "ICUText", "Errors"]),
        module(
            "Report", ["Checking", "Corpus", "Formats", "AlignedTable", "Documents", "ICUText"],
            resources: [.embedInCode("Styles")]),
        // What commands do.
        module(
            "Jobs",
            [
                "Alignment", "Report", "Evaluation", "Checking", "Corpus", "Matching", "Formats", "AlignedTable",
                "DynamicPrograms", "Evidence", "RemoteEncoder", "Encoders", "Segmentation", "Documents",
                "Codecs", "ICUText", "Files", "Threads", "Errors", .product(name: "Yams", package: "Yams"),
            ]),
        module(
            "Hexapla",
            [
                "AlignedTable", "Alignment", "Checking", "Codecs", "Corpus", "Documents", "Encoders", "Errors",
                "Evidence", "Files", "FittedModels", "Formats", "ICUText", "Jobs", "Segmentation",
            ]),
        // The tests hold Encoders' own tokenizer against the library; the benchmarks, its kernels against OpenBLAS's.
        .target(name: "CSentencePiece", linkerSettings: [.linkedLibrary("sentencepiece")]),
        .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .executableTarget(
            name: "benchmarks", dependencies: ["Hexapla", "ICUText", "Evidence", "DynamicPrograms", "Alignment"],
            path: "Benchmarks/Text",
            swiftSettings: strict),
        .executableTarget(
            name: "encoder-benchmarks", dependencies: ["Encoders", "RemoteEncoder", "COpenBLAS"],
            path: "Benchmarks/Encoder", exclude: ["compare.py"], swiftSettings: strict),
        .executableTarget(
            name: "FitWeights",
            dependencies: [
                "Encoders", "ICUText", "Documents", "Segmentation", "Evidence", "DynamicPrograms", "Alignment",
                "FittedModels",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "FitChecks",
            dependencies: ["Checking", "Documents", "ICUText", "AlignedTable", "Jobs", "FittedModels"],
            swiftSettings: strict),
        .executableTarget(
            name: "HexaplaCommand",
            dependencies: [
                "Alignment", "Codecs", "Checking", "Corpus", "Documents", "Errors", "Files", "Jobs", "Segmentation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Archives and folders for tests.
        .target(name: "TestFiles", dependencies: ["Codecs"], path: "Tests/TestFiles", swiftSettings: strict),
        tests("CodecsTests", ["Codecs", "TestFiles"]),
        tests("DocumentsTests", ["Codecs", "Documents", "ICUText", "TestFiles"]),
        tests("SegmentationTests", ["ICUText", "Documents", "Segmentation"]),
        tests("EvidenceTests", ["ICUText", "Documents", "Encoders", "Segmentation", "Evidence", "FittedModels"]),
        tests("FittedModelsTests", ["FittedModels"]),
        tests("DynamicProgramsTests", ["DynamicPrograms"]),
        tests("EvaluationTests", ["ICUText", "Documents", "Evaluation", "Jobs", "Errors"]),
        tests("FormatsTests", ["Codecs", "Documents", "AlignedTable", "Formats"]),
        tests("CorpusTests", ["Corpus", "Documents", "Formats", "AlignedTable", "Segmentation"]),
        tests("MatchingTests", ["Matching", "Documents"]),
        tests("ReportTests", ["Checking", "ICUText", "Documents", "AlignedTable", "Formats", "Report"]),
        tests(
            "CheckingTests",
            ["Checking", "ICUText", "Documents", "Encoders", "AlignedTable", "Segmentation", "FittedModels"]),
        tests("EncodersTests", ["Encoders", "Errors", "CEncoderKernels", "CSentencePiece"]),
        tests("RemoteEncoderTests", ["RemoteEncoder", "Encoders"]),
        tests("HexaplaTests", ["Hexapla", "Encoders", "ICUText"]),
        // Drives the built binary: what a user or a script sees.
        tests("CommandTests", ["HexaplaCommand", "Codecs", "TestFiles"], exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
