import Testing

@testable import Encoders

/// The model's pieces, as the published file's own reading of texts has them (a NumPy program of ours, not this code).
@Suite("Tokenizer of e5", .enabled(if: TestModel.hasE5, "\(TestModel.e5Comment)"))
struct E5TokenizerTests {
    private static let pieces: [(text: String, ids: [Int32])] = [
        (
            "The lighthouse keeper wrote a letter every evening.",
            [581, 22729, 23923, 6, 184308, 54397, 10, 31330, 11907, 105216, 5]
        ),
        (
            "Người gác hải đăng viết thư mỗi tối.",
            [19167, 39631, 238, 95913, 15423, 11545, 16533, 17356, 21785, 5]
        ),
        (
            "Доглядач маяка щовечора писав листа.",
            [1729, 136516, 32856, 25562, 415, 899, 71629, 23407, 37845, 652, 62465, 5]
        ),
        (
            "نگهبان فانوس دریایی هر شب نامه\u{200c}ای می\u{200c}نوشت.",
            [209402, 68155, 8067, 150468, 2255, 13232, 14918, 1765, 383, 81932, 5]
        ),
        (
            "प्रकाशस्तंभ का रखवाला हर शाम एक पत्र लिखता था।",
            [42394, 12695, 838, 6576, 641, 51351, 91262, 10619, 130486, 967, 30990, 51198, 1480, 3813, 125]
        ),
        (
            "Ο φαροφύλακας έγραφε ένα γράμμα κάθε βράδυ.",
            [2108, 6, 20811, 107454, 145202, 99102, 88616, 66420, 3199, 3079, 6, 29369, 2779, 4601, 10875, 94811, 5]
        ),
        (
            "Mlinzi wa mnara aliandika barua kila jioni.",
            [276, 2397, 708, 259, 74039, 219, 923, 43921, 3510, 11, 14378, 890, 4370, 5]
        ),
        (
            "שומר המגדלור כתב מכתב בכל ערב.",
            [6, 119792, 364, 165938, 14303, 35532, 172038, 12020, 72788, 5]
        ),
        (
            "등대지기는 매일 저녁 편지를 썼다.",
            [4877, 3032, 1190, 65637, 113426, 126746, 34696, 49067, 6, 249922, 1875, 5]
        ),
        (
            "灯塔看守人每天晚上都写一封信。",
            [6, 36480, 18248, 2112, 15041, 487, 16121, 23730, 1198, 9449, 684, 22191, 5070, 30]
        ),
        (
            "ผู้ดูแลประภาคารเขียนจดหมายทุกเย็น",
            [25948, 43290, 13776, 37895, 103674, 34250, 221556, 14766, 41165]
        ),
        (
            "ຜູ້ດູແລປະພາຄານຂຽນຈົດໝາຍທຸກແລງ",
            [21768, 94115, 81865, 19465, 78854, 88699, 3828, 114077, 36085, 35566, 98044, 46251, 81865, 7027]
        ),
        (
            "အဖြူရောင်မီးပြတိုက်",
            [1160, 177248, 133629, 96065, 18323, 58636]
        ),
        (
            "  two   spaces\tand a tab",
            [6626, 32628, 7, 136, 10, 20928]
        ),
        (
            "ﬁne ½ ① ﷺ",
            [5885, 78660, 106, 16509, 1423, 4472, 8756]
        ),
        (
            "𓀀𓀁 x",
            [6, 3, 3, 1022]
        ),
        (
            "a\u{200b}b\u{feff}c",
            [10, 876, 501]
        ),
        (
            "▁ ▁x",
            [1022]
        ),
    ]

    @Test func piecesOfManyScripts() throws {
        let encoder = try TestModel.e5()
        for (text, ids) in Self.pieces { #expect(encoder.pieces(of: text) == ids, "\(text)") }
    }

    @Test func decomposedTextIsComposedFirst() throws {
        let encoder = try TestModel.e5()
        let decomposed = "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"
        #expect(encoder.pieces(of: decomposed) == [116721, 3763])
        #expect(encoder.pieces(of: "\u{1112}\u{1161}\u{11ab}") == encoder.pieces(of: "한"))
    }

    @Test func marksAreNeverMadeFromText() throws {
        let ids = try TestModel.e5().pieces(of: "<s> <mask> </s> <unk> <pad> a<mask>b")
        #expect(E5Shape.special.isDisjoint(with: ids))
        #expect(ids.count > 12)
    }

    @Test func textsWithoutInkHaveNoPieces() throws {
        let encoder = try TestModel.e5()
        for text in ["", " ", "\t \n", "\u{200b}\u{feff}"] { #expect(encoder.pieces(of: text).isEmpty) }
    }

    /// In time in proportion to their length: the square of any would be hours.
    @Test(arguments: [
        "\u{fdfa}", "\u{fffd}", "a", "\u{301}\u{323}", "\u{1112}\u{1161}", "\u{13000}", "\u{2581}", "<mask>",
    ])
    func longTextsWithoutSpaces(unit: String) throws {
        let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        let ids = try TestModel.e5().pieces(of: text)
        #expect(ids.allSatisfy { $0 >= 0 && $0 < E5Shape.vocabulary })
        // These two become spaces.
        #expect(ids.isEmpty == ["\u{2581}", "\u{fffd}"].contains(unit))
    }
}
