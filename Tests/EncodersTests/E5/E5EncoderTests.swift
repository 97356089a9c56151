import Testing

@testable import Encoders

@Suite("Encoder e5", .enabled(if: TestModel.hasE5, "\(TestModel.e5Comment)"))
struct E5EncoderTests {
    private static let texts = [
        "The lighthouse keeper wrote a letter every evening.", "Người gác hải đăng viết thư mỗi tối.",
        "Доглядач маяка щовечора писав листа.", "نگهبان فانوس دریایی هر شب نامه\u{200c}ای می\u{200c}نوشت.",
    ]
    /// The first numbers of their vectors, by a forward pass in NumPy without rounding of states.
    private static let expected: [[Float]] = [
        [0.04217, -0.05544, -0.04497, -0.02653, 0.09867, -0.03659, -0.00711, 0.00480],
        [0.05268, -0.05646, -0.00290, -0.03872, 0.08429, -0.05515, -0.01920, 0.03598],
        [0.05192, -0.03830, -0.04435, -0.05851, 0.07930, -0.02435, -0.05189, -0.02474],
        [0.03519, -0.03578, -0.04133, -0.03101, 0.10294, -0.05684, -0.00901, 0.03152],
    ]

    @Test func vectorsAreTheModels() throws {
        let vectors = try TestModel.e5().encode(Self.texts)
        for (row, numbers) in Self.expected.enumerated() {
            for (column, number) in numbers.enumerated() {
                #expect(abs(vectors[row * E5Shape.width + column] - number) < 0.003)
            }
        }
    }

    @Test func theSameBitsAlwaysAndEverywhere() throws {
        let encoder = try TestModel.e5()
        let texts = Self.texts + ["", "x", Self.texts[0]]
        let together = encoder.encode(texts, threads: 3)
        #expect(together == encoder.encode(texts))
        for (row, text) in texts.enumerated() {
            let own = encoder.encode([text])
            #expect(own.elementsEqual(together[row * E5Shape.width..<(row + 1) * E5Shape.width]))
            #expect(abs(own.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
        }
        for level in NativeEncoder.Instructions.allCases where level.rawValue < NativeEncoder.Instructions.best.rawValue
        {
            let other = try E5Encoder(instructions: level)
            #expect(other.encode(Array(texts.prefix(2))).elementsEqual(together.prefix(2 * E5Shape.width)))
        }
    }

    @Test func translationsAreNearerThanStrangers() throws {
        let encoder = try TestModel.e5()
        let vectors = encoder.encode([
            "The museum is closed on Mondays.", "Bảo tàng đóng cửa vào thứ Hai.", "Con mèo ngủ trên ghế.",
        ])
        let width = E5Shape.width
        #expect(cosine(vectors, 0, vectors, 1, width: width) > cosine(vectors, 0, vectors, 2, width: width) + 0.03)
        #expect(
            encoder.languages?.isSuperset(of: ["vi", "uk", "fa", "hi", "sw", "lo", "km", "my", "en", "de"]) == true)
    }

    /// One of more than 512 tokens is cut between words.
    @Test func longTexts() throws {
        let encoder = try TestModel.e5()
        let long = (0..<300).map { "word\($0)" }.joined(separator: " ")
        #expect(encoder.tokenCounts(of: [long])[0] > 512)
        let vector = encoder.encode([long])
        #expect(vector.allSatisfy(\.isFinite) && abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
    }
}
