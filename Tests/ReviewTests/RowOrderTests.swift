import TestRandomness
import Testing

@testable import Review

@Suite struct RowOrderTests {
    @Test("An order does what a list does") func random() {
        var numbers = SplitMix64(seed: 7)
        for count in [0, 1, 2, 40] {
            var order = RowOrder(count: count)
            var list = Array(1..<(count + 1))
            var next = count + 1
            for _ in 0..<400 {
                if list.isEmpty || numbers.below(2) == 0 {
                    let place = numbers.below(list.count + 1)
                    order.insert(next, after: place == 0 ? 0 : list[place - 1])
                    list.insert(next, at: place)
                    next += 1
                } else {
                    order.remove(list.remove(at: numbers.below(list.count)))
                }
                #expect(order.count == list.count)
                let isSame = list.enumerated().allSatisfy { place, row in
                    order.row(at: place) == row && order.place(of: row) == place
                        && order.row(after: row) == (place + 1 < list.count ? list[place + 1] : nil)
                        && order.row(before: row) == (place > 0 ? list[place - 1] : nil)
                }
                #expect(isSame)
                #expect(order.row(at: list.count) == nil)
            }
        }
    }
}
