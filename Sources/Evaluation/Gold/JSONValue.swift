private import Formats

/// JSON to write: fields keep their order, numbers every digit.
indirect enum JSONValue: Sendable {
    case object([(String, JSONValue)])
    case array([JSONValue])
    case string(String)
    case number(Double)
    case integer(Int)
    case null

    var spelled: String {
        switch self {
        case .object(let fields):
            "{\(fields.map { "\($0.0.quotedAsJSON):\($0.1.spelled)" }.joined(separator: ","))}"
        case .array(let values): "[\(values.map(\.spelled).joined(separator: ","))]"
        case .string(let string): string.quotedAsJSON
        case .number(let number): "\(number)"
        case .integer(let integer): "\(integer)"
        case .null: "null"
        }
    }
}
