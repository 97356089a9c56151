import Alignment
import Documents
import Errors
import Evaluation
import Evidence
import Foundation
import Segmentation

@testable import Jobs

extension FuzzTarget {
    /// What users write beside their texts.
    static let settings: [FuzzTarget] = [
        FuzzTarget("configuration") { bytes in
            let file = Scratch.file("hexapla.yml", bytes)
            _ = try? CheckConfiguration(path: file)
            _ = try? ConfigurationFile(path: file)?.corpusOptions()
        },
        FuzzTarget("language-file") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            guard let rules = try? LanguageRules(parsing: text, name: "en.txt"),
                var segmenter = try? Segmenter(language: language("en"), rules: rules)
            else { return }
            _ = segmenter.segment(Document(language: language("en"), string: sample))
        },
        FuzzTarget("weights") { bytes in
            guard let weights = try? WeightSet(parsing: String(decoding: bytes, as: UTF8.self)) else { return }
            var aligner = aligner
            aligner.weights = weights
            let texts = [("en", sample), ("de", sample)].map { Document(language: language($0), string: $1) }
            _ = try? aligner.align(texts, name: "")
        },
        FuzzTarget("manifest") { bytes in _ = try? Manifest(path: Scratch.file("manifest.tsv", bytes)).documents() },
        FuzzTarget("terms") { bytes in
            _ = try? TermsFile(path: Scratch.file("terms.tsv", bytes), languages: [language("en"), language("de")])
        },
        FuzzTarget("baseline") { bytes in _ = try? BaselineFile.read(Scratch.file("baseline.jsonl", bytes)) },
        FuzzTarget("anchors") { bytes in
            guard let file = try? AnchorFile(path: Scratch.file("anchors.tsv", bytes)) else { return }
            var aligner = aligner
            aligner.anchors = file.anchors
            let texts = [("en", sample), ("de", sample)].map { Document(language: language($0), string: $1) }
            _ = try? aligner.align(texts, name: "")
        },
        FuzzTarget("dictionary") { bytes in
            guard let file = try? DictionaryFile("en-de=\(Scratch.file("words.tsv", bytes))") else { return }
            var aligner = aligner
            aligner.dictionaries = [file]
            let texts = [("en", sample), ("de", sample)].map { Document(language: language($0), string: $1) }
            _ = try? aligner.align(texts, name: "")
        },
        FuzzTarget("gold") { bytes in
            let parts = parts(bytes, 2)
            let gold = Scratch.file("gold.json", parts[0])
            var job = EvaluateJob(gold: gold, predicted: Scratch.file("predicted.jsonl", parts[1]))
            job.texts = ["en", "de"].compactMap { tag in
                try? TextArgument("\(tag)=\(Scratch.file("gold.\(tag).txt", Array(sample.utf8)))")
            }
            job.withReliability = true
            _ = try? job.run()
        },
        FuzzTarget("stream", mostBytes: 1024) { bytes in
            let worker = StreamWorker(
                aligner: aligner, encoders: OpenEncoders(.lexical, models: nil), allowsEmpty: true, writesTables: false,
                wording: PlainWording())
            _ = worker.rows(of: StreamWorker.Line(number: 1, bytes: bytes))
        },
    ]

    static let sample = "One. Two, Dr. Smith said on 3 May. “Three!” 5 km\n\nFour. 1. Five; 20 %."
}
