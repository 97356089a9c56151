private import Documents
private import Foundation
private import Parallel

/// Whole sentences and paragraphs that some versions lack.
///
/// True: a lead paragraph that only the German version has. False: a sentence that the translation has joined with its
/// neighbour; the aligner puts both into one row.
struct OneSidedRule: CheckRule {
    var names: [RuleName] { [.omission, .addition] }

    func findings(in text: CheckedText, rows: Range<Int>) -> [Finding] {
        rows.flatMap { index -> [Finding] in
            let row = text.table.rows[index]
            let present = text.present(in: row)
            let absent = text.versions.indices.filter { row.ranges[$0] == nil }
            guard !present.isEmpty, !absent.isEmpty else { return [] }
            let places = present.compactMap { version in
                row.ranges[version].map { Finding.Place(version: version, ranges: [$0]) }
            }
            return Fault.all(present: present, absent: absent, source: text.source).map { fault in
                Finding(
                    rule: fault.rule, version: fault.version,
                    places: fault.rule == .addition ? places.filter { $0.version == fault.version } : places,
                    row: index, witnesses: fault.witnesses, score: probability(row, present, absent, text),
                    message: message(fault, text))
            }
        }
    }

    private func message(_ fault: Fault, _ text: CheckedText) -> String {
        let version = text.tag(fault.version)
        guard fault.rule == .omission else {
            return
                "only \(version) has this; \(text.tags(fault.witnesses)) \(fault.witnesses.count > 1 ? "lack" : "lacks") it"
        }
        return "in \(text.tags(fault.witnesses)), missing in \(version)"
    }

    private func probability(_ row: Row, _ present: [Int], _ absent: [Int], _ text: CheckedText) -> Double { 0.8 }
}
