private import CICU

/// What segmentation and evidence ask of a character, from Unicode's general category and Sentence_Break property.
public enum CharacterClass: UInt8, Sendable {
    case other, space, lower, upper, letter, digit, mark
    /// Ends a sentence by itself: ? ! 。 ؟ ।
    case terminator
    /// May end one, an abbreviation or a number: the full stop and its kin (Unicode's ATerm).
    case dot
    case openingMark, closingMark
    /// A quotation mark that opens in one language and closes in another: " ' “ ” « ».
    case neutralQuote
    /// , : – and what else says that the sentence goes on (Unicode's SContinue).
    case pause
    case symbol, control

    /// Letters, digits and the marks on them.
    public var isWordly: Bool {
        switch self {
        case .lower, .upper, .letter, .digit, .mark: true
        default: false
        }
    }

    public var isLetter: Bool { self == .lower || self == .upper || self == .letter }

    /// The class of a code unit, or of the scalar that a lead surrogate begins.
    @inlinable
    public static func of(_ scalar: UInt32) -> CharacterClass {
        scalar < 0x10000 ? basicPlane[Int(scalar)] : compute(scalar)
    }

    /// Classes of the Basic Multilingual Plane, computed once: the loops over whole texts ask for each unit.
    @usableFromInline static let basicPlane: [CharacterClass] = (0..<0x10000).map { compute(UInt32($0)) }

    @usableFromInline static func compute(_ scalar: UInt32) -> CharacterClass {
        if hexapla_icu_is_white_space(scalar) != 0 { return .space }
        switch scalar {
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201D, 0x201F, 0x2039, 0x203A: return .neutralQuote
        case 0xAD: return .mark  // A soft hyphen stands inside a word, as marks do
        case 0x2026: return .dot  // … ends sentences and breaks off alike
        case 0x10D0...0x10FF: return .letter  // Georgian: small letters by name, but no sentence has capitals
        case 0x17D4, 0x17D5: return .terminator  // Khmer's ។ ៕, which Unicode counts as STerm from version 16 on
        default: break
        }
        // Values of USentenceBreak and UCharCategory are part of ICU's stable interface.
        switch hexapla_icu_sentence_break(scalar) {
        case 1: return .dot  // ATerm
        case 9: return .terminator  // STerm
        case 14: return .pause  // SContinue
        default: break
        }
        switch hexapla_icu_general_category(scalar) {
        case 1, 3: return .upper
        case 2: return .lower
        case 4, 5: return .letter
        case 6, 7, 8: return .mark
        case 9: return .digit
        case 10, 11: return .symbol
        case 15, 16, 18: return .control
        case 20, 28: return .openingMark
        case 21, 29: return .closingMark
        case 24, 25, 26, 27: return .symbol
        default: return .other
        }
    }
}

/// Properties of single scalars that ICU knows.
public enum Scalars {
    public static func isWhiteSpace(_ scalar: UInt32) -> Bool { CharacterClass.of(scalar) == .space }
    public static func lowercase(_ scalar: UInt32) -> UInt32 { hexapla_icu_to_lower(scalar) }
    /// Takes two columns of a terminal or a page set in one width (East_Asian_Width W or F).
    public static func isWide(_ scalar: UInt32) -> Bool { hexapla_icu_is_wide(scalar) != 0 }
    /// The value of a decimal digit of any script.
    public static func decimalDigit(_ scalar: UInt32) -> Int? {
        let value = hexapla_icu_decimal_digit(scalar)
        return value < 0 ? nil : Int(value)
    }
    /// The four-letter code of the scalar's script: "Latn", "Arab", "Thai", "Zyyy" for what scripts share.
    public static func script(_ scalar: UInt32) -> String {
        guard let name = hexapla_icu_script_name(hexapla_icu_script(scalar)) else { return "Zzzz" }
        return String(cString: name)
    }
    /// The scalar's script as a number that stands for it: quicker than its code.
    public static func scriptNumber(_ scalar: UInt32) -> Int32 { hexapla_icu_script(scalar) }
    public static func isLatin(_ scalar: UInt32) -> Bool { hexapla_icu_script(scalar) == 25 }
}

extension TextBuffer {
    /// Whether any character is not white space.
    public var containsInk: Bool { units.contains { CharacterClass.of(UInt32($0)) != .space } }

    /// A range without the white space at its ends; nil where nothing else is in it.
    public func trimmed(_ range: Range<Int>) -> Range<Int>? {
        units.withUnsafeBufferPointer { Self.trimmed(range, in: $0) }
    }

    public static func trimmed(_ range: Range<Int>, in units: UnsafeBufferPointer<UInt16>) -> Range<Int>? {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, CharacterClass.of(UInt32(units[start])) == .space { start += 1 }
        while end > start, CharacterClass.of(UInt32(units[end - 1])) == .space { end -= 1 }
        return start < end ? start..<end : nil
    }
}
