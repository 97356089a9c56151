import Encoders
import Foundation
import RemoteEncoder

/// Measures the encoder on a file of sentences, a line each.
@main
enum EmbedBench {
    private static let usage = """
        usage: encoder-benchmarks install WHEEL | encode LINES OUT.npy [THREADS] | speed LINES | rate LINES | remote URL LINES OUT.npy | peak | spans LINES | start [LINES]
        The model is looked for where hexapla looks for it ($HEXAPLA_MODELS).
        """

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch (arguments.first, arguments.count) {
            case ("install", 2): print(try ModelStore().install(wheel: arguments[1]))
            case ("encode", 3...4):
                try encode(arguments[1], to: arguments[2], threads: arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1)
            case ("speed", 2): try SpeedBench.run(lines: lines(of: arguments[1]))
            case ("rate", 2): try SpeedBench.rate(lines: lines(of: arguments[1]))
            case ("remote", 4): try remote(arguments[1], arguments[2], to: arguments[3])
            case ("peak", 1): print("sgemm peak \(MatrixPeak.text)")
            case ("spans", 2): try SpanBench.run(lines: lines(of: arguments[1]))
            case ("start", 1...2): try start(lines: arguments.count > 1 ? arguments[1] : nil)
            default:
                FileHandle.standardError.write(Data((usage + "\n").utf8))
                exit(2)
            }
        } catch {
            FileHandle.standardError.write(Data("encoder-benchmarks: \(error)\n".utf8))
            exit(2)
        }
    }

    private static func lines(of path: String) throws -> [String] {
        var lines = try String(contentsOfFile: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map(String.init)
    }

    private static func encode(_ path: String, to output: String, threads: Int) throws {
        let encoder = try NativeEncoder()
        let texts = try lines(of: path)
        let vectors = encoder.encode(texts, threads: threads)
        let bytes = try NumPyFile.bytes(vectors, rows: texts.count, columns: encoder.dimension)
        try Data(bytes).write(to: URL(fileURLWithPath: output))
    }

    /// A server's vectors, without keeping any.
    private static func remote(_ address: String, _ path: String, to output: String) throws {
        let encoder = try RemoteEncoder(address: address)
        let texts = try lines(of: path)
        let vectors = try encoder.encode(texts, threads: 2)
        let bytes = try NumPyFile.bytes(vectors, rows: texts.count, columns: encoder.dimension)
        try Data(bytes).write(to: URL(fileURLWithPath: output))
    }

    /// Loading and the first sentence; then, with a file, the memory that encoding it takes.
    private static func start(lines path: String?) throws {
        let begin = Stopwatch()
        let encoder = try NativeEncoder()
        let loaded = begin.seconds
        _ = encoder.encode(["The first sentence."])
        print("load \(milliseconds(loaded)), with the first sentence \(milliseconds(begin.seconds)), \(memory())")
        guard let path else { return }
        let texts = try lines(of: path)
        let vectors = encoder.encode(texts)
        print("\(texts.count) sentences, \(vectors.count / encoder.dimension) vectors: \(memory())")
    }

    static func milliseconds(_ seconds: Double) -> String { String(format: "%.1f ms", seconds * 1000) }

    private static func memory() -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let fields = status.split(separator: "\n").filter {
            $0.hasPrefix("VmHWM") || $0.hasPrefix("VmRSS") || $0.hasPrefix("RssAnon")
        }
        return fields.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: ", ")
    }
}
