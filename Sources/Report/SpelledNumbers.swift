extension Int {
    /// "12,345".
    var grouped: String {
        var digits = String(magnitude)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return (self < 0 ? "−" : "") + digits
    }
}

extension Double {
    /// "1.25".
    var twoDigits: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(rest / 10)\(rest % 10)"
    }

    /// A share as "12.5 %".
    var percent: String {
        let tenths = Int((self * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// A share as a style sheet has it.
    var percentOfWidth: String { "\(Int((self * 100).rounded(.up)))%" }
}
