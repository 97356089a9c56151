import Documents
import Testing
import TextFacts

@Suite struct LanguageGuessTests {
    @Test(arguments: [
        ("de", "Der alte Mann ging jeden Morgen zum Hafen und sah den Schiffen zu, die aus Japan kamen."),
        ("en", "Every morning the old man walked down to the harbour and watched the ships from Japan."),
        ("ar", "كان الرجل العجوز يذهب كل صباح إلى الميناء ويشاهد السفن القادمة من اليابان."),
        ("th", "ชายชราเดินลงไปที่ท่าเรือทุกเช้าและเฝ้าดูเรือที่มาจากญี่ปุ่น"),
        ("ja", "老人は毎朝港まで歩いて、日本から来た船を眺めていました。"), ("zh", "这位老人每天早上都走到港口，看着从日本来的船。"),
        ("he", "הזקן הלך בכל בוקר אל הנמל וצפה באוניות שהגיעו מיפן."),
    ])
    func tellsTheLanguage(_ tag: String, _ text: String) {
        #expect(LanguageGuess(text)?.language.language == tag)
    }

    @Test func saysNothingOfNothing() {
        #expect(LanguageGuess("") == nil)
        #expect(LanguageGuess("12 : 30") == nil)
    }

    @Test func anotherLanguageThanNamed() throws {
        let german = "Der alte Mann ging jeden Morgen zum Hafen und sah den Schiffen zu, die aus Japan kamen."
        func other(_ named: String, _ text: String) throws -> String? {
            LanguageGuess.other(than: try #require(LanguageTag(named)), in: text)?.language
        }
        #expect(try other("en", german) == "de")
        #expect(try other("de", german) == nil && other("de-AT", german) == nil)
        // Nobody tells a dialect from its neighbour, nor a language that the detector does not know.
        #expect(try other("gsw", german) == nil)
        let norwegian = "Den gamle mannen gikk ned til havnen hver morgen og så på skipene som kom fra Japan."
        #expect(try other("da", norwegian) == nil)
    }
}
