// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A Swift target with the project's settings. What each may import is ARCHITECTURE.md's table; Scripts/check-layers holds it.
func module(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], excluding: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, exclude: excluding, resources: resources, swiftSettings: strict)
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
        // The stages one by one, for Benchmarks and Fuzzing, packages of their own.
        .library(
            name: "HexaplaStages",
            targets: [
                "Hexapla", "ICUText", "Encoders", "RemoteEncoder", "Evidence", "Alignment", "Evaluation", "Hashes",
                "Review",
            ]),
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
        .target(name: "CArchive", linkerSettings: [.linkedLibrary("archive"), .linkedLibrary("z")]),
        // Where libxml2's headers are, for the shim.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CXML2", dependencies: ["CLibXML2"]),
        .target(
            name: "CMarkdown", linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
        // What the process was called with, and what it does where no memory is left.
        .target(name: "CProgram"),
        // Loads CLD2, which has no archive, when it is needed.
        .target(name: "CLanguageDetector"),
        .target(name: "CEncoderKernels"),
        .target(name: "CSHA256"),
        // The learned numbers of word links are put into it as they are (#embed).
        .target(name: "CWords"),
        // Loads libcurl when an address is named; links nothing.
        .target(name: "CCurl"),
        // What every stage stands on.
        module("Errors", []),
        module("Threads", []),
        module("Hashes", ["CSHA256"]),
        module("FittedModels", []),
        module("Files", ["Errors", system]),
        module("ICUText", ["CICU"]),
        module("Codecs", ["Files", "Errors", "CArchive", "CXML2", "CMarkdown", system]),
        // From files to segments, and what they say.
        module("Documents", ["Codecs", "ICUText", "Errors", algorithms]),
        module(
            "Segmentation", ["FittedModels", "Documents", "Codecs", "ICUText", "Hashes", "Errors", algorithms],
            resources: [.embedInCode("Languages"), .embedInCode("Fitted")]),
        module("TextFacts", ["Segmentation", "Documents", "ICUText", "CLanguageDetector", algorithms]),
        // From texts to vectors.
        module(
            "Encoders",
            ["Codecs", "ICUText", "Files", "Hashes", "Errors", "Threads", "CEncoderKernels", algorithms]),
        module("RemoteEncoder", ["Encoders", "Files", "Hashes", "Errors", "Threads", "CCurl", system]),
        // From segments to rows.
        module(
            "Evidence",
            ["TextFacts", "Segmentation", "Encoders", "Documents", "ICUText", "FittedModels", "Hashes", "Errors"],
            resources: [.embedInCode("Fitted")]),
        module("DynamicPrograms", []),
        module("AlignedTable", ["Documents", "ICUText"]),
        module(
            "Alignment",
            [
                "AlignedTable", "DynamicPrograms", "Evidence", "Encoders", "Segmentation", "Documents", "ICUText",
                "FittedModels", "Threads", "Errors", "Words", algorithms,
            ]),
        // Words inside rows.
        module(
            "Words", ["Encoders", "Documents", "ICUText", "FittedModels", "CWords", algorithms],
            resources: [.embedInCode("Fitted/links.txt")], excluding: ["Fitted/multilingual-e5-small.txt"]),
        // What is done with rows.
        module("Formats", ["AlignedTable", "Documents", "Codecs", "ICUText", "Hashes", "Errors"]),
        module(
            "Checking",
            [
                "Words", "Formats", "AlignedTable", "Evidence", "TextFacts", "Segmentation", "Encoders", "Documents",
                "ICUText", "FittedModels", "Hashes", "Errors", algorithms,
            ],
            resources: [.embedInCode("Fitted")]),
        module("Corpus", ["Formats", "TextFacts", "Segmentation", "Documents", "ICUText", "Hashes"]),
        module(
            "Matching", ["Encoders", "FittedModels", "Hashes"],
            resources: [.embedInCode("Fitted")]),
        module("Evaluation", ["Formats", "Documents", "ICUText", "Errors", algorithms]),
        module(
            "Report", ["Checking", "Corpus", "Formats", "AlignedTable", "Documents", "ICUText", algorithms],
            resources: [.embedInCode("Styles")]),
        // Rows put right by hand.
        module(
            "Review",
            ["Formats", "AlignedTable", "Documents", "Codecs", "ICUText", "Files", "Hashes", "Errors", system]),
        module("LoopbackServer", ["Errors"]),
        module(
            "ReviewPage",
            ["Review", "LoopbackServer", "Segmentation", "Formats", "Documents", "Codecs", "ICUText", "Errors"],
            resources: [.embedInCode("Page")]),
        // What commands do.
        module(
            "Jobs",
            [
                "ReviewPage", "LoopbackServer", "Review",
                "Alignment", "Words", "Report", "Evaluation", "Checking", "Corpus", "Matching", "Formats",
                "AlignedTable", "DynamicPrograms", "Evidence", "RemoteEncoder", "Encoders", "TextFacts", "Segmentation",
                "Documents",
                "Codecs", "ICUText", "Files", "Hashes", "Threads", "Errors", algorithms, system,
                .product(name: "Yams", package: "Yams"),
            ]),
        module(
            "Hexapla",
            [
                "AlignedTable", "Alignment", "Checking", "Codecs", "Corpus", "Documents", "Encoders", "Errors",
                "Evidence", "Files", "FittedModels", "Formats", "ICUText", "Jobs", "Segmentation", "Words",
            ]),
        // The tests hold Encoders' own tokenizer against the library.
        .target(name: "CSentencePiece", linkerSettings: [.linkedLibrary("sentencepiece")]),
        module("Optimization", []),
        .executableTarget(
            name: "FitWeights",
            dependencies: [
                "Optimization", "Encoders", "RemoteEncoder", "ICUText", "Documents", "Segmentation", "Evidence",
                "DynamicPrograms", "Alignment", "FittedModels",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "FitChecks",
            dependencies: ["Checking", "Documents", "ICUText", "AlignedTable", "Jobs", "FittedModels"],
            swiftSettings: strict),
        .executableTarget(
            name: "FitWords", dependencies: ["Documents", "Encoders", "ICUText", "Jobs", "Words"], swiftSettings: strict
        ),
        .executableTarget(
            name: "HexaplaCommand",
            dependencies: [
                "Alignment", "CProgram", "Codecs", "Checking", "Corpus", "Documents", "Errors", "Files", "Formats",
                "Jobs",
                "Segmentation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Archives and folders for tests.
        .target(
            name: "TestEncoders", dependencies: ["Encoders"], path: "Tests/TestEncoders", swiftSettings: strict),
        .target(name: "TestRandomness", path: "Tests/TestRandomness", swiftSettings: strict),
        .target(
            name: "TestFiles", dependencies: ["Codecs", "TestRandomness"], path: "Tests/TestFiles",
            swiftSettings: strict),
        tests("ThreadsTests", ["Threads"]),
        tests("FilesTests", ["Files", "Errors", "TestFiles"]),
        tests("OptimizationTests", ["Optimization"]),
        tests("CodecsTests", ["TestRandomness", "Codecs", "TestFiles"]),
        tests("DocumentsTests", ["TestRandomness", "Codecs", "Documents", "ICUText", "TestFiles"]),
        tests("ICUTextTests", ["TestRandomness", "ICUText"]),
        tests("SegmentationTests", ["TestRandomness", "TestFiles", "ICUText", "Documents", "Segmentation"]),
        tests("EvidenceTests", ["ICUText", "Documents", "Encoders", "Segmentation", "Evidence", "FittedModels"]),
        tests(
            "AlignmentTests",
            [
                "AlignedTable", "Alignment", "Documents", "Encoders", "Words", "DynamicPrograms", "Evidence", "ICUText",
                "Segmentation", "TestEncoders",
            ]),
        tests("FittedModelsTests", ["FittedModels"]),
        tests("DynamicProgramsTests", ["TestRandomness", "DynamicPrograms"]),
        tests("EvaluationTests", ["ICUText", "Documents", "Evaluation", "Jobs", "Errors"]),
        tests(
            "ReviewTests", ["TestRandomness", "TestFiles", "Review", "Formats", "AlignedTable", "Documents", "Errors"]),
        tests(
            "ReviewPageTests",
            ["TestFiles", "ReviewPage", "LoopbackServer", "Review", "Formats", "Documents", "Segmentation"]),
        tests("FormatsTests", ["TestRandomness", "Codecs", "Documents", "AlignedTable", "Formats"]),
        tests(
            "CorpusTests",
            ["TestRandomness", "Corpus", "Hashes", "Documents", "Formats", "AlignedTable", "Segmentation"]),
        tests("TextFactsTests", ["TextFacts", "Documents"]),
        tests("MatchingTests", ["Matching", "Documents"]),
        tests("ReportTests", ["Checking", "ICUText", "Documents", "AlignedTable", "Formats", "Report"]),
        tests(
            "CheckingTests",
            [
                "TestRandomness", "Checking", "TextFacts", "ICUText", "Documents", "Encoders", "AlignedTable",
                "Segmentation",
                "FittedModels", "Words", "TestEncoders",
            ]),
        tests("EncodersTests", ["Encoders", "Codecs", "Hashes", "Errors", "CEncoderKernels", "CSentencePiece"]),
        tests(
            "WordsTests",
            ["TestEncoders", "TestRandomness", "Words", "Encoders", "Documents", "FittedModels", "ICUText"]),
        tests("RemoteEncoderTests", ["TestRandomness", "RemoteEncoder", "Encoders", "TestFiles"]),
        tests(
            "JobsTests",
            [
                "TestRandomness", "Jobs", "Review", "AlignedTable", "Alignment", "Formats", "Documents", "Encoders",
                "Errors", "TestFiles", "TestEncoders", "Words",
            ]),
        tests(
            "HexaplaTests",
            [
                "Hexapla", "AlignedTable", "Alignment", "Documents", "DynamicPrograms", "Encoders", "Errors", "Formats",
                "ICUText", "Segmentation",
            ]),
        // Drives the built binary: what a user or a script sees.
        tests(
            "CommandTests",
            ["TestRandomness", "HexaplaCommand", "Codecs", "TestFiles", "Review", "Formats", "Documents"],
            exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
