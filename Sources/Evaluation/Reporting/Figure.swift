/// A number of a report.
struct Figure: Sendable {
    enum Value: Sendable {
        case share(Double)
        case count(Int)
    }

    /// The JSON object that it stands in; nil for the result's own.
    let group: String?
    let name: String
    let value: Value
    /// The table's column; nil for JSON alone.
    let heading: String?

    init(_ name: String, in group: String?, _ share: Double, heading: String? = nil) {
        self.group = group
        self.name = name
        value = .share(share)
        self.heading = heading
    }

    init(_ name: String, in group: String?, _ count: Int, heading: String? = nil) {
        self.group = group
        self.name = name
        value = .count(count)
        self.heading = heading
    }
}

/// Counts that a report prints.
protocol Measured: Sendable {
    var figures: [Figure] { get }
    /// What a threshold is held against.
    var strictF1: Double { get }
}
