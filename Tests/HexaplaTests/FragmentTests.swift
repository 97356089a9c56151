import Hexapla
import Testing

/// What two versions tore off a sentence alike, and a third has inside it.
@Suite struct FragmentTests {
    private static let sentences = [
        "en": [
            "Anna Lindt came to Bremen in 1839 with two children.",
            "Ida Berg sold the mill in Hamburg to her brother Emil for 300 crowns.",
            "The new owner built a bridge of 25 metres over the Elbe.", "In 1851 a flood carried the bridge away.",
        ],
        "fr": [
            "Anna Lindt vint à Brême en 1839 avec deux enfants.",
            "Ida Berg vendit le moulin de Hambourg à son frère Emil pour 300 couronnes.",
            "Le nouveau propriétaire construisit un pont de 25 mètres sur l'Elbe.", "En 1851 une crue emporta le pont.",
        ],
        "de": [
            "Anna Lindt kam 1839 mit zwei Kindern nach Bremen.",
            "Ida Berg verkaufte die Mühle in Hamburg 1848 für 300 Kronen an ihren Bruder Emil.",
            "Der neue Besitzer baute eine Brücke von 25 Metern über die Elbe.",
            "Im Jahr 1851 riss ein Hochwasser die Brücke fort.",
        ],
    ]

    /// Rows of the three versions, with text put in before a sentence of English and French.
    private static func rows(_ order: [String], with pieces: [String: String], before place: Int) throws -> [[String?]]
    {
        let documents = try order.map { tag in
            var text = sentences[tag] ?? []
            if let piece = pieces[tag] { text.insert(piece, at: place) }
            return try TableTests.document(tag, text.joined(separator: " "))
        }
        let table = try Aligner().align(documents, name: "fragment")
        TableTests.expectLossless(table)
        return table.rows.map { row in
            ["en", "fr", "de"].map { tag in order.firstIndex(of: tag).flatMap { table.text(of: row, version: $0) } }
        }
    }

    private static let orders = [["en", "fr", "de"], ["de", "fr", "en"], ["fr", "de", "en"]]
    private static let year = ["en": "1848.", "fr": "1848."]

    /// At the end of the sentence before, or at the start of the one after.
    @Test(arguments: orders, [(2, ["crowns. 1848.", "couronnes. 1848."]), (1, ["1848. Ida", "1848. Ida"])])
    func goesToItsSentence(_ order: [String], _ example: (place: Int, held: [String])) throws {
        let rows = try Self.rows(order, with: Self.year, before: example.place)
        #expect(rows.count == 4)
        #expect(rows[1][0]?.contains(example.held[0]) == true)
        #expect(rows[1][1]?.contains(example.held[1]) == true)
        #expect(rows.allSatisfy { !$0.contains(nil) })
    }

    @Test(arguments: orders) func aSentenceThatIsReallyMissingStaysARow(_ order: [String]) throws {
        let more = [
            "en": "She moved to Dresden with 40 books in 1850.",
            "fr": "Elle partit pour Dresde avec 40 livres en 1850.",
        ]
        let rows = try Self.rows(order, with: more, before: 2)
        #expect(rows.count == 5)
        #expect(rows[2] == [more["en"], more["fr"], nil])
    }
}
