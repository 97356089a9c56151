import Testing
import TextFacts

@testable import Checking

@Suite("Times of day, and numbers with words around them")
struct ClockTests {
    static let halvesPastThree: [(language: String, text: String)] = [
        ("en", "We met at half past three."), ("de", "Wir trafen uns um halb vier."),
        ("fr", "Nous arrivons à trois heures et demie."), ("es", "Llegamos a las tres y media."),
        ("it", "Arriviamo alle tre e mezza."), ("pt", "Chegamos às três e meia."), ("nl", "We kwamen om half vier."),
        ("ru", "Мы встретились в половине четвёртого."), ("pl", "Spotkaliśmy się o wpół do czwartej."),
        ("ar", "التقينا في الساعة الثالثة والنصف."), ("hi", "हम साढ़े तीन बजे मिले।"), ("zh", "我们三点半见面。"),
        ("ja", "私たちは三時半に会った。"), ("ko", "우리는 세 시 반에 만났다."), ("th", "เราพบกันเวลา 15.30 น."),
        ("vi", "Chúng tôi gặp nhau lúc ba giờ rưỡi."), ("fa", "ساعت سه و نیم همدیگر را دیدیم."),
    ]

    private func times(in text: String, _ language: String) throws -> [Double] {
        let text = try SmallText.make([language], [[text]])
        let units = text.versions[0].units.count
        return QuantityReader(text.versions[0].worded).quantities(in: 0..<units).filter(\.isTime)
            .flatMap { $0.clock.filter { $0 >= 0 } }
    }

    @Test("half past three is read in every language that has a clock", arguments: halvesPastThree.indices)
    func halfPastThree(_ index: Int) throws {
        let time = Self.halvesPastThree[index]
        let found = try times(in: time.text, time.language)
        #expect(found.contains(930), "\(time.text): \(found)")
        #expect(Set(found).isSubset(of: [210, 930]), "\(time.text): \(found)")
    }

    struct Pair: Sendable {
        let languages: [String]
        let cells: [String]
        init(_ one: String, _ other: String, _ cells: String...) { (languages, self.cells) = ([one, other], cells) }
    }

    static let same = [
        Pair("en", "de", "at 3:15 p.m. on Friday", "am Freitag um 15 Uhr 15"),
        Pair("en", "de", "at 8 in the evening", "um 20 Uhr"),
        Pair("en", "zh", "The shop closes at 9 p.m.", "商店晚上九点关门。"),
        Pair("en", "ko", "at 3:15 p.m.", "오후 3시 15분에"),
        Pair("en", "th", "The film starts at 8 p.m.", "ภาพยนตร์เริ่มสองทุ่ม"),
        Pair("en", "fr", "They worked for nine hours.", "Ils ont travaillé neuf heures."),
        Pair("en", "fr", "It takes six to eight weeks.", "Cela prend 6 à 8 semaines."),
        Pair("en", "de", "at ten minutes to eight", "um 7:50 Uhr"),
        Pair("en", "es", "at ten minutes to eight", "a las ocho menos diez"),
        // No phrases for times are known of Swedish.
        Pair("en", "sv", "We met at half past three.", "Vi träffades klockan halv fyra."),
        Pair("en", "de", "two and a half million people", "2,5 Millionen Menschen"),
        Pair("en", "fr", "2.5 million people", "deux millions et demi de personnes"),
        Pair("en", "zh", "the plague of the 1670s", "17世纪70年代的瘟疫"),
        Pair("en", "es", "in the 1930s", "en los años 30 del siglo XX"),
        Pair("en", "hi", "350,000 inhabitants", "साढ़े तीन लाख निवासी"),
        Pair("en", "de", "one third of the cake", "ein Drittel des Kuchens"),
    ]

    static let different = [
        Pair("en", "de", "We met at half past three.", "Wir trafen uns um halb drei."),
        Pair("en", "fr", "He came at a quarter to nine.", "Il est venu à neuf heures et quart."),
        Pair("en", "es", "at ten minutes to eight", "a las ocho y diez"),
        Pair("en", "ko", "at 3:15 p.m.", "오전 3시 15분에"),
        Pair("en", "it", "at 7:30 p.m. in the hall", "alle 7.30 nella sala"),
        Pair("en", "th", "The film starts at 8 p.m.", "ภาพยนตร์เริ่มสามทุ่ม"),
        Pair("en", "de", "It costs 19.30 euros.", "Es kostet 7,30 Euro."),
        Pair("en", "fr", "Half of the cake is gone.", "Un tiers du gâteau est parti."),
        Pair("en", "fr", "70 degrees Fahrenheit", "70 degrés Celsius"),
        Pair("en", "ko", "The shoes cost 50,000 won.", "신발은 5만 달러이다."),
    ]

    @Test("one time or number in other words is no finding", arguments: same)
    func isSame(_ pair: Pair) throws {
        let findings = try SmallText.findings(NumberRule(), pair.languages, pair.cells)
        #expect(findings.isEmpty, "\(pair.cells): \(findings.map(\.message))")
    }

    @Test("other times and fractions are found", arguments: different)
    func isDifferent(_ pair: Pair) throws {
        #expect(try SmallText.findings(NumberRule(), pair.languages, pair.cells).count == 1, "\(pair.cells)")
    }

    @Test("numbers that clash in their units are quoted with them")
    func units() throws {
        let findings = try SmallText.findings(NumberRule(), ["en", "fr"], ["It is 5 km.", "C’est 5 mètres."])
        #expect(findings.first?.message == "“5 mètres” in fr against “5 km” in en")
    }
}
