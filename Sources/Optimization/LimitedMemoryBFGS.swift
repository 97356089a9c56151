/// Maximizes a smooth function (Liu and Nocedal 1989), with a line search that shortens the step.
package struct LimitedMemoryBFGS {
    private var pairs: [(step: [Double], change: [Double])] = []
    private var previous: (point: [Double], gradient: [Double])?

    package init() {}

    /// The next point, or nil where no step raises the function.
    ///
    /// - Parameters:
    ///   - value: The function, and its gradient.
    ///   - current: The function at `point`.
    package mutating func step(
        at point: [Double], gradient: [Double], value: ([Double]) -> (Double, [Double]), from current: () -> Double
    ) -> [Double]? {
        if let previous {
            let step = zip(point, previous.point).map { $0 - $1 }
            let change = zip(previous.gradient, gradient).map { $0 - $1 }
            if dot(step, change) > 1e-10 { pairs.append((step, change)) }
            if pairs.count > 8 { pairs.removeFirst() }
        }
        previous = (point, gradient)
        let direction = direction(gradient)
        let start = current()
        var scale = pairs.isEmpty ? 1 / max(1, dot(gradient, gradient).squareRoot()) : 1
        for _ in 0..<8 {
            let candidate = zip(point, direction).map { $0 + scale * $1 }
            if value(candidate).0 > start { return candidate }
            scale /= 3
        }
        return nil
    }

    private func direction(_ gradient: [Double]) -> [Double] {
        var direction = gradient
        var factors: [Double] = []
        for pair in pairs.reversed() {
            let factor = dot(pair.step, direction) / dot(pair.step, pair.change)
            factors.append(factor)
            direction = zip(direction, pair.change).map { $0 - factor * $1 }
        }
        if let last = pairs.last {
            let scale = dot(last.step, last.change) / dot(last.change, last.change)
            direction = direction.map { $0 * scale }
        }
        for (pair, factor) in zip(pairs, factors.reversed()) {
            let beta = dot(pair.change, direction) / dot(pair.step, pair.change)
            direction = zip(direction, pair.step).map { $0 + (factor - beta) * $1 }
        }
        return direction
    }

    private func dot(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
