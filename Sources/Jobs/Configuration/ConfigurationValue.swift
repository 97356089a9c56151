internal import Errors
internal import Foundation
private import Yams

/// What a YAML file holds, as far as a configuration needs it: texts under names.
///
/// The file is anybody's: it is small, its names are texts, and its aliases, which make much of little, are few.
indirect enum ConfigurationValue: Sendable {
    /// As it is written: a number and a word such as `off` too.
    case text(String)
    /// Sorted by name.
    case entries([(name: String, value: ConfigurationValue)])
    case list([ConfigurationValue])
    case nothing

    static let mostBytes = 64 << 10
    private static let mostAliases = 16
    /// Deeper than any configuration.
    private static let deepest = 16

    /// - Parameter file: What errors call it.
    static func read(_ bytes: Data, file: String) throws(HexaplaError) -> ConfigurationValue {
        guard bytes.count <= mostBytes else {
            throw HexaplaError(
                at: "\(file)", "is larger than \(mostBytes >> 10) KB", expected: "some lines of settings")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw HexaplaError(at: "\(file)", "is not UTF-8", expected: "YAML")
        }
        // Counted before the parser sees them: what stands in quotation marks or comments counts too.
        guard aliases(in: bytes) <= mostAliases else {
            throw HexaplaError(
                at: "\(file)", "has more than \(mostAliases) aliases", expected: "few words that begin with '*'")
        }
        let root: Node?
        do {
            root = try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch {
            throw HexaplaError(at: "\(file)", "no YAML: \(error)")
        }
        return try root.map { node throws(HexaplaError) in try ConfigurationValue(node, file: file, depth: 0) }
            ?? .nothing
    }

    private static func aliases(in bytes: Data) -> Int {
        zip(bytes, bytes.dropFirst()).count { star, next in
            star == UInt8(ascii: "*") && next > 0x20 && next != UInt8(ascii: "*")
        }
    }

    fileprivate init(_ node: Node, file: String, depth: Int) throws(HexaplaError) {
        guard depth < Self.deepest else {
            throw HexaplaError(at: "\(file)", "values too deep in one another", expected: "'name: value' lines")
        }
        switch node {
        case .scalar(let scalar): self = .text(scalar.string)
        case .alias: self = .nothing
        case .sequence(let nodes):
            var values: [ConfigurationValue] = []
            for node in nodes { values.append(try ConfigurationValue(node, file: file, depth: depth + 1)) }
            self = .list(values)
        case .mapping(let pairs):
            var entries: [String: ConfigurationValue] = [:]
            var merged: [ConfigurationValue] = []
            for (key, node) in pairs {
                guard let name = key.scalar?.string else {
                    let line = key.mark?.line ?? 1
                    throw HexaplaError(
                        at: "\(file):\(line)", "a name that is a list or has names itself", expected: "a text")
                }
                let value = try ConfigurationValue(node, file: file, depth: depth + 1)
                if name == "<<" { merged.append(value) } else { entries[name] = value }
            }
            for value in merged { entries.merge(value.mergedEntries) { own, _ in own } }
            self = .entries(
                entries.map { (name: $0.key, value: $0.value) }.sorted { $0.name < $1.name })
        }
    }

    /// What `<<` takes over: the entries of a mapping, or of several, the first of which counts.
    private var mergedEntries: [String: ConfigurationValue] {
        switch self {
        case .entries(let entries): Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
        case .list(let values):
            values.reduce(into: [:]) { all, value in all.merge(value.mergedEntries) { first, _ in first } }
        case .text, .nothing: [:]
        }
    }

    /// What errors say was found.
    var shown: String {
        switch self {
        case .text(let text): text
        case .entries: "a mapping"
        case .list: "a list"
        case .nothing: "nothing"
        }
    }
}
