/// Who lacks or adds a passage that some versions have and others do not.
///
/// With an original, what it has and another lacks is an omission, what it lacks and another has an addition. Among
/// equals the majority bears witness: what one of three or more versions has alone is an addition, else those that lack
/// the passage omit it.
struct Fault {
    let rule: RuleName
    /// The version at fault.
    let version: Int
    let witnesses: [Int]

    /// - Parameters:
    ///   - present, absent: The versions that have the passage and those that lack it, both not empty.
    static func all(present: [Int], absent: [Int], source: Int?) -> [Fault] {
        let isAddition = source.map { !present.contains($0) } ?? (present.count == 1 && absent.count > 1)
        if isAddition { return present.map { Fault(rule: .addition, version: $0, witnesses: absent) } }
        return absent.map { Fault(rule: .omission, version: $0, witnesses: present) }
    }
}
