import Documents
import Formats
import Review
import TestRandomness
import Testing

@Suite struct ReviewStateTests {
    private func state(_ rows: [[String?]]) throws -> ReviewState {
        var ends = [0, 0, 0]
        let records = rows.enumerated().map { index, texts in
            let parts = zip(TestTables.languages, texts).enumerated().compactMap { version, pair -> RowRecord.Part? in
                guard let text = pair.1 else { return nil }
                defer { ends[version] += text.unicodeScalars.count + 1 }
                return RowRecord.Part(
                    language: pair.0, text: text, span: ends[version]..<(ends[version] + text.unicodeScalars.count))
            }
            return RowRecord(document: "d", number: index + 1, score: 0.5, parts: parts)
        }
        return ReviewState(try ReviewTable(rows: records, languages: TestTables.languages, name: "test"))
    }

    private func texts(_ state: ReviewState) -> [[String?]] {
        state.all.map { row in TestTables.languages.indices.map { state.text(row, version: $0) } }
    }

    @Test("A row is cut where each version says") func splitting() throws {
        var state = try state([["A. B.", "a. b.", "Eins. Zwei."], ["C.", nil, "Drei."]])
        let (ar, th, de) = (TestTables.languages[0], TestTables.languages[1], TestTables.languages[2])
        try state.apply(.split(row: 1, at: [ar: 2, th: 0, de: 6]))
        #expect(texts(state) == [["A.", nil, "Eins."], ["B.", "a. b.", "Zwei."], ["C.", nil, "Drei."]])
        #expect(state.all.map(\.id) == [1, 3, 2])
        #expect(throws: RefusedCorrection.self) { try state.apply(.split(row: 1, at: [:])) }
        #expect(throws: RefusedCorrection.self) { try state.apply(.split(row: 1, at: [ar: 0, de: 0])) }
        #expect(throws: RefusedCorrection.self) { try state.apply(.split(row: 1, at: [ar: 3])) }
        #expect(throws: RefusedCorrection.self) { try state.apply(.split(row: 1, at: [th: 1])) }
    }

    @Test("Merging gives back what splitting took apart") func merging() throws {
        let before = try state([["A. B.", "a. b.", nil], ["C.", nil, "Drei."]])
        var state = before
        try state.apply(.split(row: 1, at: [TestTables.languages[0]: 2, TestTables.languages[1]: 3]))
        try state.apply(.merge(row: 3, with: .previous))
        #expect(texts(state) == texts(before))
        try state.apply(.merge(row: 1, with: .next))
        #expect(texts(state) == [["A. B. C.", "a. b.", "Drei."]])
        #expect(throws: RefusedCorrection.self) { try state.apply(.merge(row: 1, with: .next)) }
    }

    @Test("A part goes to the row beside, all of it or some; a row without text goes") func moving() throws {
        var state = try state([["A.", "a.", "Eins."], ["B. C.", nil, nil], ["D.", "d.", "Vier."]])
        let (ar, de) = (TestTables.languages[0], TestTables.languages[2])
        try state.apply(.move(row: 2, version: ar, to: .side(.previous), at: 2))
        #expect(texts(state) == [["A. B.", "a.", "Eins."], ["C.", nil, nil], ["D.", "d.", "Vier."]])
        try state.apply(.move(row: 2, version: ar, to: .side(.next), at: nil))
        #expect(texts(state) == [["A. B.", "a.", "Eins."], ["C. D.", "d.", "Vier."]])
        #expect(throws: RefusedCorrection.self) {
            try state.apply(.move(row: 2, version: ar, to: .side(.next), at: nil))
        }
        #expect(throws: RefusedCorrection.self) { try state.apply(.move(row: 1, version: de, to: .row(1), at: nil)) }
        try state.apply(.undo)
        #expect(state.all.map(\.id) == [1, 2, 3])
    }

    @Test("What is put out of order is moved; other text is never joined over it") func movedParts() throws {
        var state = try state([["A.", "a.", "Eins."], ["B.", "b.", nil], ["C.", "c.", "Drei."], ["D.", "d.", nil]])
        let de = TestTables.languages[2]
        try state.apply(.move(row: 1, version: de, to: .row(4), at: nil))
        #expect(state[4]?.moved.versions == [2])
        #expect(throws: RefusedCorrection.self) { try state.apply(.move(row: 4, version: de, to: .row(1), at: 2)) }
        try state.apply(.move(row: 4, version: de, to: .row(2), at: nil))
        #expect(state[2]?.moved.isEmpty == true)
        try state.apply(.move(row: 2, version: de, to: .row(4), at: nil))
        try state.apply(.merge(row: 3, with: .next))
        #expect(texts(state).last == ["C. D.", "c. d.", "Eins. Drei."])
    }

    @Test("What a table says is decided is decided when its review begins") func decidedBefore() throws {
        let decisions: [RowRecord.Decision?] = [.accepted, nil, .rejected]
        let rows = decisions.map { decision in
            var row = RowRecord(parts: TestTables.languages.map { RowRecord.Part(language: $0, text: "A.") })
            row.decision = decision
            return row
        }
        var state = ReviewState(try ReviewTable(rows: rows, languages: TestTables.languages, name: "t"))
        #expect(state.all.map(\.status) == [.accepted, .open, .rejected])
        #expect(state.count(.accepted) == 1 && state.count(.rejected) == 1 && state.count(.open) == 1)
        let written = state.all.map { state.record($0, number: $0.id, hasExactSpaces: false).decision }
        #expect(written == decisions)
        try state.apply(.decideAll(.open, rows: [1, 3]))
        #expect(state.count(.open) == 3)
        for rows in [[], [1, 1], [1, 9], [2]] {
            #expect(throws: RefusedCorrection.self) { try state.apply(.decideAll(.open, rows: rows)) }
        }
        #expect(throws: RefusedCorrection.self) { try state.apply(.decideAll(.rejected, rows: [2, 2])) }
        #expect(state.count(.open) == 3)
    }

    @Test("Accepted rows and pins are in every arrangement") func arranging() throws {
        var state = try state([["A.", "a.", "Eins."], ["B.", "b.", "Zwei."], ["C.", "c.", "Drei."]])
        let languages = TestTables.languages
        func cells(_ row: Int) -> [LanguageTag: Range<Int>] {
            Dictionary(
                uniqueKeysWithValues: languages.indices.compactMap { version in
                    state[row]?.cells[version].map { (languages[version], $0) }
                })
        }
        try state.apply(.decide(.accepted, row: 2))
        let joined = Dictionary(
            uniqueKeysWithValues: languages.compactMap { language in
                cells(1)[language].flatMap { one in
                    cells(2)[language].map { (language, one.lowerBound..<$0.upperBound) }
                }
            })
        let wrong = Arrangement(first: 1, last: 2, rows: [.init(cells: joined)])
        #expect(throws: RefusedCorrection.self) { try state.apply(.arrange([wrong])) }
        try state.apply(.undo)
        try state.apply(.pin(row: 2, isOn: true))
        #expect(throws: RefusedCorrection.self) { try state.apply(.arrange([wrong])) }
        try state.apply(.undo)
        try state.apply(.arrange([wrong]))
        #expect(texts(state) == [["A. B.", "a. b.", "Eins. Zwei."], ["C.", "c.", "Drei."]])
    }

    @Test(
        "Whatever is done, every character is there once, in ranges that the text has; undo gives the state before",
        arguments: [true, false])
    func random(hasSpans: Bool) throws {
        for seed in 1...6 {
            var numbers = SplitMix64(seed: UInt64(seed))
            var state = ReviewState(try TestTables.table(16, seed: UInt64(seed), hasSpans: hasSpans))
            let ink = state.ink
            var made = 0
            for _ in 0..<250 {
                let correction = TestTables.correction(state, &numbers)
                let before = state.all
                guard (try? state.apply(correction)) != nil else {
                    #expect(state.all == before, "a refused correction changed something")
                    continue
                }
                made += 1
                #expect(state.ink == ink, "\(correction)")
                #expect(state.all.allSatisfy { !$0.present.isEmpty }, "\(correction)")
                let arePlaced = state.all.enumerated().allSatisfy { state.place(of: $1.id) == $0 }
                #expect(arePlaced)
                #expect(state.count(.accepted) == state.all.count { $0.status == .accepted })
                guard correction != .undo, correction != .redo else { continue }
                let after = state.all
                var undone = state
                try undone.apply(.undo)
                #expect(undone.all == before, "\(correction)")
                try undone.apply(.redo)
                #expect(undone.all == after, "\(correction)")
            }
            #expect(made > 60, "too few corrections make sense for this to test anything")
        }
    }
}
