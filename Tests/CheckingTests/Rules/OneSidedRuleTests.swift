import Testing

@testable import Checking

@Suite("Passages that a version lacks")
struct OneSidedRuleTests {
    private static let lost = [
        "Nobody had lived in the old house at the end of the road for more than twenty years.",
        "The rain came in through the roof, and the windows had been broken by children long ago.",
        "At night an owl sat on the chimney and looked down upon the empty garden below it.",
    ]
    private static let shared: [String?] = ["The house was sold in spring.", "Das Haus wurde im Frühling verkauft."]

    private func found(
        _ rows: [[String?]], areRowsGiven: Bool = false, in parts: [Range<Int>]? = nil
    ) throws -> [(row: Int, score: Double, passages: [String])] {
        let text = try SmallText.make(
            ["en", "de"], rows, source: "en", separator: " ", areRowsGiven: areRowsGiven)
        return (parts ?? [0..<rows.count]).flatMap { OneSidedRule().findings(in: text, units: $0) }.map {
            ($0.row, $0.score, SmallText.passages($0, in: text))
        }
    }

    private func alone(_ sentences: [String]) -> [[String?]] { sentences.map { [$0, nil] } }

    @Test("sentences beside each other are one finding with its extent, as sure as the surest of them")
    func run() throws {
        let findings = try found([Self.shared] + alone(Self.lost) + [Self.shared])
        let single = try Self.lost.map { try found([Self.shared] + alone([$0]) + [Self.shared])[0].score }
        try #require(findings.count == 1 && Set(single).count == 3)
        #expect(findings[0].row == 1 && findings[0].passages == [Self.lost.joined(separator: " ")])
        #expect(findings[0].score == single.max())
    }

    @Test("what both have ends them, and a piece that is hardly lost")
    func interrupted() throws {
        let rows = [Self.shared] + alone([Self.lost[0]]) + [Self.shared] + alone(Array(Self.lost.dropFirst()))
        #expect(try found(rows).map(\.row) == [1, 3])
        let short = try found([Self.shared] + alone([Self.lost[0], "Yes.", Self.lost[1]]) + [Self.shared])
        #expect(short.map(\.row) == [1, 2, 3] && short[1].score < 0.5)
    }

    @Test("what each version has alone is not one passage")
    func facing() throws {
        let rows: [[String?]] = [Self.shared, [Self.lost[0], nil], [nil, Self.lost[1]], Self.shared]
        #expect(try found(rows).map(\.row) == [1, 2])
    }

    @Test("rows that came ready made are judged each by itself")
    func givenRows() throws {
        #expect(try found([Self.shared] + alone(Self.lost), areRowsGiven: true).map(\.row) == [1, 2, 3])
    }

    @Test("where the units are cut into batches makes no difference", arguments: 1...4)
    func batches(cut: Int) throws {
        let rows = [Self.shared] + alone(Self.lost) + [Self.shared]
        let (whole, parts) = (try found(rows), try found(rows, in: [0..<cut, cut..<5]))
        #expect(whole.map(\.row) == parts.map(\.row) && whole.map(\.passages) == parts.map(\.passages))
        #expect(whole.map(\.score) == parts.map(\.score))
    }
}
