public import Documents
public import Errors
private import ICUText
private import Matching

/// What looks wrong about texts that were named: it may be right, so it is told and not refused.
public enum InputDoubts {
    /// Shorter texts say too little, in UTF-16 code units.
    private static let shortest = 1000

    /// One sentence a doubt, in the order of the texts.
    public static func doubts(about documents: [Document]) -> [Phrase] {
        var doubts: [Phrase] = []
        for (index, document) in documents.enumerated() where document.text.units.count >= shortest {
            if let guess = otherLanguage(of: document) {
                doubts.append("\(document.language.tag): the text looks like \(guess), not \(document.language.tag)")
            }
            if let twin = documents[..<index].first(where: { $0.text.units == document.text.units }) {
                doubts.append("\(twin.language.tag) and \(document.language.tag): the texts are the same")
            }
        }
        return doubts
    }

    private static func otherLanguage(of document: Document) -> String? {
        let named = document.language.language
        // The guess looks at no more.
        let beginning = String(decoding: document.text.units.prefix(50_000), as: UTF16.self)
        guard told.contains(named), let guess = LanguageGuess(beginning), guess.isSure else { return nil }
        let language = guess.language.language
        guard language != named, !alike.contains(where: { $0.contains(language) && $0.contains(named) }) else {
            return nil
        }
        return language
    }

    /// Languages that are taken for one another.
    private static let alike: [Set<String>] = [
        ["hr", "sr", "bs", "sl"], ["id", "ms"], ["no", "nb", "nn", "da", "sv"], ["cs", "sk"], ["pt", "gl", "es"],
        ["bg", "mk"], ["hi", "mr", "ne", "bho"], ["fa", "ps", "ur"], ["fil", "ceb"], ["zh", "yue"], ["ru", "uk", "be"],
    ]

    /// The languages that CLD2 tells apart: of others it says what is nearest.
    private static let told = Set(
        """
        af ar be bg bn bs ca ceb cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr ht hu hy id is it ja \
        jv ka km kn ko lo lt lv mk ml mr ms mt nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk \
        ur vi yi zh
        """.split(separator: " ").map(String.init))
}
