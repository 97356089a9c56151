/// Rows of vectors of length 1, one after the other.
enum Vectors {
    /// The cosine of two rows. Summed in a fixed order: the same bits everywhere.
    @inline(__always)
    static func cosine(_ left: [Float], _ row: Int, _ right: [Float], _ other: Int, dimension: Int) -> Double {
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
