internal import Documents
internal import Errors
internal import Formats

/// Which files a table goes into, and which rows each of them takes.
public struct ExportPlan: Sendable {
    /// Files that are written from the same rows.
    struct Product: Sendable {
        /// The two versions that rows are cut down to; nil for whole rows.
        var pair: (LanguageTag, LanguageTag)?
        /// Versions that a row must have.
        var required: [LanguageTag] = []
        var files: [(path: String?, format: any RowFormat)]
    }

    let products: [Product]
    /// Whether rows without times have no place in it.
    let needsTimes: Bool

    var paths: [String?] { products.flatMap { $0.files.map(\.path) } }

    /// One file, of what is no rows; nil for standard output.
    init(path: String?) {
        products = [Product(files: [(path, JSONLinesFormat())])]
        needsTimes = false
    }

    /// - Parameters:
    ///   - languages: The table's versions, in the order of its columns.
    ///   - path: What the user named; nil or "-" for standard output.
    init(_ options: ExportOptions, languages: [LanguageTag], path: String?) throws(HexaplaError) {
        try Self.validate(options, languages: languages, path: path)
        let format = options.format
        needsTimes = format.needsTimes
        let names = ExportNames(path: path, format: format)
        switch format {
        case .xces: products = [Self.standoff(languages, names)]
        case _ where options.isByPair:
            products = Self.pairs(languages).map { first, second in
                let middle = "\(first.tag)-\(second.tag)"
                var product = Self.product(options, languages: [first, second], names: names, middle: middle)
                product.pair = (first, second)
                return product
            }
        default: products = [Self.product(options, languages: languages, names: names, middle: nil)]
        }
    }

    private static func product(
        _ options: ExportOptions, languages: [LanguageTag], names: ExportNames, middle: String?
    ) -> Product {
        let files: [(String?, any RowFormat)]
        if options.format == .moses {
            files = languages.map { language in
                let tag = language.tag
                return (names.path(middle.map { "\($0).\(tag)" } ?? tag), LinesFormat(language))
            }
        } else if options.format == .pharaoh {
            let path = { (name: String) in names.path(middle.map { "\($0).\(name)" } ?? name) }
            let cut = options.tokens ?? .icu
            files =
                languages.map { (path($0.tag), TokensFormat($0, cut: cut)) }
                + pairs(languages).map { one, other in
                    let name = middle == nil ? "\(one.tag)-\(other.tag).align" : "align"
                    return (path(name), PharaohFormat(one, other, cut: cut))
                }
        } else {
            files = [(names.path(middle), options.rowFormat(languages: languages))]
        }
        var product = Product(files: files)
        if options.isComplete || options.format.isOfFullRows {
            let named = languages.filter { options.columns?.contains($0.tag) ?? false }
            product.required = named.isEmpty ? languages : named
        }
        return product
    }

    /// A document a version, and for each pair of them a file that says which rows stand together.
    private static func standoff(_ languages: [LanguageTag], _ names: ExportNames) -> Product {
        let documents = languages.map { names.path($0.tag) ?? "" }
        var files: [(String?, any RowFormat)] = zip(documents, languages).map { ($0, XCESDocumentFormat($1)) }
        let places = documents.map { path in path.split(separator: "/").last.map(String.init) ?? path }
        for (first, second) in pairs(Array(languages.indices)) {
            let path = names.path("\(languages[first].tag)-\(languages[second].tag)")
            files.append(
                (
                    path,
                    XCESAlignmentFormat(
                        languages[first], languages[second], documents: (places[first], places[second]))
                ))
        }
        return Product(files: files)
    }

    private static func pairs<Element>(_ elements: [Element]) -> [(Element, Element)] {
        elements.indices.flatMap { first in elements[(first + 1)...].map { (elements[first], $0) } }
    }

    // MARK: - What cannot be

    private static func validate(
        _ options: ExportOptions, languages: [LanguageTag], path: String?
    ) throws(HexaplaError) {
        let format = options.format
        let name = format.rawValue
        let known = ["document", "row", "score"] + languages.map(\.tag)
        try options.validate(languages)
        if let unknown = options.columns?.first(where: { !known.contains($0) }) {
            throw HexaplaError(
                .usage, at: "\(.columns)", "unknown column '\(unknown)'",
                expected: "some of \(known.joined(separator: ","))")
        }
        if options.columns != nil, options.isByPair {
            throw HexaplaError(.usage, at: "\(.pairs)", "does not go with \(.columns)", expected: "one of the two")
        }
        if format.isOfWholeTable, options.isByPair || options.isComplete {
            throw HexaplaError(
                at: options.isByPair ? "\(.pairs)" : "\(.complete)", "\(name) shows the whole table",
                expected: "another format"
            )
        }
        if options.hasSources, !format.holdsSources {
            throw HexaplaError(
                .usage, at: "\(.provenance)", "\(name) has no place for it",
                expected: "jsonl, tmx, xliff, xces or bitextor")
        }
        if format.isOfPairs, languages.count != 2, !options.isByPair {
            throw HexaplaError(
                .usage, at: "\(.format) \(name)", "the table has \(languages.count) versions",
                expected: "two, or \(.pairs) for a file a pair")
        }
        if format.needsLinks, languages.count < 2 {
            throw HexaplaError(
                .usage, at: "\(.format) \(name)", "the table has one version",
                expected: "two, between which words are linked")
        }
        if format.isSeveralFiles || options.isByPair, path == nil || path == "-" {
            let option: Phrase = format.isSeveralFiles ? "\(.format) \(name)" : "\(.pairs)"
            throw HexaplaError(
                .usage, at: option, "writes several files", expected: "\(.output) NAME, what their names begin with")
        }
    }
}
