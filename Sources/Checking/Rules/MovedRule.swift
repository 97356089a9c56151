private import AlignedTable

/// Text that stands in another place than in the other versions.
///
/// True: the last paragraph of one version is the first of another. False: two clauses of one sentence that change
/// places, as languages ask for it.
struct MovedRule: CheckRule {
    var names: [RuleName] { [.moved] }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            return unit.rows.filter { text.table.rows[$0].ranges == unit.ranges }.flatMap { number -> [Finding] in
                let row = text.table.rows[number]
                let places = row.ranges.indices.compactMap { version in
                    row.ranges[version].map { Finding.Place(version: version, ranges: [$0]) }
                }
                return row.moved.map { version in
                    let others = unit.present.filter { $0 != version }
                    return Finding(
                        rule: .moved, version: version, places: places, row: number, witnesses: others,
                        score: row.score ?? 0.5,
                        message: "\(text.tag(version)) has this in another place than \(text.tags(others))")
                }
            }
        }
    }
}
