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

let package = Package(
    name: "Hexapla",
    products: [
        .library(name: "Hexapla", targets: ["Hexapla"]),
        .executable(name: "hexapla", targets: ["HexaplaCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.1"),
    ] + documentation,
    targets: [
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
        module("ICUText", ["CICU"]),
        module("Documents", ["Codecs", "ICUText"]),
        module("Segmentation", ["Documents", "ICUText"], resources: [.embedInCode("Languages")]),
        module("Evidence", ["Segmentation", "Embedding", "Documents", "ICUText"]),
        module("Alignment", []),
        module("Parallel", ["Documents"]),
        module("Formats", ["Parallel", "Documents", "Codecs"]),
        module(
            "Report", ["Checking", "Corpus", "Formats", "Parallel", "Documents", "ICUText"],
            resources: [.embedInCode("Styles")]),
        // What decides about the rows of a corpus.
        module("Corpus", ["Formats", "Evidence", "Segmentation", "Documents", "ICUText"]),
        // Which texts are versions of one another.
        .target(name: "CLanguageDetector", linkerSettings: [.linkedLibrary("cld2")]),
        module("Matching", ["Embedding", "Documents", "CLanguageDetector"]),
        module("Evaluation", ["ICUText", "Formats"]),
        module("Checking", ["Formats", "Parallel", "Evidence", "Segmentation", "Embedding", "Documents", "ICUText"]),
        .target(name: "CArchive", linkerSettings: [.linkedLibrary("archive")]),
        // Where libxml2's headers are, for the shim.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CXML2", dependencies: ["CLibXML2"]),
        .target(
            name: "CMarkdown", linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
        module("Codecs", ["CArchive", "CXML2", "CMarkdown"]),
        .target(name: "CEncoderKernels"),
        module("Embedding", ["CArchive", "CEncoderKernels"]),
        module("RemoteEncoder", ["Embedding"]),
        // The tests hold Embedding's own tokenizer against the library; the benchmarks, its kernels against OpenBLAS's.
        .target(name: "CSentencePiece", linkerSettings: [.linkedLibrary("sentencepiece")]),
        .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        module(
            "Pipeline",
            [
                "ICUText", "Codecs", "Documents", "Segmentation", "Evidence", "Alignment", "Parallel", "Formats",
                "Report", "Evaluation", "Checking", "Corpus", "Matching", "Embedding", "RemoteEncoder",
                .product(name: "Yams", package: "Yams"),
            ]),
        module(
            "Hexapla",
            [
                "Codecs", "Documents", "Segmentation", "Evidence", "Alignment", "Parallel", "Formats", "Checking",
                "Corpus", "Matching", "Embedding", "Pipeline",
            ]),
        .executableTarget(
            name: "benchmarks", dependencies: ["Hexapla", "ICUText", "Evidence", "Alignment"], path: "Benchmarks/Text",
            swiftSettings: strict),
        .executableTarget(
            name: "encoder-benchmarks", dependencies: ["Embedding", "RemoteEncoder", "COpenBLAS"],
            path: "Benchmarks/Encoder", exclude: ["compare.py"], swiftSettings: strict),
        .executableTarget(
            name: "FitWeights",
            dependencies: ["Embedding", "ICUText", "Documents", "Segmentation", "Evidence", "Alignment", "Pipeline"],
            swiftSettings: strict),
        .executableTarget(
            name: "FitChecks", dependencies: ["Checking", "Documents", "ICUText", "Parallel", "Pipeline"],
            swiftSettings: strict),
        .executableTarget(
            name: "HexaplaCommand",
            dependencies: [
                "Codecs", "Checking", "Corpus", "Documents", "Segmentation", "Pipeline",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Archives and folders for tests.
        .target(name: "TestFiles", dependencies: ["Codecs"], path: "Tests/TestFiles", swiftSettings: strict),
        tests("CodecsTests", ["Codecs", "TestFiles"]),
        tests("DocumentsTests", ["Codecs", "Documents", "ICUText", "TestFiles"]),
        tests("SegmentationTests", ["ICUText", "Documents", "Segmentation"]),
        tests("EvidenceTests", ["ICUText", "Documents", "Embedding", "Segmentation", "Evidence"]),
        tests("AlignmentTests", ["Alignment"]),
        tests("EvaluationTests", ["ICUText", "Documents", "Evaluation", "Pipeline"]),
        tests("FormatsTests", ["Codecs", "Documents", "Parallel", "Formats"]),
        tests("CorpusTests", ["Corpus", "Documents", "Formats", "Parallel", "Segmentation"]),
        tests("MatchingTests", ["Matching", "Documents"]),
        tests("ReportTests", ["Checking", "ICUText", "Documents", "Parallel", "Formats", "Report"]),
        tests("CheckingTests", ["Checking", "ICUText", "Documents", "Embedding", "Parallel", "Segmentation"]),
        tests("EmbeddingTests", ["Embedding", "CEncoderKernels", "CSentencePiece"]),
        tests("RemoteEncoderTests", ["RemoteEncoder", "Embedding"]),
        tests("HexaplaTests", ["Hexapla", "Embedding", "ICUText"]),
        // Drives the built binary: what a user or a script sees.
        tests("CommandTests", ["HexaplaCommand", "Codecs", "TestFiles"], exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
