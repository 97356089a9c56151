import Hexapla

func printHarbour() throws {
    guard let english = LanguageTag("en"), let german = LanguageTag("de") else { return }
    let versions = [
        Document(language: english, string: "The harbour opened in 1902. It was small. Ships came from Japan."),
        Document(language: german, string: "Der Hafen wurde 1902 eröffnet. Schiffe kamen aus Japan."),
    ]
    let table = try Aligner().align(versions, name: "harbour")
    for row in table.rows {
        let texts = versions.indices.map { table.text(of: row, version: $0) ?? "—" }
        print(row.score ?? 0, texts.joined(separator: " | "))
    }
}
