import AlignedTable
import Documents
import Encoders
import FittedModels
import ICUText
import Testing

@testable import Checking

@Suite("Passages that may be lost")
struct PartSearchTests {
    private static let (english, german) = (ContentTests.english, ContentTests.german)
    private static let shortened = "Ingenieure fanden die Risse im März."

    private func trials(
        _ german: [String], in units: Range<Int>? = nil
    ) throws -> (text: CheckedText, trials: [PartTrial]) {
        let rows = zip(Self.english, german).map { [Optional($0), Optional($1)] }
        let text = try SmallText.make(["en", "de"], rows, encoder: NativeEncoder())
        let search = try #require(PartSearch(text))
        return (text, search.trials(in: units ?? text.units.indices))
    }

    private func words(_ trial: PartTrial, in text: CheckedText) -> String {
        text.table.versions[trial.version].text[trial.range]
    }

    @Test("without an encoder there is nothing to search with")
    func withoutEncoder() throws {
        #expect(PartSearch(try SmallText.make(["en", "de"], [["One.", "Eins."]])) == nil)
    }

    @Test(
        "each sentence has its best passage in both directions, within its unit", .enabled(if: ModelFolder.isInstalled))
    func directions() throws {
        let (text, trials) = try trials(Self.german)
        #expect(trials.map(\.unit) == [0, 0, 1, 1, 2, 2, 3, 3])
        #expect(trials.map(\.version) == [0, 1, 0, 1, 0, 1, 0, 1])
        #expect(trials.map(\.other) == [1, 0, 1, 0, 1, 0, 1, 0])
        for trial in trials {
            let whole = try #require(text.units[trial.unit].ranges[trial.version])
            #expect(whole.lowerBound <= trial.range.lowerBound && trial.range.upperBound <= whole.upperBound)
            let reader = text.versions[trial.version]
            let share = Double(reader.ink(in: trial.range)) / Double(reader.ink(in: whole))
            #expect(PassagesByVectors.shares.contains(share), "\(words(trial, in: text))")
        }
    }

    @Test("the passage is the clause that the translation lost", .enabled(if: ModelFolder.isInstalled))
    func lost() throws {
        var german = Self.german
        german[1] = Self.shortened
        let (text, trials) = try trials(german, in: 1..<2)
        try #require(trials.map(\.version) == [0, 1])
        let (lost, opposite) = (trials[0], trials[1])
        #expect(words(lost, in: text) == "and the repairs will cost more than a new building.")
        #expect(lost.features[.constant] == 1)
        #expect(lost.features[.gain] > 0.1)
        #expect(lost.features[.missingLength] > 0.5, "the translation is too short")
        #expect(lost.features[.misfit] < 0.2, "by about as much as the passage has")
        #expect(lost.features[.unlikeness] > opposite.features[.unlikeness] - 1e-9)
        #expect(abs(lost.features[.unsureness] - 0.05) < 1e-9)
        #expect(abs(lost.features[.missingLengthBySize] - lost.features[.missingLength] * lost.features[.size]) < 1e-9)
        #expect(opposite.features[.missingLength] < 0, "the original is not")
        #expect(opposite.features[.gain] < lost.features[.gain])
        // What speaks for a loss in one direction speaks against one in the other.
        #expect(lost.features[.oppositeGain] == opposite.features[.gain])
        #expect(opposite.features[.oppositeGain] == lost.features[.gain])
        #expect(lost.logOdds > 0 && opposite.logOdds < 0)
        // Nothing links words here.
        #expect(trials.map(\.sources) == [.vectors, .vectors] && lost.features[.lackingWords] == 0)
    }

    @Test("in whole translations no passage is better out than in by as much", .enabled(if: ModelFolder.isInstalled))
    func whole() throws {
        let trials = try trials(Self.german).trials
        #expect(trials.allSatisfy { $0.features[.gain] < 0.1 && $0.logOdds < 0 })
    }

    @Test("a passage that the next unit translates has strayed", .enabled(if: ModelFolder.isInstalled))
    func strayed() throws {
        // The German of the first sentence has the beginning of the second with it.
        let rows: [[String?]] = [
            [Self.english[0], Self.german[0] + " Ingenieure fanden die Risse im März."],
            [Self.english[1], "Die Reparatur wird mehr kosten als ein Neubau."],
        ]
        let text = try SmallText.make(["en", "de"], rows, encoder: NativeEncoder(), isSegmented: true)
        let search = try #require(PartSearch(text))
        let own = search.trials(in: 0..<1).filter { $0.version == 1 && words($0, in: text).contains("Risse") }
        #expect(try #require(own.map { $0.features[.straying] }.max()) > 0.2)
        // Asked about together, units give what they give alone.
        let together = search.trials(in: 0..<2).filter { $0.unit == 0 }
        #expect(together.map(\.features) == search.trials(in: 0..<1).map(\.features))
    }
}
