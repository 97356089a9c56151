/// Sentences to encode: the beginning of the Universal Declaration of Human Rights, and some with numbers and marks.
enum SampleTexts {
    static let byLanguage: [(language: String, joinsBySpace: Bool, sentences: [String])] = [
        (
            "en", true,
            [
                "All human beings are born free and equal in dignity and rights.",
                "They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.",
                "No.", "In 2023, 4.5 million people (12%) voted; \"never again\", said Dr. Smith.", "",
                "Everyone has the right to life, liberty and security of person.",
            ]
        ),
        (
            "de", true,
            [
                "Alle Menschen sind frei und gleich an Würde und Rechten geboren.",
                "Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
                "Nein!", "Am 3. Mai 1998 kostete die Straßenbahnfahrkarte 2,50 €.",
                "Jeder hat das Recht auf Leben, Freiheit und Sicherheit der Person.",
            ]
        ),
        (
            "ar", true,
            [
                "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق.",
                "وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.", "لا؟",
                "لكل فرد الحق في الحياة والحرية وسلامة شخصه.", "بلغ العدد ٢٬٣٤٥ في عام ٢٠٢٣.",
            ]
        ),
        (
            "th", true,
            [
                "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ", "ต่างมีเหตุผลและมโนธรรม",
                "และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ", "พ.ศ.", "2566", "ไม่",
                "บุคคลมีสิทธิในการดำรงชีวิต ในเสรีภาพ และในความมั่นคงแห่งร่างกาย",
            ]
        ),
        (
            "zh", false,
            [
                "人人生而自由，在尊严和权利上一律平等。", "他们赋有理性和良心，并应以兄弟关系的精神相对待。", "不！",
                "人人有权享有生命、自由和人身安全。", "2023年，", "约有４５００人参加。", "",
            ]
        ),
        (
            "ja", false,
            [
                "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
                "人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。", "はい。",
                "すべて人は、生命、自由及び身体の安全に対する権利を有する。", "㈱カ", "゛ガ㌔、", "と言った。",
            ]
        ),
    ]
}
