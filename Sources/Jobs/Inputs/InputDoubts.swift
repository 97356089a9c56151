public import Documents
public import Errors
private import ICUText
private import TextFacts

/// What looks wrong about texts that were named: it may be right, so it is told and not refused.
public enum InputDoubts {
    /// Shorter texts say too little, in UTF-16 code units.
    private static let shortest = 1000

    /// One sentence a doubt, in the order of the texts.
    ///
    /// - Parameter areSegmented: Whether the texts are taken as running text.
    public static func doubts(about documents: [Document], areSegmented: Bool) -> [Phrase] {
        var doubts: [Phrase] = []
        for (index, document) in documents.enumerated() where document.text.units.count >= shortest {
            // The guess looks at no more.
            let beginning = String(decoding: document.text.units.prefix(50_000), as: UTF16.self)
            if let other = LanguageGuess.other(than: document.language, in: beginning)?.language {
                doubts.append("\(document.language.tag): the text looks like \(other), not \(document.language.tag)")
            }
            if let twin = documents[..<index].first(where: { $0.text.units == document.text.units }) {
                doubts.append("\(twin.language.tag) and \(document.language.tag): the texts are the same")
            }
        }
        // Of a translation in prose the lines say nothing.
        if areSegmented, documents.count > 1, documents.allSatisfy(VerseDoubt.isVerse) {
            doubts.append(
                "the texts look like verse, by their short lines without stops at the ends; \(.input) lines takes each as it is"
            )
        }
        return doubts
    }
}
