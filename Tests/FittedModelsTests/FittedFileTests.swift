import Testing

@testable import FittedModels

@Suite("Files of fitted numbers")
struct FittedFileTests {
    private static let names: [String: Set<String>] = ["cuts": ["constant", "size"], "scores": ["constant"]]

    @Test("the comments at the top are the provenance, sections and numbers what stands below")
    func parts() throws {
        let file = try FittedFile(
            parsing:
                "# Fitted on news\n#by `fit DATA`\n\n[cuts]\r\nconstant\t-1.5 # twice\n# not the top\nsize 0.25\n[scores]\n",
            names: Self.names)
        #expect(file.provenance == "Fitted on news\nby `fit DATA`")
        #expect(file.sections.map(\.name) == ["cuts", "scores"])
        #expect(file["cuts"] == ["constant": -1.5, "size": 0.25])
        #expect(file["scores"].isEmpty)
        #expect(file["others"].isEmpty)
    }

    @Test("a section that stands there twice begins anew")
    func twice() throws {
        let file = try FittedFile(parsing: "[cuts]\nconstant 1\nsize 2\n[cuts]\nsize 3\n", names: Self.names)
        #expect(file["cuts"] == ["size": 3])
    }

    @Test(
        "the first wrong line is named",
        arguments: [
            ("constant 1", 1), ("[cuts]\nsizes 1", 2), ("[scores]\nsize 1", 2), ("[cuts]\nsize one", 2),
            ("[cuts]\nsize inf", 2), ("\n[joins]\nsize", 2), ("[cuts]\nsize 1 2", 2), ("cuts\nsize 1", 1),
        ])
    func wrong(text: String, line: Int) {
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1]
        #expect(throws: FittedFileError(line: line, found: String(found))) {
            try FittedFile(parsing: text, names: Self.names)
        }
    }
}

@Suite("Logistic models")
struct LogisticModelTests {
    private enum Sign: Int, CaseIterable {
        case constant, size
    }

    @Test("the log-odds are the features times their weights, by name or by case")
    func sum() {
        let model = LogisticModel<Sign>(named: ["constant": -1, "size": 0.5])
        #expect(model == LogisticModel([.constant: -1, .size: 0.5]))
        #expect(LogisticModel<Sign>.names == ["constant", "size"])
        var values = FeatureValues<Sign>()
        values[.constant] = 1
        values[.size] = 4
        #expect(model.logOdds(of: values.all) == 1)
        #expect(abs(model.probability(of: values.all) - 0.7310585786) < 1e-9)
        #expect(abs(logit(model.probability(of: values.all)) - 1) < 1e-9)
    }
}
