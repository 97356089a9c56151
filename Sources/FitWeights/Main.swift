internal import Alignment
internal import Encoders
internal import Evidence
internal import FittedModels
internal import Foundation
internal import RemoteEncoder
internal import Segmentation

/// FitWeights --plan FILE --evidence lexical|encoder --out FOLDER [--encoder muse|e5] [--vectors FILE] [--weights FILE]
///   [--language-data FOLDER] [--rounds 80]
/// FitWeights --boundaries LANGUAGE --spans FOLDER… [--part 0/2] [--language-data FOLDER]
@main
struct Main {
    static func main() throws {
        var options: [String: [String]] = [:]
        var option = ""
        for argument in CommandLine.arguments.dropFirst() {
            if argument.hasPrefix("--") {
                option = argument
                options[option, default: []] += []
            } else {
                options[option, default: []].append(argument)
            }
        }
        if let language = options["--boundaries"]?.first {
            try FitBoundaries(folders: folders(options)).run(language: language)
        } else if let plan = options["--plan"]?.first, let out = options["--out"]?.first {
            try fit(JSONDecoder().decode(FitPlan.self, from: Data(contentsOf: URL(filePath: plan))), out: out, options)
        } else {
            print("FitWeights: neither --boundaries LANGUAGE nor --plan FILE --out FOLDER")
        }
    }

    private static func folders(_ options: [String: [String]]) throws -> [String] {
        let part = options["--part"]?.first?.split(separator: "/").compactMap { Int($0) } ?? [0, 1]
        return try (options["--spans"] ?? []).flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted().enumerated()
                .filter { $0.offset % part[1] == part[0] }.map { "\(folder)/\($0.element)" }
        }
    }

    private static func fit(_ plan: FitPlan, out: String, _ options: [String: [String]]) throws {
        let heading = options["--evidence"]?.first ?? "lexical"
        var aligner = Aligner()
        if heading == "encoder" {
            let encoder = try ModelStore().encoder(options["--encoder"]?.first ?? "muse")
            aligner.encoder = try options["--vectors"]?.first.map { try StoredVectors(encoder, path: $0) } ?? encoder
        }
        aligner.catalog = RuleCatalog(folder: options["--language-data"]?.first)
        if let path = options["--weights"]?.first {
            aligner.weights = try WeightSet(parsing: String(contentsOfFile: path, encoding: .utf8))
        }
        let number = { (option: String, usual: Double) in options[option]?.first.flatMap(Double.init) ?? usual }
        let weights = try FitWeights(
            plan: plan, aligner: aligner, rounds: Int(number("--rounds", 80)), prior: number("--prior", 0.5)
        ).weights()
        var models: [String: (cuts: CutModel, scores: ScoreModel)] = [:]
        if let whole = weights["all"], !plan.tables.isEmpty {
            aligner.weights.setWeights(whole, for: aligner.encoder?.profile)
            models = try FitModels(aligner: aligner, plan: plan).models()
        }
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        for (name, fitted) in weights {
            var text = section(heading, Term.allCases.map { ("\($0)", fitted[$0]) })
            if let models = models[name] {
                text += section("\(heading)-cuts", CutFeature.allCases.map { ("\($0)", models.cuts[$0]) })
                text += section("\(heading)-scores", ScoreFeature.allCases.map { ("\($0)", models.scores[$0]) })
            }
            try text.write(toFile: "\(out)/\(name).\(heading)", atomically: true, encoding: .utf8)
        }
    }

    /// As `WeightSet` reads it.
    private static func section(_ heading: String, _ values: [(name: String, value: Double)]) -> String {
        "[\(heading)]\n" + values.map { "\($0.name)\t\(($0.value * 100).rounded() / 100)\n" }.joined()
    }
}
