/// A text file of fitted numbers.
///
/// `#` begins a comment; those at the top say what the numbers were fitted on, and by which command. Below stand
/// headings, `[section]`, and under each its numbers, `name value`.
public struct FittedFile: Sendable, Hashable {
    /// A heading and the numbers under it.
    public struct Section: Sendable, Hashable {
        public let name: String
        public fileprivate(set) var values: [String: Double] = [:]
    }

    /// The comments at the top, without their marks.
    public let provenance: String
    /// In the file's order.
    public let sections: [Section]

    /// - Parameter names: The names that each section may have; another section or name is an error.
    public init(parsing text: String, names: [String: Set<String>]) throws(FittedFileError) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        provenance = lines.prefix { $0.first == "#" }
            .map { line in String(line.dropFirst().drop(while: \.isWhitespace)) }.joined(separator: "\n")
        var sections: [Section] = []
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let name = words.first else { continue }
            if words.count == 1, name.hasPrefix("["), name.hasSuffix("]"),
                names[String(name.dropFirst().dropLast())] != nil
            {
                sections.append(Section(name: String(name.dropFirst().dropLast())))
            } else if words.count == 2, let section = sections.indices.last, let value = Double(words[1]),
                value.isFinite,
                names[sections[section].name]?.contains(name) == true
            {
                sections[section].values[name] = value
            } else {
                throw FittedFileError(line: index + 1, found: String(line))
            }
        }
        self.sections = sections
    }

    /// Reads a file that is built into the program.
    ///
    /// It is part of the program's source: a mistake in it is one in the program, and found by every test that uses it.
    package init(builtIn bytes: [UInt8], names: [String: Set<String>]) {
        do throws(FittedFileError) {
            try self.init(parsing: String(decoding: bytes, as: UTF8.self), names: names)
        } catch {
            fatalError("a built-in file of fitted numbers, line \(error.line): '\(error.found)'")
        }
    }

    /// A section's numbers; none where the file has no such section, those of the last where it has several.
    public subscript(section: String) -> [String: Double] {
        sections.last { $0.name == section }?.values ?? [:]
    }
}

/// The first line that is no heading, no name with its number, or names what nobody knows.
public struct FittedFileError: Error, Sendable, Equatable {
    public let line: Int
    public let found: String
}
