import Encoders
import Testing

@testable import Checking

@Suite("What a model's probability that something is lacking is worth")
struct LackModelTests {
    @Test(
        "rises with it from 0 to 1, by either encoder",
        arguments: [EncoderProfile.universalSentenceEncoder, .multilingualE5])
    func rises(profile: EncoderProfile) {
        let worths = (0...100).map { LackModel.measured(Double($0) / 100, by: profile) }
        #expect(worths.first == 0 && worths.last == 1)
        #expect(zip(worths, worths.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("is less by the second encoder, where it is in doubt")
    func second() {
        for probability in [0.4, 0.6, 0.75, 0.85] {
            let first = LackModel.measured(probability, by: .universalSentenceEncoder)
            #expect(LackModel.measured(probability, by: .multilingualE5) < first)
        }
        #expect(LackModel.measured(0.3, by: .multilingualE5) == LackModel.measured(0.3, by: .universalSentenceEncoder))
    }
}
