import Foundation
import Hexapla
import ICUText

/// Megabytes of UTF-8 a second through the segmenter, on one core: the seeds over and over, 10 MB each.
enum SegmentationBenchmark {
    static let texts = [
        ("ar", "seeds/000_bd03e742efd14f8d.txt"), ("de", "seeds/003_b433c4deaf499520.txt"),
        ("th", "seeds/001_204392bfffb63630.txt"),
    ]

    static func run() throws {
        print("segmentation   MB/s  segments   (10 MB of the seeds, one core, median of 5)")
        for (tag, path) in texts {
            guard let language = LanguageTag(tag) else { continue }
            let seed = try String(contentsOfFile: path, encoding: .utf8) + "\n"
            let copies = 10_000_000 / seed.utf8.count + 1
            let document = Document(language: language, string: String(repeating: seed, count: copies))
            var segmenter = try Segmenter(language: language, rules: RuleCatalog().rules(for: language))
            var count = 0
            let seconds = medianSeconds(runs: 5) { count = segmenter.segment(document).segments.count }
            let megabytes = Double(copies * seed.utf8.count) / 1e6
            print("  \(tag)         \(spelled(megabytes / seconds).leftPadded(6))  \(count)")
        }
    }
}

extension String {
    func leftPadded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
