internal import Corpus

/// Why somebody should look at a row of a memory that stays.
enum RowDoubt: String, CaseIterable, Sendable {
    case inconsistent, number

    var meaning: String {
        switch self {
        case .inconsistent: "whose source has several translations"
        case .number: "whose numbers differ"
        }
    }
}

/// The doubts about the rows of a memory that stay.
struct RowDoubts {
    var inconsistencies = Inconsistencies()
    var numbers: NumberDoubts

    /// - Parameter place: The row's among those that stay.
    func of(_ row: JudgedRow, at place: Int) -> [RowDoubt] {
        (inconsistencies.contain(row) ? [.inconsistent] : []) + (numbers.contain(place) ? [.number] : [])
    }
}
