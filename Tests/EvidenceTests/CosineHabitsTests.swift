import Encoders
import Testing

@testable import Evidence

@Suite struct CosineHabitsTests {
    private static func habits(_ translations: CosineHabits.Spread, _ strangers: CosineHabits.Spread) -> CosineHabits {
        var habits = CosineHabits(.unknown)
        habits.translations = translations
        habits.strangers = strangers
        return habits
    }

    private static let news = habits(
        .init(mean: 0.6, deviation: 0.07), .init(mean: 0, deviation: 0.1))
    private static let novel = habits(
        .init(mean: 0.45, deviation: 0.13), .init(mean: 0, deviation: 0.1))

    @Test(arguments: [news, novel]) func neverLessForLowerCosines(_ habits: CosineHabits) {
        var before = CosineHabits.mostLogOdds
        for step in 0...40 {
            let odds = habits.logOddsOfStrangers(Double(step) / 20 - 1)
            #expect(odds >= 0 && odds <= before)
            before = odds
        }
        #expect(habits.logOddsOfStrangers(habits.translations.mean) == 0)
        #expect(habits.logOddsOfStrangers(habits.strangers.mean) > 1)
    }

    @Test func lowForNewsIsUsualInANovel() {
        #expect(Self.news.logOddsOfStrangers(0.25) > 2)
        #expect(Self.novel.logOddsOfStrangers(0.25) == 0)
    }

    /// What a first pass paired says what is usual.
    @Test func learnedFromRows() throws {
        let evidence = try MeaningTests.evidence()
        let rows = (0..<4).map { (first: $0..<($0 + 1), second: $0..<($0 + 1)) }
        let habits = PairHabits(of: evidence, path: rows)
        #expect(habits.meaning > evidence.habits.meaning)
        #expect(habits.cosines.strangers.mean < evidence.habits.cosines.strangers.mean)
        let wrong = PairHabits(of: evidence, path: rows.map { ($0.first, rows[3 - $0.first.lowerBound].second) })
        #expect(wrong.meaning < evidence.habits.meaning)
        // What is nearer than strangers are in one text is no nearer in another.
        #expect(
            wrong.cosines.logOddsOfStrangers(0.2) <= habits.cosines.logOddsOfStrangers(0.2))
    }

    /// Where strangers look like translations, text that is left out is the less likely.
    @Test func doubtIsLearnedToo() throws {
        let evidence = try MeaningTests.evidence()
        #expect(evidence.habits.cosines.doubt == 0, "nothing is learned yet")
        let rows = (0..<4).map { (first: $0..<($0 + 1), second: $0..<($0 + 1)) }
        let habits = PairHabits(of: evidence, path: rows)
        let wrong = PairHabits(of: evidence, path: rows.map { ($0.first, rows[3 - $0.first.lowerBound].second) })
        #expect(wrong.cosines.doubt > habits.cosines.doubt)
        #expect(wrong.cosines.doubt <= CosineHabits.clearSeparation)
        let terms = evidence.with(habits: wrong).terms(0..<1, 0..<0)
        #expect(terms.first { $0.term == .leftOutInDoubt }?.value == wrong.cosines.doubt)
        #expect(!evidence.terms(0..<1, 0..<0).contains { $0.term == .leftOutInDoubt })
    }

    /// A sentence that belongs to a bead brings its sides nearer; a stranger takes them apart.
    @Test func partsThatDoNotBelong() throws {
        let evidence = try MeaningTests.evidence()
        func nearer(_ first: Range<Int>, _ second: Range<Int>) -> Double {
            evidence.terms(first, second).first { $0.term == .nearerWithoutPart }?.value ?? 0
        }
        #expect(nearer(0..<2, 0..<1) > 0.1)
        #expect(nearer(0..<1, 0..<2) > 0.1)
        #expect(nearer(0..<2, 0..<2) == 0)
        #expect(nearer(0..<1, 0..<1) == 0)
        #expect(nearer(1..<3, 2..<4) <= PairEvidence.mostNearer)
    }
}
