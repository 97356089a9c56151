import AlignedTable
import Alignment
import Documents
import Formats
import Foundation
import Review
import TestFiles
import TestRandomness
import Testing

@testable import Jobs

@Suite struct RealignerTests {
    private static let texts = [
        "de": """
        Am Montag kamen 12 Gäste nach Berlin. Sie brachten 7 Koffer mit. Der Wirt freute sich sehr.
        Am Dienstag regnete es. Die 12 Gäste blieben im Haus. Paul las ein Buch mit 340 Seiten. Anna schrieb 3 Briefe.
        Am Mittwoch fuhren alle nach Potsdam. Dort aßen sie Kuchen. Abends zählten sie 95 Euro.
        """,
        "en": """
        On Monday 12 guests came to Berlin. They brought 7 suitcases. The landlord was very pleased.
        On Tuesday it rained. The 12 guests stayed in the house. Paul read a book of 340 pages. Anna wrote 3 letters.
        On Wednesday everybody went to Potsdam. There they ate cake. In the evening they counted 95 euros.
        """,
        "fr": """
        Lundi, 12 invités sont arrivés à Berlin. Ils apportaient 7 valises. L'aubergiste était ravi.
        Mardi, il a plu. Les 12 invités sont restés à la maison. Paul a lu un livre de 340 pages. Anna a écrit 3 lettres.
        Mercredi, tous sont allés à Potsdam. Là, ils ont mangé du gâteau. Le soir, ils ont compté 95 euros.
        """,
    ]

    private func session(_ order: [String], folder: TestFolder) throws -> ReviewSession {
        let languages = order.compactMap { LanguageTag($0) }
        let documents = languages.map { Document(language: $0, string: Self.texts[$0.tag] ?? "") }
        let table = try Aligner().align(documents, name: "t")
        let rows = table.rows.indices.map { table.record(ofRow: $0) }
        let path = "\(folder.path)/\(order.joined()).review.jsonl"
        return try ReviewSession(
            try ReviewTable(rows: rows, languages: languages, name: "t"), log: path, access: .write)
    }

    /// Rows by language, whatever the order of the columns.
    private func spelled(_ state: ReviewState) -> [[String]] {
        (0..<state.count).compactMap { state.row(at: $0) }.map { row in
            row.present.map { "\(state.table.languages[$0]): \(state.text(row, version: $0) ?? "")" }.sorted()
        }
    }

    private func ink(_ state: ReviewState) -> [String: String] {
        var ink: [String: String] = [:]
        for (version, language) in state.table.languages.enumerated() {
            ink[language.tag] = (0..<state.count).compactMap { state.row(at: $0) }
                .filter { $0.cells[version] != nil }
                .sorted { ($0.cells[version]?.lowerBound ?? 0) < ($1.cells[version]?.lowerBound ?? 0) }
                .compactMap { state.text($0, version: version) }.joined().filter { !$0.isWhitespace }
        }
        return ink
    }

    @Test("Accepted rows and pins survive, the same for every order of the versions and any threads") func survival()
        throws
    {
        let orders = [
            ["de", "en", "fr"], ["de", "fr", "en"], ["en", "de", "fr"], ["en", "fr", "de"], ["fr", "de", "en"],
            ["fr", "en", "de"],
        ]
        for seed in 1...4 {
            var results: [[[String]]] = []
            for order in orders {
                try TestFolder.use { folder in
                    let session = try session(order, folder: folder)
                    var numbers = SplitMix64(seed: UInt64(seed))
                    // Spoiled by hand, the same in every order: then some of it is accepted, some pinned.
                    for _ in 0..<4 {
                        let row = try #require(session.state.row(at: numbers.below(session.state.count - 1)))
                        _ = try? session.apply(.merge(row: row.id, with: .next))
                    }
                    for _ in 0..<2 {
                        let row = try #require(session.state.row(at: numbers.below(session.state.count)))
                        _ = try? session.apply(.decide(.accepted, row: row.id))
                    }
                    let pinned = try #require(session.state.row(at: numbers.below(session.state.count)))
                    try session.apply(.pin(row: pinned.id, isOn: true))
                    let accepted = (0..<session.state.count).compactMap { session.state.row(at: $0) }
                        .filter { $0.status == .accepted }
                    let before = ink(session.state)
                    for threads in [1, 3] {
                        var realigner = Realigner(aligner: Aligner())
                        realigner.aligner.threads = threads
                        var state = session.state
                        let found = try realigner.arrangements(state)
                        if !found.isEmpty { try state.apply(.arrange(found)) }
                        #expect(ink(state) == before)
                        for row in accepted { #expect(state[row.id] == row) }
                        let begins = (0..<state.count).compactMap { state.row(at: $0) }.contains { row in
                            row.isPinned
                                && pinned.present.allSatisfy {
                                    row.cells[$0]?.lowerBound == pinned.cells[$0]?.lowerBound
                                }
                        }
                        #expect(begins)
                        results.append(spelled(state))
                    }
                }
            }
            #expect(Set(results).count == 1, "an order of versions, or threads, made other rows")
        }
    }

    @Test("What was spoiled and is not accepted comes right again") func mending() throws {
        try TestFolder.use { folder in
            let session = try session(["de", "en", "fr"], folder: folder)
            let before = spelled(session.state)
            try session.apply(.merge(row: 3, with: .next))
            let found = try Realigner(aligner: Aligner()).arrangements(session.state)
            try session.apply(.arrange(found))
            #expect(spelled(session.state) == before)
            try session.apply(.undo)
            #expect(spelled(session.state) != before)
        }
    }
}
