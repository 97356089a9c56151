import AlignedTable
import Documents
import Encoders
import FittedModels
import ICUText
import TestEncoders
import Testing
import Words

@testable import Checking

/// Passages that links between words find lacking.
@Suite("Passages by links")
struct LinkedPassageTests {
    private static let english = "Engineers found cracks in March and repairs will cost more than another building."
    private static let linker = WordLinker(
        encoder: WordEncoder(glossary: [
            ["Engineers", "Ingenieure", "kỹsư"], ["found", "fanden", "tìmthấy"], ["cracks", "Risse", "vếtnứt"],
            ["in", "im", "trong"], ["March", "März", "thángba"], ["and", "und", "và"],
            ["repairs", "Reparaturen", "sửachữa"],
            ["will", "werden", "sẽ"], ["cost", "kosten", "tốn"], ["more", "mehr", "nhiều"], ["than", "als", "hơn"],
            ["another", "anderer", "khác"], ["building", "Bau", "nhà"],
        ]))

    private func trials(_ languages: [String], _ row: [String], encoder: (any LocalEncoding)? = nil) throws -> (
        text: CheckedText, trials: [PartTrial]
    ) {
        let text = try SmallText.make(languages, [row], encoder: encoder, linker: Self.linker)
        return (text, try #require(PartSearch(text)).trials(in: 0..<1))
    }

    @Test("the words that nothing answers are the passage")
    func lost() throws {
        let (text, trials) = try trials(["en", "de"], [Self.english, "Ingenieure fanden Risse im März."])
        let lost = try #require(trials.first { $0.version == 0 })
        #expect(lost.sources == .links)
        #expect(text.table.versions[0].text[lost.range] == "and repairs will cost more than another building.")
        #expect(lost.features[.lackingWords] > 1)
        #expect(lost.features[.lackingWordsByLength] == lost.features[.lackingWords] * lost.features[.missingLength])
        #expect(lost.features[.gain] == 0 && lost.features[.likeness] == 0)
        #expect(lost.logOdds > 0)
        // Every German word has its answer: nothing is lacking the other way.
        #expect(lost.features[.lackingWordsAcross] == 0)
        #expect(trials.allSatisfy { $0.version == 0 || $0.logOdds < lost.logOdds - 3 })
    }

    @Test("a whole translation lacks nothing")
    func whole() throws {
        let german = "Ingenieure fanden Risse im März und Reparaturen werden kosten mehr als anderer Bau."
        let (_, trials) = try trials(["en", "de"], [Self.english, german])
        #expect(trials.allSatisfy { $0.logOdds < -2 }, "\(trials.map(\.logOdds))")
    }

    @Test("a run of words is the one of the greatest worth, as every run tried says")
    func runs() throws {
        for seed in 0..<20 {
            var chance = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
            let words = Self.english.split(separator: " ").filter { _ in
                chance ^= chance << 13
                chance ^= chance >> 7
                chance ^= chance << 17
                return chance % 3 != 0
            }
            let german = "Ingenieure fanden Risse im März und Bau."
            let text = try SmallText.make(
                ["en", "de"], [[words.joined(separator: " ") + " x", german]], linker: Self.linker)
            let linker = try #require(Self.linker)
            let own = try #require(UnitWords.read([0], in: text, linker: linker)[0])
            for passage in [0..<1_000, 5..<30] {
                let found = own.lackingRun(0, 1, within: passage)
                let worths = zip(own.words(of: 0), own.odds(0, 1)).compactMap { word, odds -> Double? in
                    guard let word, let odds, word.range.overlaps(passage) else { return nil }
                    return min(6, max(-6, odds)) - UnitWords.leastOdds
                }
                var best = 0.0
                for start in worths.indices {
                    for end in start..<worths.count { best = max(best, worths[start...end].reduce(0, +)) }
                }
                #expect(abs((found?.worth ?? 0) - best) < 1e-9)
                #expect(found.map { $0.range.overlaps(passage) } ?? (best == 0))
            }
        }
    }

    @Test(
        "where the encoder knows one language alone, links judge; elsewhere both", .enabled(if: ModelFolder.isInstalled)
    )
    func byPair() throws {
        let encoder = try NativeEncoder()
        let rows = [Self.english, "Ingenieure fanden Risse im März.", "kỹsư tìmthấy vếtnứt trong thángba."]
        let (_, trials) = try trials(["en", "de", "vi"], rows, encoder: encoder)
        let sources = trials.map { "\($0.version)\($0.other) \($0.sources)" }
        #expect(Set(sources).isSuperset(of: ["01 both", "10 both", "02 links"]), "\(sources)")
        #expect(trials.allSatisfy { ($0.sources == .links) == ($0.version == 2 || $0.other == 2) })
        let both = try #require(trials.first { $0.version == 0 && $0.other == 1 })
        #expect(both.features[.lackingWords] > 1 && both.features[.gain] > 0 && both.logOdds > 0)
    }

    @Test("between two versions what links find is never an error")
    func worth() throws {
        let (_, trials) = try trials(["en", "de"], [Self.english, "Ingenieure fanden Risse im März."])
        let trial = try #require(trials.first)
        let scores = [-20.0, -1, 0, 2, 4, 8, 30].map { trial.probability(odds: $0) }
        #expect(scores == scores.sorted() && scores[0] < 0.001 && abs(scores[2] - 0.5) < 1e-9)
        #expect(Severity(probability: scores[3]) == .note && Severity(probability: scores[4]) == .warning)
        #expect(Severity(probability: scores[6]) == .warning)
    }
}
