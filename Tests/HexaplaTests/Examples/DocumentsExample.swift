import Documents
import ICUText

/// The German text of a file of any kind that is known by its suffix.
func germanText(path: String) throws(DocumentError) -> String? {
    guard let german = LanguageTag("de") else { return nil }
    let document = try DocumentReader().read(path: path, language: german)
    return document.text[0..<document.text.count]
}
