/// Vectors of length 1, a row each, one after the other in an array: as encoders give them.
enum VectorRows {
    /// The cosine of a row of one array and a row of another. Summed in a fixed order: the same bits everywhere.
    @inline(__always)
    static func cosine(
        ofRow row: Int, in left: [Float], withRow other: Int, in right: [Float], dimension: Int
    ) -> Double {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                var sums = SIMD16<Float>.zero
                var place = 0
                while place + 16 <= dimension {
                    var a = SIMD16<Float>.zero
                    var b = SIMD16<Float>.zero
                    for lane in 0..<16 {
                        a[lane] = left[row * dimension + place + lane]
                        b[lane] = right[other * dimension + place + lane]
                    }
                    sums += a * b
                    place += 16
                }
                var sum = Double(sums.sum())
                while place < dimension {
                    sum += Double(left[row * dimension + place] * right[other * dimension + place])
                    place += 1
                }
                return sum
            }
        }
    }
}
