import Encoders
import Testing

@testable import Evidence

@Suite struct BuiltInWeightsTests {
    /// What an encoder's own file does not name is as for the first one.
    @Test func filesOfOtherEncodersChangeTheFirst() {
        let set = WeightSet()
        let (first, second) = (set[.universalSentenceEncoder].weights, set[.multilingualE5].weights)
        #expect(first[.linksAcross] == 0 && second[.linksAcross] < 0 && second[.leftOutLinked] < 0)
        let named: Set<Term> = [.linksAcross, .leftOutLinked, .leftOut]
        for term in Term.allCases where !named.contains(term) { #expect(second[term] == first[term]) }
        #expect(set[.multilingualE5].cuts == set[.universalSentenceEncoder].cuts)
    }

    /// Two encoders together have the same weights in either order.
    @Test func orderOfEncodersDoesNotCount() {
        let names = [EncoderProfile.universalSentenceEncoder.weights, EncoderProfile.multilingualE5.weights]
        func weights(_ names: [String]) -> Weights {
            WeightSet()[
                EncoderProfile(weights: EncoderProfile.together(names), usualCosine: 0.5, strangersCosine: 0)
            ].weights
        }
        #expect(weights(names) == weights(names.reversed()))
        #expect(weights(names)[.linksAcross] < 0 && weights(names)[.leftOutLinked] < 0)
    }
}
