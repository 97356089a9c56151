import Encoders
import FittedModels
import Testing

@testable import Evidence

@Suite struct WeightSetTests {
    @Test func readsBothSections() throws {
        let set = try WeightSet(parsing: "# fitted\n[encoder]\nmeaning\t7.5\r\nleftOut -2 # per bead\n")
        #expect(set[.universalSentenceEncoder].weights[.meaning] == 7.5)
        #expect(set[.universalSentenceEncoder].weights[.leftOut] == -2)
        #expect(set[.universalSentenceEncoder].weights[.paired] == 0)
        #expect(set[.unknown].weights[.meaning] == 7.5, "whatever encoder is used")
        #expect(set.lexical == .lexical)
        let all = Term.allCases.map { "\($0) \(Weights.lexical[$0])" }.joined(separator: "\n")
        #expect(try WeightSet(parsing: "[lexical]\n" + all).lexical == .lexical)
    }

    @Test("the built-in files are files of weights like a user's, and say what they were fitted on")
    func builtIn() throws {
        let files = [PackageResources.lexical_txt, PackageResources.universal_sentence_encoder_txt]
        let texts = files.map { String(decoding: $0, as: UTF8.self) }
        let parsed = try WeightSet(parsing: texts.joined())
        #expect(parsed.lexical == .lexical)
        #expect(parsed[.universalSentenceEncoder] == WeightSet()[.universalSentenceEncoder])
        for text in texts {
            #expect(
                try FittedFile(parsing: text, names: WeightSet.names).provenance.contains("Scripts/fit"))
        }
        #expect(Weights.lexical[.leftOutLine] == 0.63)
        #expect(Weights.lexical[.joinedLines] == 0.5)
        #expect(Weights.withEncoder[.leftOutLineSize] == -2.6)
        #expect(EvidenceModels.lexical.cuts[.size] == -0.56)
        #expect(WeightSet()[.unknown].cuts[.size] == -0.21)
        #expect(EvidenceModels.lexical.scores[.leftOutHabit] == -0.23)
        #expect(WeightSet()[.unknown].scores[.meaning] == 1.99)
    }

    @Test(arguments: [
        ("meaning 1", 1), ("[encoder]\nmeening 1", 2), ("[encoder]\nmeaning one", 2), ("[encoder]\nmeaning nan", 2),
        ("\n[decoder]", 2), ("[lexical]\npaired 1 2", 2),
    ])
    func saysWhatIsWrong(text: String, line: Int) {
        #expect {
            try WeightSet(parsing: text)
        } throws: { error in
            (error as? WeightSetError)?.line == line
        }
    }
}

@Suite struct PairHabitsTests {
    @Test func ofAFirstPass() throws {
        let first = try PairEvidenceTests.version("en", "It is cold today. Nobody came to the harbour. We went home.")
        let second = try PairEvidenceTests.version("de", "Es ist heute kalt. Wir gingen nach Hause.")
        try #require(first.count == 3 && second.count == 2)
        let evidence = PairEvidenceTests.evidence(first, second)
        let habits = PairHabits(
            of: evidence,
            path: [
                (first: 0..<1, second: 0..<1), (first: 1..<2, second: 1..<1), (first: 2..<3, second: 1..<2),
            ])
        let paired = (first.length(of: 0..<1) + first.length(of: 2..<3), second.length(of: 0..<2))
        #expect(abs(habits.lengthRatio - paired.1 / paired.0) < 1e-9)
        let left = first.length(of: 1..<2)
        #expect(abs(habits.leftOutShare - left / (left + paired.0 + paired.1)) < 1e-9)
        // A third left out is much; but the next pass leaves out no more easily for it: that would feed on itself.
        #expect(habits.leftOutLogit > evidence.habits.leftOutLogit)
        let again = evidence.with(habits: habits)
        #expect(again.score(1..<2, 0..<0) == evidence.score(1..<2, 0..<0))
    }
}
