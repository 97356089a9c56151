import Testing

@testable import Evidence

@Suite struct VectorCentreTests {
    @Test func whatIsCommonIsTakenOff() {
        // Both lean on the first number, and differ in the second.
        let vectors: [Float] = (0..<40).flatMap { [0.8, $0 % 2 == 0 ? 0.6 : -0.6] }
        let taken = VectorCentre(vectors, dimension: 2).taken(from: [0.8, 0.6, 0.8, -0.6])
        let (one, other) = (Array(taken[0..<2]), Array(taken[2..<4]))
        let cosine =
            (one[0] * other[0] + one[1] * other[1])
            / ((one[0] * one[0] + one[1] * one[1]).squareRoot()
                * (other[0] * other[0] + other[1] * other[1]).squareRoot())
        #expect(cosine < -0.9, "with what they have in common it was .28")
    }

    @Test func oneVectorAloneStaysWhereItPoints() {
        let taken = VectorCentre([3, 4], dimension: 2).taken(from: [3, 4])
        #expect(abs(taken[0] / taken[1] - 0.75) < 1e-6)
        #expect(VectorCentre([0, 0], dimension: 2).taken(from: [0, 0]) == [0, 0])
    }
}
