import Hexapla

/// The words of two texts that answer each other; none where the encoder gives no states of tokens that links know.
func linkedWords(
    of texts: [(text: String, language: LanguageTag)], by encoder: any SentenceEncoder
) throws(ICUError) -> [(String, String)] {
    guard let linker = WordLinker(encoder: encoder) else { return [] }
    let row = try linker.read(texts)
    let words = zip(texts, row).map { text, own in
        own.words.map { String(decoding: Array(text.text.utf16)[$0.range], as: UTF16.self) }
    }
    return linker.links(row)[0].links.map { (words[0][$0.first], words[1][$0.second]) }
}
