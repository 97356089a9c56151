internal import Codecs

/// What a page sent: an object of JSON.
struct RequestFields {
    let fields: [(name: String, value: ReadJSON)]

    init(_ body: [UInt8]) throws(JSONReader.Problem) {
        guard !body.isEmpty else {
            fields = []
            return
        }
        guard case .object(let fields) = try JSONReader.read(body[...]) else { throw .init(reason: "no object") }
        self.fields = fields
    }

    init(fields: [(name: String, value: ReadJSON)]) { self.fields = fields }

    subscript(name: String) -> ReadJSON? { fields.first { $0.name == name }?.value }

    func whole(_ name: String) -> Int? {
        guard case .number(let number)? = self[name], number >= 0, number <= 1e9, number == number.rounded() else {
            return nil
        }
        return Int(number)
    }

    func number(_ name: String) -> Double? {
        if case .number(let number)? = self[name] { number } else { nil }
    }

    func text(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }

    func wholes(_ name: String) -> [Int]? {
        guard case .array(let values)? = self[name] else { return nil }
        return values.compactMap { value in
            if case .number(let number) = value, number >= 0, number <= 1e9 { Int(number) } else { nil }
        }
    }

    func object(_ name: String) -> RequestFields? {
        if case .object(let fields)? = self[name] { RequestFields(fields: fields) } else { nil }
    }
}
