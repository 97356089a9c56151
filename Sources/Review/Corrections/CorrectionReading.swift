package import Codecs
internal import Documents

extension Correction {
    /// Reads a line of the log: strictly, for what is not understood would be lost.
    package init(line: ArraySlice<UInt8>) throws(JSONReader.Problem) {
        guard case .object(let all) = try JSONReader.read(line) else { throw .init(reason: "no object") }
        self = try Correction(fields: all)
    }

    package init(fields all: [(name: String, value: ReadJSON)]) throws(JSONReader.Problem) {
        var fields = CorrectionFields(all)
        guard case .string(let name)? = fields.take("do") else { throw .init(reason: "no 'do'") }
        switch name {
        case "accept", "reject", "reopen":
            let status = Self.names.first { $0.value == name }?.key ?? .open
            if let rows = try fields.rows() {
                self = .decideAll(status, rows: rows)
            } else {
                self = .decide(status, row: try fields.row())
            }
        case "merge":
            let row = try fields.row()
            guard case .string(let text)? = fields.take("with"), let side = Side(rawValue: text) else {
                throw .init(reason: "'with' is neither 'previous' nor 'next'")
            }
            self = .merge(row: row, with: side)
        case "split":
            self = .split(row: try fields.row(), at: try fields.places())
        case "move":
            let row = try fields.row()
            let version = try fields.version()
            let target = try fields.target()
            let place = try fields.take("at").map { value throws(JSONReader.Problem) in
                try CorrectionFields.whole(value, "'at'")
            }
            self = .move(row: row, version: version, to: target, at: place)
        case "missing", "added":
            guard let mark = Mark(rawValue: name) else { throw .init(reason: "unknown mark") }
            self = .mark(mark, row: try fields.row(), version: try fields.version(), isOn: try fields.isOn())
        case "pin": self = .pin(row: try fields.row(), isOn: try fields.isOn())
        case "note":
            let row = try fields.row()
            guard case .string(let text)? = fields.take("text") else { throw .init(reason: "no 'text'") }
            self = .note(row: row, text.isEmpty ? nil : text)
        case "arrange": self = .arrange(try fields.arrangements())
        case "undo": self = .undo
        case "redo": self = .redo
        default: throw .init(reason: "unknown correction '\(name)'")
        }
        try fields.end()
    }
}

/// The fields of a correction, each taken once.
struct CorrectionFields {
    private var fields: [(name: String, value: ReadJSON)]

    init(_ fields: [(name: String, value: ReadJSON)]) { self.fields = fields }

    mutating func take(_ name: String) -> ReadJSON? {
        guard let place = fields.firstIndex(where: { $0.name == name }) else { return nil }
        return fields.remove(at: place).value
    }

    /// What is left must be the time.
    mutating func end() throws(JSONReader.Problem) {
        if let time = take("time") {
            guard case .string = time else { throw .init(reason: "'time' is no text") }
        }
        if let stranger = fields.first { throw .init(reason: "the unknown field '\(stranger.name)'") }
    }

    mutating func row(_ name: String = "row") throws(JSONReader.Problem) -> Int {
        guard let value = take(name) else { throw .init(reason: "no '\(name)'") }
        return try Self.whole(value, "'\(name)'")
    }

    /// A list of rows; nil where there is none.
    mutating func rows() throws(JSONReader.Problem) -> [Int]? {
        guard let value = take("rows") else { return nil }
        guard case .array(let found) = value, !found.isEmpty else { throw .init(reason: "'rows' is no list of rows") }
        var rows: [Int] = []
        for row in found { rows.append(try Self.whole(row, "'rows'")) }
        return rows
    }

    mutating func version() throws(JSONReader.Problem) -> LanguageTag {
        guard case .string(let tag)? = take("version") else { throw .init(reason: "no 'version'") }
        return try Self.language(tag)
    }

    mutating func isOn() throws(JSONReader.Problem) -> Bool {
        guard let value = take("on") else { return true }
        guard case .bool(let isOn) = value else { throw .init(reason: "'on' is neither true nor false") }
        return isOn
    }

    mutating func places() throws(JSONReader.Problem) -> [LanguageTag: Int] {
        guard case .object(let found)? = take("at") else { throw .init(reason: "no 'at'") }
        var places: [LanguageTag: Int] = [:]
        for (tag, value) in found {
            guard places.updateValue(try Self.whole(value, "'at'"), forKey: try Self.language(tag)) == nil else {
                throw .init(reason: "'\(tag)' twice")
            }
        }
        return places
    }

    mutating func target() throws(JSONReader.Problem) -> Correction.Target {
        switch take("to") {
        case .string(let text)?:
            if let side = Correction.Side(rawValue: text) { return .side(side) }
        case .some(let value): return .row(try Self.whole(value, "'to'"))
        case nil: break
        }
        throw .init(reason: "'to' is neither 'previous' nor 'next' nor a row")
    }

    mutating func arrangements() throws(JSONReader.Problem) -> [Arrangement] {
        guard case .array(let found)? = take("parts"), !found.isEmpty else { throw .init(reason: "no 'parts'") }
        var arrangements: [Arrangement] = []
        for value in found {
            guard case .object(let own) = value else { throw .init(reason: "a part is no object") }
            var fields = CorrectionFields(own)
            var arrangement = Arrangement(first: try fields.row("first"), last: try fields.row("last"), rows: [])
            guard case .array(let rows)? = fields.take("rows") else { throw .init(reason: "a part without 'rows'") }
            for row in rows { arrangement.rows.append(try Self.newRow(row)) }
            try fields.end()
            arrangements.append(arrangement)
        }
        return arrangements
    }

    private static func newRow(_ value: ReadJSON) throws(JSONReader.Problem) -> Arrangement.NewRow {
        guard case .object(let own) = value else { throw .init(reason: "a row is no object") }
        var fields = CorrectionFields(own)
        guard case .object(let spans)? = fields.take("spans") else { throw .init(reason: "a row without 'spans'") }
        var row = Arrangement.NewRow(cells: [:])
        for (tag, value) in spans {
            guard case .array(let ends) = value, ends.count == 2 else {
                throw .init(reason: "a span is not [start,end]")
            }
            let (start, end) = (try whole(ends[0], "a span"), try whole(ends[1], "a span"))
            guard start < end, row.cells.updateValue(start..<end, forKey: try language(tag)) == nil else {
                throw .init(reason: "the span of '\(tag)' is empty, or there twice")
            }
        }
        row.score = try fields.take("score").map { value throws(JSONReader.Problem) in try probability(value) }
        if let scores = fields.take("scores") {
            guard case .object(let found) = scores else { throw .init(reason: "'scores' is no object") }
            for (name, value) in found { row.pairScores.append(try pairScore(name, value, of: row)) }
        }
        if let moved = fields.take("moved") {
            guard case .array(let tags) = moved else { throw .init(reason: "'moved' is no list") }
            for tag in tags {
                guard case .string(let text) = tag else { throw .init(reason: "'moved' is no list of languages") }
                row.moved.append(try language(text))
            }
        }
        try fields.end()
        return row
    }

    private static func pairScore(
        _ name: String, _ value: ReadJSON, of row: Arrangement.NewRow
    ) throws(JSONReader.Problem) -> Arrangement.NewRow.PairScore {
        let score = try probability(value)
        for first in row.cells.keys {
            for second in row.cells.keys where "\(first.tag)-\(second.tag)" == name {
                return .init(first: first, second: second, score: score)
            }
        }
        throw .init(reason: "the score of '\(name)', which are no two versions of the row")
    }

    static func whole(_ value: ReadJSON, _ name: String) throws(JSONReader.Problem) -> Int {
        guard case .number(let number) = value, number >= 0, number <= Double(Int32.max), number == number.rounded()
        else {
            throw .init(reason: "\(name) has what is no whole number from 0 to \(Int32.max)")
        }
        return Int(number)
    }

    private static func probability(_ value: ReadJSON) throws(JSONReader.Problem) -> Double {
        guard case .number(let number) = value, (0...1).contains(number) else {
            throw .init(reason: "a score is no number from 0 to 1")
        }
        return number
    }

    private static func language(_ tag: String) throws(JSONReader.Problem) -> LanguageTag {
        guard let language = LanguageTag(tag) else { throw .init(reason: "unknown language '\(tag)'") }
        return language
    }
}
