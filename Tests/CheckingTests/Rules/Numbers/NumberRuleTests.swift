import Testing
import TextFacts

@testable import Checking

@Suite("Numbers and dates")
struct NumberRuleTests {
    struct Example: Sendable {
        let languages: [String]
        let cells: [String]
    }

    static let wrong = [
        Example(languages: ["en", "de"], cells: ["Prices rose by 14 percent.", "Die Preise stiegen um 41 Prozent."]),
        Example(languages: ["ar", "de"], cells: ["بلغ عددهم ١٢٠٠ شخص.", "Es waren 1.300 Menschen."]),
        Example(languages: ["en", "th"], cells: ["He has 250 employees.", "เขามีพนักงาน 350 คน"]),
        Example(languages: ["de", "th"], cells: ["Im Jahr 2023 kam er.", "เขามาในปี พ.ศ. 2565"]),
        Example(languages: ["de", "ar"], cells: ["im Januar 2023 in Tokio", "في طوكيو في يناير 1"]),
        Example(languages: ["en", "de"], cells: ["They met on 3 March.", "Sie trafen sich am 3. April."]),
        Example(languages: ["en", "de"], cells: ["It cost 2.5 million euros.", "Es kostete 3,5 Millionen Euro."]),
        Example(languages: ["en", "fr"], cells: ["It was 1990.", "C'était en 1992."]),
        Example(languages: ["en", "de"], cells: ["He scored 120 goals.", "Er schoss viele Tore."]),
        Example(languages: ["ar", "de"], cells: ["وهو أكبر منه بعشرين عامًا.", "Er ist 90 Jahre älter."]),
        Example(languages: ["th", "de"], cells: ["มีผู้เชี่ยวชาญสิบคน", "Es gibt 16 Experten."]),
        Example(languages: ["en", "de"], cells: ["It won 5-3 and then 10-6.", "Es gewann 5-6 und dann 10-6."]),
        Example(languages: ["en", "de"], cells: ["It won 2-0 away.", "Es gewann auswärts 4:0."]),
        Example(languages: ["en", "de"], cells: ["It is 130 miles long.", "Es ist 330 Meilen lang."]),
    ]

    static let right = [
        Example(languages: ["en", "de"], cells: ["He has 3 dogs.", "Er hat drei Hunde."]),
        Example(languages: ["en", "de"], cells: ["He is 21 years old.", "Er ist einundzwanzig Jahre alt."]),
        Example(languages: ["en", "de"], cells: ["It cost 1,250.50 dollars.", "Es kostete 1.250,50 Dollar."]),
        Example(languages: ["en", "de"], cells: ["2.5 million people", "2,5 Mio. Menschen"]),
        Example(languages: ["en", "zh"], cells: ["1.2 billion people", "12亿人"]),
        Example(languages: ["de", "th"], cells: ["Im Jahr 2023 kam er.", "เขามาในปี พ.ศ. 2566"]),
        Example(languages: ["en", "ar"], cells: ["In 2018 there were 45 of them.", "في ٢٠١٨ كان عددهم ٤٥."]),
        Example(languages: ["en", "de"], cells: ["It began at 3 pm.", "Es begann um 15 Uhr."]),
        Example(languages: ["en", "de"], cells: ["It is 10 miles away.", "Es ist 16 Kilometer entfernt."]),
        Example(languages: ["en", "de"], cells: ["2 to 4 inches of rain", "5 bis 10 Zentimeter Regen"]),
        Example(languages: ["ar", "de"], cells: ["ضمن نطاق مسافة 200 ميل", "im Umkreis von 320 Kilometern"]),
        Example(languages: ["en", "de"], cells: ["a 650 pound pig", "ein 290 Kilo schweres Schwein"]),
        Example(languages: ["en", "de"], cells: ["a sunny 80 degrees", "sonnige 27 Grad"]),
        Example(languages: ["en", "de"], cells: ["At 2 pm it began.", "Um 14:00 Uhr begann es."]),
        Example(languages: ["en", "de"], cells: ["Ayr 38 - 17 Melrose", "Ayr gegen Melrose 38:17"]),
        Example(languages: ["en", "de"], cells: ["Call 111 555 0800.", "Rufen Sie 0800 555 111 an."]),
        Example(languages: ["en", "de"], cells: ["2 of them, both new", "beide neu"]),
        Example(languages: ["en", "de"], cells: ["12 eggs", "ein Dutzend Eier"]),
        Example(languages: ["ar", "de"], cells: ["بعد أربعين ألف سنة", "nach 40.000 Jahren"]),
        Example(languages: ["en", "de"], cells: ["the 1990s", "die 90er-Jahre"]),
        Example(languages: ["en", "de"], cells: ["a 3-year plan", "ein dreijähriger Plan"]),
        Example(languages: ["en", "de"], cells: ["Louis 14 reigned.", "Ludwig XIV regierte."]),
        Example(languages: ["en", "de"], cells: ["one of them", "einer von ihnen"]),
        Example(languages: ["en", "de"], cells: ["on 4 October 1918", "am 4. Oktober 1918"]),
    ]

    @Test("values that differ are found", arguments: wrong)
    func different(_ example: Example) throws {
        let findings = try SmallText.findings(NumberRule(), example.languages, example.cells)
        #expect(findings.count == 1, "\(example.cells)")
        #expect(findings.first?.version == 1)
    }

    @Test("one value in other digits, words, scales, calendars or units is no finding", arguments: right)
    func same(_ example: Example) throws {
        let findings = try SmallText.findings(NumberRule(), example.languages, example.cells)
        #expect(findings.isEmpty, "\(example.cells): \(findings.map(\.message))")
    }

    @Test("beside a month it is a date, and the month is quoted")
    func date() throws {
        let findings = try SmallText.findings(
            NumberRule(), ["ar", "de"], ["في يناير 1 في طوكيو", "im Januar 2023 in Tokio"])
        #expect(findings.map(\.rule) == [.date])
        #expect(findings.first?.message == "“Januar 2023” in de against “يناير 1” in ar")
    }

    @Test("among three the majority bears witness")
    func majority() throws {
        let text = try SmallText.make(["ar", "de", "en"], [["45 شخصا", "54 Personen", "45 persons"]])
        let findings = NumberRule().findings(in: text, units: 0..<1).filter { $0.score >= 0.5 }
        #expect(findings.map(\.version) == [1])
        #expect(findings.map(\.witnesses) == [[0, 2]])
        #expect(Set(findings.flatMap { SmallText.passages($0, in: text) }) == ["45", "54"])
    }

    @Test("a number that stands in the next row's translation has only strayed")
    func strayed() throws {
        let text = try SmallText.make(
            ["en", "de"], [["He won in 1987.", "Er gewann."], ["He lost later.", "1987 war das. Er verlor später."]],
            source: "en")
        #expect(NumberRule().findings(in: text, units: 0..<2).allSatisfy { $0.score < 0.5 })
    }

    @Test("what digits may mean")
    func values() throws {
        let text = try SmallText.make(["en"], [["1.500 and 2,5 million in May 12"]])
        let found = QuantityReader(text.versions[0].worded).quantities(in: 0..<text.versions[0].units.count)
        #expect(found.first?.values.contains(1500) == true)
        #expect(found.first?.values.contains(1.5) == true)
        #expect(found.contains { $0.values.contains(2_500_000) })
        #expect(found.contains { $0.kind == .month && $0.values == [5] })
        #expect(found.last?.isDate == true)
    }
}
