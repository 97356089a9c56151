import FittedModels
import Testing

@Suite struct MeasuredWorthTests {
    @Test func linearBetweenPoints() {
        let worth = MeasuredWorth([(0, 0), (0.5, 0.25), (1, 1)])
        #expect(worth.worth(of: 0) == 0)
        #expect(worth.worth(of: 0.25) == 0.125)
        #expect(worth.worth(of: 0.5) == 0.25)
        #expect(worth.worth(of: 0.75) == 0.625)
        #expect(worth.worth(of: 1) == 1)
    }
}
