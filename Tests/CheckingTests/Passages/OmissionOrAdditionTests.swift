import Testing

@testable import Checking

@Suite("Who is at fault")
struct OmissionOrAdditionTests {
    @Test("what one of three has alone is an addition, the others bear witness")
    func alone() {
        let faults = OmissionOrAddition.all(present: [2], absent: [0, 1], source: nil)
        #expect(faults.map(\.rule) == [.addition])
        #expect(faults.map(\.version) == [2])
        #expect(faults.map(\.witnesses) == [[0, 1]])
    }

    @Test("what two of three have, the third omits")
    func majority() {
        let faults = OmissionOrAddition.all(present: [0, 2], absent: [1], source: nil)
        #expect(faults.map(\.rule) == [.omission])
        #expect(faults.map(\.version) == [1])
        #expect(faults.map(\.witnesses) == [[0, 2]])
    }

    @Test("an original settles it, whatever the majority")
    func original() {
        #expect(OmissionOrAddition.all(present: [2], absent: [0, 1], source: 2).map(\.rule) == [.omission, .omission])
        #expect(OmissionOrAddition.all(present: [0, 1], absent: [2], source: 2).map(\.version) == [0, 1])
        #expect(OmissionOrAddition.all(present: [0, 1], absent: [2], source: 2).map(\.rule) == [.addition, .addition])
    }

    @Test("between two equals the one that lacks it is named")
    func two() {
        #expect(OmissionOrAddition.all(present: [1], absent: [0], source: nil).map(\.version) == [0])
    }
}
