import Documents
import FittedModels
import Foundation
import ICUText
import TestEncoders
import Testing
import Words

@testable import Checking

/// Which units deny something, and what that makes of a word that does.
@Suite struct DenialTests {
    private func denies(_ language: String, _ cell: String) throws -> Bool? {
        try SmallText.make([language], [[cell]], linker: try linker()).denials.mayDeny(0, in: 0)
    }

    private func linker(_ glossary: [[String]] = []) throws -> WordLinker {
        try #require(WordLinker(encoder: WordEncoder(glossary: glossary)))
    }

    @Test(arguments: [
        ("en", "He did not come.", "He came, notably."), ("en", "He couldn't come.", "He could come."),
        ("de", "Er kam nicht.", "Er kam."), ("zh", "他没来过。", "他来了。"), ("zh", "这是不可能的事。", "这是可能的事。"),
        ("th", "เขาไม่มา", "เขามา"), ("ko", "그는 오지 않았다.", "그는 왔다."), ("fr", "Il n’est que là.", "Il est là."),
        ("tr", "Gelmedi.", "Geldi."), ("cs", "Nepřišel.", "Přišel."), ("en", "They failed to come.", "They came."),
    ])
    func words(_ language: String, denying: String, other: String) throws {
        #expect(try denies(language, denying) == true)
        #expect(try denies(language, other) == false)
    }

    /// Nothing is said of a language whose file has no words that deny.
    @Test func unknownWords() throws {
        let cells = [["He did not come.", "Hakuja."], ["He came.", "Alikuja."]]
        let text = try SmallText.make(["en", "sw"], cells, linker: try linker())
        #expect(text.denials.mayDeny(0, in: 0) == true && text.denials.mayDeny(1, in: 0) == nil)
        #expect(text.denials.logOddsKept(0, by: 1) == 0)
        #expect(try loneDenials(["en", "sw"], cells).isEmpty)
    }

    /// The share of denials that the other version has, as if four more units had three of them.
    @Test func howOftenTheyAreKept() throws {
        let kept = [["He did not come.", "Er kam nicht."], ["Never.", "Nie."]]
        let lost = [["No one came.", "Alle gingen."], ["He hardly came.", "Er kam."]]
        let plain = [["He came.", "Er kam."]]
        let text = try SmallText.make(["en", "de"], kept + lost + plain, linker: try linker())
        let (there, back) = (text.denials.logOddsKept(0, by: 1), text.denials.logOddsKept(1, by: 0))
        #expect(abs(there - log(5.0 / 2)) < 1e-9)
        #expect(abs(back - log(5.0 / 1)) < 1e-9)
    }

    private func loneDenials(_ languages: [String], _ cells: [[String]], _ glossary: [[String]] = []) throws -> [String]
    {
        let text = try SmallText.make(languages, cells, source: languages[0], linker: try linker(glossary))
        let trials = try #require(WordSearch(text)).trials(in: text.units.indices)
        return trials.filter { $0.features[.isNegation] == 1 }.map { trial in
            #expect(trial.features[.denialsKept] == text.denials.logOddsKept(trial.version, by: trial.other))
            return text.versions[trial.version].document.text[trial.range]
        }
    }

    /// A word that denies is looked at where the other version does not, though a link answers it.
    @Test func oneThatIsLost() throws {
        let glossary = [
            ["ministers", "Minister"], ["did", "zwar"], ["not", "trafen"], ["meet", "inmitten"], ["town", "Stadt"],
        ]
        let english = "The ministers did not meet in town."
        #expect(
            try loneDenials(["en", "de"], [[english, "Die Minister zwar trafen inmitten Stadt."]], glossary) == ["not"])
        #expect(
            try loneDenials(["en", "de"], [[english, "Die Minister zwar trafen nie inmitten Stadt."]], glossary).isEmpty
        )
    }

    /// A warning only where another version denies it too.
    @Test func severity() throws {
        let cells = [
            "We have not seen it.", "Wir haben das gesehen.", "Nous ne l’avons pas vu.",
        ]
        func severities(_ versions: [Int]) throws -> [Severity] {
            let languages = versions.map { ["en", "de", "fr"][$0] }
            // Elsewhere the versions deny together.
            let others = (0..<40).map { row in
                versions.map { ["He did not \(row).", "Er nicht \(row).", "Lui pas \(row)."][$0] }
            }
            let text = try SmallText.make(
                languages, [versions.map { cells[$0] }] + others, source: "en", linker: try linker())
            return WordRule().findings(in: text, units: 0..<1).filter { finding in
                finding.score >= 0.6 && SmallText.passages(finding, in: text) == ["not"]
            }.map(\.severity)
        }
        let (alone, witnessed) = (try severities([0, 1]), try severities([0, 1, 2]))
        #expect(alone == [.note] && witnessed.contains(.warning))
    }

    /// However many names and likelier words there are.
    @Test func behindOthers() throws {
        let english = "Yesterday Smith, Jones, Miller, Brown and Baker gladly truly quickly did not meet in town."
        let glossary = [["did", "zwar"], ["not", "trafen"], ["meet", "inmitten"], ["town", "Stadt"]]
        #expect(try loneDenials(["en", "de"], [[english, "Sie zwar trafen inmitten Stadt."]], glossary) == ["not"])
    }

    /// Of several the likeliest stands for all.
    @Test func severalWords() throws {
        let cells = [["Les ministres ne sont jamais ici.", "The ministers truly are here."]]
        let glossary = [
            ["Les", "The"], ["ministres", "ministers"], ["ne", "truly"], ["sont", "are"], ["ici", "here"],
        ]
        #expect(try loneDenials(["fr", "en"], cells, glossary) == ["jamais"])
    }

    private func trial(_ french: String) throws -> WordTrial? {
        let cells = ["The ministers did not meet in town.", "Die Minister zwar trafen inmitten Stadt.", french]
        let glossary = [
            ["ministers", "Minister", "ministres"], ["did", "zwar"], ["not", "trafen", "réunis"],
            ["town", "Stadt", "ville"],
        ]
        let text = try SmallText.make(["en", "de", "fr"], [cells], source: "en", linker: try linker(glossary))
        let trials = try #require(WordSearch(text)).trials(in: text.units.indices)
        return trials.first { $0.version == 0 && $0.other == 1 && $0.features[.isNegation] == 1 }
    }

    /// Whether a third version denies counts, not what is linked to the word.
    @Test func witnesses() throws {
        let denying = try #require(try trial("Les ministres ne se sont pas réunis en ville."))
        #expect(denying.features[.isWitnessed] == 1 && denying.features[.carried] == UnitWords.widestOdds)
        let other = try #require(try trial("Les ministres se sont réunis en ville."))
        #expect(other.features[.isWitnessed] == 1 && other.features[.carried] == -UnitWords.widestOdds)
    }
}
