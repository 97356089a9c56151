private import ICUText
package import Segmentation

/// The numbers of texts in one language, for whoever compares texts without aligning them.
package struct TextNumbers: Sendable {
    private let scanner: NumberScanner

    package init(rules: LanguageRules) { scanner = NumberScanner(rules: rules) }

    /// In order; as digits without marks, years of other calendars brought to the common one.
    package func numbers(in text: UnsafeBufferPointer<UInt16>) -> [UInt64] { scanner.numbers(in: text) }
}
