/// A version that lacks a passage of others, or has one that they lack.
///
/// Where an original is named it decides: what it has and another version lacks is an omission, what it lacks and another
/// version has is an addition. Among equals the majority decides: what one of three or more versions has alone is an
/// addition; else those that lack the passage omit it.
struct OmissionOrAddition: Equatable {
    let rule: RuleName
    /// The version at fault.
    let version: Int
    let witnesses: [Int]

    /// - Parameters:
    ///   - present, absent: The versions that have the passage and those that lack it, both not empty.
    static func all(present: [Int], absent: [Int], source: Int?) -> [OmissionOrAddition] {
        let isAddition = source.map { !present.contains($0) } ?? (present.count == 1 && absent.count > 1)
        if isAddition { return present.map { OmissionOrAddition(rule: .addition, version: $0, witnesses: absent) } }
        return absent.map { OmissionOrAddition(rule: .omission, version: $0, witnesses: present) }
    }

    /// What an editor reads of a sentence.
    func message(in text: CheckedText) -> String {
        let version = text.tag(version)
        guard rule == .omission else {
            return "only \(version) has this; it is missing in \(text.tags(witnesses))"
        }
        return "this is in \(text.tags(witnesses)) and missing in \(version)"
    }

    /// What an editor reads of a part of a sentence.
    func message(ofPartIn text: CheckedText) -> String {
        let version = text.tag(version)
        guard rule == .omission else {
            return "the marked words of \(version) seem to have no counterpart in \(text.tags(witnesses))"
        }
        return "the marked words of \(text.tags(witnesses)) seem to be lost in \(version)"
    }
}
