import AlignedTable
import Alignment
import Documents
import Testing

/// Verses that versions call alike, against what they say.
@Suite struct IdentityAnchorTests {
    private static let sentences = [
        "The harbour of Lisbon opened in 1902.", "It was small.",
        "Ships from Tokyo came there on 14 May with 300 sailors.",
        "Maria Lindqvist sold bread.", "In 1911 a storm sank 27 boats near Porto.",
        "Nobody was hurt, said Captain Ferreira.",
        "The town built a new wall of 4500 stones.", "It stands.", "Every June 12 the children run along it.",
        "Kobayashi wrote a song of 88 lines about the wall.", "The song is known in Madrid and Rome.", "We sing it.",
        "In 1950 Queen Elisabeth heard it.", "She gave the town 19 trees.",
        "They grow beside the church of Saint Anna.",
        "A bench of oak stands below them.", "On it sat Professor Okafor in 1968 for 40 days.", "He counted birds.",
        "He wrote 77 letters to Nairobi.", "They were printed in 1971 by Weber.",
    ]

    private static func document(_ tag: String, _ names: [String], _ sentences: [String]) throws -> Document {
        var document = Document(
            language: try #require(LanguageTag(tag)), string: sentences.joined(separator: "\n") + "\n")
        document.isLines = true
        var place = 0
        for (name, sentence) in zip(names, sentences) {
            document.identities.append(IdentifiedSpan(range: place..<(place + sentence.utf16.count), name: name))
            place += sentence.utf16.count + 1
        }
        return document
    }

    /// For each row the texts of two versions that are in it.
    private static func rows(_ one: Document, _ other: Document) throws -> [(String?, String?)] {
        let table = try Aligner().align([one, other], name: "verses")
        return table.rows.map { (table.text(of: $0, version: 0), table.text(of: $0, version: 1)) }
    }

    private static func names(_ numbers: some Sequence<Int>) -> [String] { numbers.map { "PSA 3:\($0)" } }

    /// Where the numbers say the same as the texts, a verse stands beside the verse, however unlike they look.
    @Test func sharedNumbersAreAnchors() throws {
        let other = Self.sentences.enumerated().map { $0 % 3 == 1 ? "Xyz qrs." : $1 }
        let kept = [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
        let rows = try Self.rows(
            Self.document("en", Self.names(1...20), Self.sentences),
            Self.document("fr", Self.names(kept.map { $0 + 1 }), kept.map { other[$0] }))
        for place in kept {
            #expect(
                rows.contains { $0.0?.contains(Self.sentences[place]) == true && $0.1?.contains(other[place]) == true },
                "verse \(place + 1)")
        }
    }

    /// A version that counts the title as a verse is aligned by what it says.
    @Test func contentWinsOverNumbers() throws {
        let one = try Self.document("en", Self.names(1...20), Self.sentences)
        let other = try Self.document("fr", Self.names(1...21), ["A song."] + Self.sentences)
        let rows = try Self.rows(one, other)
        let right = Self.sentences.count { sentence in rows.contains { $0.0 == sentence && $0.1 == sentence } }
        #expect(right >= 18, "\(right) of 20")
    }

    /// One version has books' names, the other has none.
    @Test func booksAreLeftOutWhereOneVersionHasNone() throws {
        let one = try Self.document("en", Self.names(1...3), ["Aaa bbb.", "Ccc.", "Ddd eee fff."])
        let other = try Self.document("fr", ["3:1", "3:2", "3:3"], ["Uuu.", "Vvv www xxx.", "Yyy."])
        #expect(try Self.rows(one, other).map(\.1) == ["Uuu.", "Vvv www xxx.", "Yyy."])
    }
}
