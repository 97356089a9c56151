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
        Example(languages: ["en", "de"], cells: ["Take 0.5 mg a day.", "Nehmen Sie 5 mg am Tag."]),
        Example(languages: ["en", "de"], cells: ["It is 3.5 metres long.", "Es ist 35 Meter lang."]),
        Example(languages: ["en", "fr"], cells: ["There were 2.5 billion of them.", "Il y en avait 2,5 millions."]),
        Example(languages: ["en", "zh"], cells: ["It cost 1.5 billion yuan.", "花费了1.5亿元。"]),
        Example(languages: ["en", "ja"], cells: ["The firm invested 200 million yen.", "会社は2000万円を投資した。"]),
        Example(languages: ["en", "zh"], cells: ["Half a century ago 25 men came.", "半个世纪前来了二十八人。"]),
        Example(
            languages: ["en", "fr"], cells: ["Seventy-one rabbits ran away.", "Soixante et un lapins se sont enfuis."]),
        Example(languages: ["en", "ru"], cells: ["Twenty-three sailors came.", "Пришли тридцать два моряка."]),
        Example(languages: ["en", "de"], cells: ["under Louis XIV in Paris", "unter Ludwig XVI. in Paris"]),
        Example(languages: ["en", "de"], cells: ["in version 5.4.2", "in Version 5.2.4"]),
        Example(languages: ["en", "ja"], cells: ["May 3 is a holiday.", "3月5日は祝日だ。"]),
        Example(languages: ["en", "de"], cells: ["signed on October 7, 2021", "am 10.07.2021 unterzeichnet"]),
        Example(languages: ["en", "fr"], cells: ["He walked 5 km.", "Il a marché 5 mètres."]),
        Example(languages: ["en", "pl"], cells: ["A litre costs 4 zlotys.", "Litr kosztuje 4 euro."]),
        Example(languages: ["en", "de"], cells: ["It costs $20.", "Es kostet 20 €."]),
        Example(languages: ["en", "ko"], cells: ["It rose two percentage points.", "금리가 2% 올랐다."]),
        Example(languages: ["en", "pt"], cells: ["A dozen boats lay there.", "Três barcos estavam ali."]),
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
        Example(languages: ["en", "zh"], cells: ["It has 20 million inhabitants.", "有2000万居民。"]),
        Example(languages: ["en", "ja"], cells: ["120 million people live there.", "1億2000万人が住んでいる。"]),
        Example(languages: ["en", "ko"], cells: ["The stadium holds 12,000 people.", "경기장은 1만 2천 명을 수용한다."]),
        Example(languages: ["en", "vi"], cells: ["The king had 20,000 soldiers.", "Nhà vua có hai vạn quân."]),
        Example(languages: ["en", "ro"], cells: ["100 million people", "100 de milioane de oameni"]),
        Example(languages: ["en", "zh"], cells: ["Take an umbrella in case it rains.", "带把伞，万一下雨呢。"]),
        Example(languages: ["en", "fr"], cells: ["She bought a new bicycle.", "Elle a acheté un vélo neuf."]),
        Example(languages: ["en", "de"], cells: ["signed on October 7, 2021", "am 07.10.2021 unterzeichnet"]),
        Example(languages: ["en", "zh"], cells: ["Figure 2-1 shows it.", "图2.1所示。"]),
        Example(languages: ["es", "en"], cells: ["Llame al 91 555 12 34.", "Call 915 551 234."]),
        Example(languages: ["en", "de"], cells: ["It costs 20 euros.", "Es kostet 20 €."]),
        Example(languages: ["en", "ko"], cells: ["It rose 2 percentage points.", "금리가 2%포인트 올랐다."]),
        Example(languages: ["en", "fr"], cells: ["about fifteen minutes", "une quinzaine de minutes"]),
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

    @Test("rows that came ready made are judged each by itself")
    func rowsByThemselves() throws {
        let cells = [
            ["On page 14.", "Auf Seite 15."], ["On page 15.", "Auf Seite 16."], ["On page 16.", "Auf Seite 17."],
        ]
        let given = try SmallText.make(["en", "de"], cells, source: "en", areRowsGiven: true)
        let findings = NumberRule().findings(in: given, units: 0..<3)
        #expect(findings.count == 3)
        #expect(findings.allSatisfy { $0.score >= 0.9 })
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
