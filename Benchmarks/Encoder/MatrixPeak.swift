import COpenBLAS
import Foundation

/// What OpenBLAS's sgemm reaches on one thread with matrices of the encoder's size.
enum MatrixPeak {
    /// GFLOP/s, the best of a few shapes.
    static func measure() -> Double {
        openblas_set_num_threads(1)
        return [(512, 256, 1280), (1024, 512, 512), (2048, 2048, 2048)].map(gigaflops).max() ?? 0
    }

    static var text: String {
        let name = openblas_get_corename().map { String(cString: $0) } ?? "?"
        return String(format: "%.0f GFLOP/s (OpenBLAS, kernels for %@, one thread)", measure(), name)
    }

    private static func gigaflops(rows: Int, columns: Int, depth: Int) -> Double {
        let left = [Float](repeating: 0.5, count: rows * depth)
        let right = [Float](repeating: 0.25, count: depth * columns)
        var product = [Float](repeating: 0, count: rows * columns)
        let operations = 2.0 * Double(rows) * Double(columns) * Double(depth)
        let repetitions = max(1, Int(1e9 / operations))
        let seconds = Stopwatch.best(of: 7) {
            for _ in 0..<repetitions {
                cblas_sgemm(
                    CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(rows), blasint(columns), blasint(depth), 1, left,
                    blasint(depth), right, blasint(columns), 0, &product, blasint(columns))
            }
        }
        return operations * Double(repetitions) / seconds / 1e9
    }
}
