internal import ArgumentParser
internal import Errors
internal import Jobs

/// The `corpus` part of a `hexapla.yml`, as arguments: an option's name without its dashes, and its value.
///
/// ```yaml
/// corpus:
///   documents: texts
///   output: corpus
///   export: [tmx, moses.gz]
///   split: train=0.98,dev=0.01,test=0.01
///   min-score: 0.6
///   complete: yes
/// ```
struct CorpusConfiguration {
    let file: ConfigurationFile
    private let options: [(name: String, values: [String])]

    /// The documents' folder or manifest, which has no option of its own.
    private static let documents = "documents"
    /// Options that name files: those stand beside the configuration.
    private static let paths: Set<String> = [documents, "output", "weights", "language-data", "models"]
    /// Languages before a file's path: ar-de=FILE.
    private static let dictionary = "dictionary"
    private static let switches = ["yes": true, "true": true, "on": true, "no": false, "false": false, "off": false]

    /// - Returns: nil where there is no file, or none that speaks of a corpus.
    init?(path: String?) throws(HexaplaError) {
        guard let file = try ConfigurationFile(path: path) else { return nil }
        guard let options = try file.corpusOptions() else {
            guard let path else { return nil }
            throw HexaplaError("\(path): has no part 'corpus'; expected one with lines such as 'min-score: 0.6'")
        }
        (self.file, self.options) = (file, options)
    }

    /// An option's value, with the path in it as it is found from here.
    private func located(_ value: String, of name: String) -> String {
        if Self.paths.contains(name) { return file.beside(value) }
        guard name == Self.dictionary, let equals = value.firstIndex(of: "=") else { return value }
        return value[...equals] + file.beside(String(value[value.index(after: equals)...]))
    }

    /// - Parameter namesDocuments: Whether the documents are named on the command line, which then counts.
    func arguments(namesDocuments: Bool) throws(HexaplaError) -> [String] {
        let known = OptionNames(help: CorpusCommand.helpMessage(columns: 10_000))
        var arguments: [String] = []
        for (name, values) in options {
            let place = "\(file.path): corpus: \(name)"
            let own: [String]
            if name == Self.documents {
                own = values.map(file.beside)
            } else if known.valued.contains(name) {
                own = values.map { "--\(name)=\(located($0, of: name))" }
            } else if known.flags.contains(name) {
                guard values.count == 1, let isOn = Self.switches[values[0].lowercased()] else {
                    throw HexaplaError("\(place): '\(values.joined(separator: ", "))' is unknown; expected yes or no")
                }
                own = isOn ? ["--\(name)"] : []
            } else {
                let names = ([Self.documents] + known.valued + known.flags).sorted()
                let meant = SpellingHint.nearest(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
                throw HexaplaError("\(place): unknown name; expected one of \(names.joined(separator: ", ")).\(meant)")
            }
            // Each by itself, so that what is wrong is told with its place.
            do {
                _ = try CorpusCommand.parse(own)
            } catch {
                let problem = CorpusCommand.message(for: error).split(whereSeparator: \.isNewline).joined(
                    separator: " ")
                throw HexaplaError("\(place): \(problem)")
            }
            if name != Self.documents || !namesDocuments { arguments += own }
        }
        return arguments
    }
}

/// The long options of a command, read from its help.
struct OptionNames {
    private(set) var valued: Set<String> = []
    private(set) var flags: Set<String> = []

    /// What the configuration cannot set: the configuration itself, and what asks for help.
    private static let others: Set<String> = ["config", "help", "version"]

    init(help: String) {
        for line in help.split(separator: "\n") {
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            guard line.hasPrefix("  "), words.first?.hasPrefix("-") == true,
                let place = words.firstIndex(where: { $0.hasPrefix("--") })
            else { continue }
            for spelled in words[place].split(separator: "/") where spelled.hasPrefix("--") {
                let name = String(spelled.dropFirst(2))
                guard !Self.others.contains(name) else { continue }
                let next = words.index(after: place)
                if next < words.endIndex, words[next].hasPrefix("<") { valued.insert(name) } else { flags.insert(name) }
            }
        }
    }
}
