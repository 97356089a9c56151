import Optimization
import Testing

@Suite struct LimitedMemoryBFGSTests {
    private typealias Function = ([Double]) -> (value: Double, gradient: [Double])

    /// The point after so many steps, or where none rises any more.
    private static func optimum(_ function: @escaping Function, from start: [Double], steps: Int) -> [Double] {
        var optimizer = LimitedMemoryBFGS()
        var point = start
        for _ in 0..<steps {
            let (value, gradient) = function(point)
            guard let next = optimizer.step(at: point, gradient: gradient, value: function, from: { value })
            else { break }
            point = next
        }
        return point
    }

    private static func distance(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    /// A hill that is a thousand times steeper one way than the other: gradients alone do not get there.
    @Test func findsTheTopOfAnUnevenHill() {
        let top = (0..<10).map { Double($0) - 4.5 }
        let steepness = (0..<10).map { Double(1 << $0) }
        let hill: Function = { point in
            var value = 0.0
            var gradient: [Double] = []
            for index in point.indices {
                let offset = point[index] - top[index]
                value -= steepness[index] * offset * offset
                gradient.append(-2 * steepness[index] * offset)
            }
            return (value, gradient)
        }
        let found = Self.optimum(hill, from: [Double](repeating: 0, count: 10), steps: 80)
        #expect(Self.distance(found, top) < 1e-4)
    }

    /// Rosenbrock's valley, upside down: it is bent, and its highest point is (1, 1).
    @Test func followsABentRidge() {
        let ridge: Function = { point in
            let (x, y) = (point[0], point[1])
            let bend = y - x * x
            return (
                -(1 - x) * (1 - x) - 100 * bend * bend, [2 * (1 - x) + 400 * x * bend, -200 * bend]
            )
        }
        let found = Self.optimum(ridge, from: [-1.2, 1], steps: 200)
        #expect(Self.distance(found, [1, 1]) < 1e-3)
    }

    @Test func everyStepRises() {
        var optimizer = LimitedMemoryBFGS()
        let function: Function = { (-$0[0] * $0[0] * $0[0] * $0[0], [-4 * $0[0] * $0[0] * $0[0]]) }
        var point = [3.0]
        var before = function(point).value
        for _ in 0..<10 {
            guard
                let next = optimizer.step(
                    at: point, gradient: function(point).gradient, value: function, from: { before })
            else { break }
            point = next
            #expect(function(point).value > before)
            before = function(point).value
        }
        #expect(abs(point[0]) < 0.5)
    }

    @Test func nothingIsHigherThanTheTop() {
        var optimizer = LimitedMemoryBFGS()
        let next = optimizer.step(at: [0], gradient: [0], value: { (-$0[0] * $0[0], [-2 * $0[0]]) }, from: { 0 })
        #expect(next == nil)
    }
}
