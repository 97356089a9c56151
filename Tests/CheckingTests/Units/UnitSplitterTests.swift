import Encoders
import Testing

@testable import Checking

@Suite("Units that are cut into sentences", .enabled(if: ModelFolder.isInstalled, "needs the encoder: `make model`"))
struct UnitSplitterTests {
    private static let (english, german) = (ContentTests.english, ContentTests.german)

    /// What each version says in each unit that one row is cut into.
    private func split(
        _ english: [String], _ german: [String], known: [Bool] = [true, true]
    ) throws -> (units: [CheckUnit], words: [[String?]]) {
        let text = try SmallText.make(
            ["en", "de"], [[english.joined(separator: " "), german.joined(separator: " ")]], isSegmented: true)
        var meanings = UnitMeanings(table: text.table, encoder: try NativeEncoder(), threads: 1)
        let units = UnitSplitter(versions: text.versions, known: known).split(text.units, &meanings)
        return (units, units.map { unit in (0..<2).map { SmallText.words($0, of: unit, in: text) } })
    }

    @Test("two sentences that translate each other one by one come apart")
    func two() throws {
        let (units, words) = try split(Array(Self.english[0...1]), Array(Self.german[0...1]))
        #expect(words == [[Self.english[0], Self.german[0]], [Self.english[1], Self.german[1]]])
        #expect(units.map(\.rows) == [0..<1, 0..<1], "both are of the row that was cut")
    }

    @Test("they come apart where one of them lost a part")
    func shortened() throws {
        let short = "Ingenieure fanden die Risse im März."
        let words = try split(Array(Self.english[0...1]), [Self.german[0], short]).words
        #expect(words == [[Self.english[0], Self.german[0]], [Self.english[1], short]])
    }

    @Test("four sentences are cut until each stands alone")
    func four() throws {
        #expect(try split(Self.english, Self.german).words == zip(Self.english, Self.german).map { [$0, $1] })
    }

    @Test("where one version has one sentence alone nothing is cut")
    func one() throws {
        #expect(try split(Array(Self.english[0...1]), [Self.german[0]]).units.count == 1)
    }

    @Test("sentences in the other order do not translate each other one by one")
    func crossed() throws {
        #expect(try split(Array(Self.english[0...1]), [Self.german[1], Self.german[0]]).units.count == 1)
    }

    @Test("a few words say too little to be cut off")
    func short() throws {
        let words = try split(["Why not? " + Self.english[0]], ["Warum nicht? " + Self.german[0]]).words
        #expect(words == [["Why not? " + Self.english[0], "Warum nicht? " + Self.german[0]]])
    }

    @Test("a version whose language the encoder does not know holds the others together")
    func unknown() throws {
        let units = try split(Array(Self.english[0...1]), Array(Self.german[0...1]), known: [true, false]).units
        #expect(units.count == 1)
    }
}
