import Encoders
import Foundation

/// Sentences a second, with the cache cold and warm, and how that compares with sgemm's peak.
enum SpeedBench {
    /// Operations of the matrix products that a warm cache leaves.
    private static let perToken = Double(2 * 256 * 256 * 10)
    private static let perSentence: Double = {
        let products: [Int] = [1280 * 640, 320 * 320, 320 * 512, 320 * 512, 512 * 512]
        return Double(2 * products.reduce(0, +))
    }()

    /// Every instruction set that the processor has.
    static func run(lines: [String]) throws {
        let peak = MatrixPeak.measure()
        print(String(format: "sgemm peak %@", MatrixPeak.text))
        for instructions in NativeEncoder.Instructions.allCases
        where instructions.rawValue <= NativeEncoder.Instructions.best.rawValue {
            let encoder = try NativeEncoder(cachedTokens: 65536, instructions: instructions)
            let tokens = Double(encoder.tokenCounts(of: lines).reduce(0, +))
            let tokenizing = Stopwatch.best(of: 3) { _ = encoder.tokenCounts(of: lines) }
            let (cold, warm) = measure(encoder, lines)
            let work = (tokens * perToken + Double(lines.count) * perSentence) / 1e9
            print(
                String(
                    format: "%@: cold %.0f sentences/s, warm %.0f; %.0f tokens, tokenizing %.1f %% of warm",
                    "\(instructions)", Double(lines.count) / cold, Double(lines.count) / warm, tokens,
                    100 * tokenizing / warm))
            print(
                String(
                    format: "  warm pass: %.0f GFLOP/s of matrix products = %.0f %% of sgemm's measured peak of %.0f",
                    work / warm, 100 * work / warm / peak, peak))
        }
        let encoder = try NativeEncoder(cachedTokens: 65536)
        for threads in [1, 2] {
            _ = encoder.encode(lines, threads: threads)
            let watch = Stopwatch()
            _ = encoder.encode(lines, threads: threads)
            print(
                String(
                    format: "threads %d: %.0f sentences/s by the wall's clock", threads,
                    Double(lines.count) / watch.seconds))
        }
    }

    /// Two numbers for a script: sentences a second, cold and warm.
    static func rate(lines: [String]) throws {
        let (cold, warm) = measure(try NativeEncoder(), lines)
        print(Double(lines.count) / cold, Double(lines.count) / warm)
    }

    private static func measure(_ encoder: NativeEncoder, _ lines: [String]) -> (cold: Double, warm: Double) {
        _ = encoder.encode(Array(lines.prefix(200)))
        let cold = (0..<3).map { _ in
            encoder.emptyCache()
            return Stopwatch.best(of: 1) { _ = encoder.encode(lines) }
        }.min()
        let warm = Stopwatch.best(of: 3) { _ = encoder.encode(lines) }
        return (cold ?? 0, warm)
    }
}
