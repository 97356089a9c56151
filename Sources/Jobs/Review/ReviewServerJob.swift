public import Alignment
internal import Codecs
internal import Documents
public import Errors
public import Files
internal import Formats
private import Foundation
internal import LoopbackServer
internal import Review
internal import ReviewPage
private import Synchronization

/// `hexapla review` with its page: one person, one table, this machine.
public struct ReviewServerJob: Sendable {
    public var review = ReviewJob()
    public var aligner = Aligner()
    public var encoder = EncoderChoice.automatic
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    /// 0 for any that is free.
    public var port = 0
    /// Whether a browser is opened.
    public var opensBrowser = true
    /// Findings that are accepted, and where others go that the reviewer accepts; nil for none.
    public var baseline: String?
    /// Whether rows are checked while they are looked at.
    public var checksRows = true
    /// How errors name settings.
    public var wording: any Wording = PlainWording()
    public var notify: (@Sendable (Phrase) -> Void)?

    public init() {}

    /// Runs until the program is ended.
    ///
    /// - Parameter output: Gets one line, the address.
    public func run(_ input: RowInput, to output: Output) throws(HexaplaError) {
        let opened = try review.open(input)
        if let unread = opened.unread { notify?("\(input.path): \(unread)") }
        let session = try ReviewSession(opened.table, log: opened.log, access: .write)
        if let refusal = session.refusal { notify?("\(opened.log): \(refusal); corrections can only be looked at") }
        let server = try LoopbackServer(port: port)
        let gate = Gate(secret: Gate.randomSecret(), port: server.port)
        let findings = FindingStore()
        let checks = ReviewChecks(job: self, findings: findings)
        let realigning = BackgroundRealigning(aligner: aligner, encoder: encoder, models: models, wording: wording)
        let service = ReviewService(
            session, name: opened.name, catalog: aligner.catalog, findings: findings,
            helpers: ReviewService.Helpers(
                formats: Self.formats(versions: opened.table.languages.count).map(\.rawValue),
                realign: realigning.begin, realigned: { realigning.progress },
                export: { state, format throws(HexaplaError) in try file(state, format: format, name: opened.name) },
                acceptFinding: checks.accept, line: shownLine))
        let address = "http://127.0.0.1:\(server.port)/\(gate.secret)/"
        try output.write("\(address)\n")
        try output.handOn()
        if opensBrowser { Self.openBrowser(address) }
        service.prepare()
        if checksRows { checks.begin(opened.table.rows, path: input.path) } else { findings.end() }
        try server.run(gate, until: { false }, answering: { path, request in service.answer(path, request) })
    }

    private func shownLine(_ error: HexaplaError) -> String { error.line(wording) }

    /// Formats that are one file, and can be written of such a table.
    private static func formats(versions: Int) -> [ExportFormat] {
        ExportFormat.allCases.filter { format in
            !format.isOfWholeTable && !format.isSeveralFiles && (!format.isOfPairs || versions == 2)
        }
    }

    /// The corrected table as a file's bytes.
    private func file(
        _ state: ReviewState, format: String, name: String
    ) throws(HexaplaError) -> (name: String, bytes: [UInt8]) {
        guard let chosen = ExportFormat(rawValue: format) else {
            throw HexaplaError(.usage, at: "\(.format) \(format)", "is none that is written")
        }
        var options = ExportOptions()
        options.format = chosen
        let folder = FileManager.default.temporaryDirectory.path
        let path = "\(folder)/hexapla-\(UUID().uuidString).\(chosen.suffixes.first ?? format)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let outputs = try TableOutputs(try ReviewExport.plan(options, state, path: path))
        _ = try ReviewExport.write(state, options, name: name, to: outputs)
        try outputs.finish()
        let bytes = [UInt8](try EvaluationInput.bytes(path))
        return ("\(name).\(chosen.suffixes.first ?? format)", bytes)
    }

    /// With what the desktop opens addresses with; nothing happens where there is none.
    private static func openBrowser(_ address: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xdg-open", address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try? process.run()
    }
}

/// Realigns on a thread of its own, while corrections go on.
private final class BackgroundRealigning: Sendable {
    private let aligner: Aligner
    private let encoder: EncoderChoice
    private let models: String?
    private let wording: any Wording
    private let state = Mutex(RealignProgress.idle)

    init(aligner: Aligner, encoder: EncoderChoice, models: String?, wording: any Wording) {
        (self.aligner, self.encoder, self.models, self.wording) = (aligner, encoder, models, wording)
    }

    var progress: RealignProgress { state.withLock { $0 } }

    func begin(_ review: ReviewState) {
        let isRunning = state.withLock { progress in
            if case .running = progress { return true }
            progress = .running("reading")
            return false
        }
        guard !isRunning else { return }
        Thread.detachNewThread { [self] in
            var own = aligner
            own.tellStep = { [self] step in state.withLock { $0 = .running(step) } }
            own.notify = nil
            let found: RealignProgress
            do throws(HexaplaError) {
                own.encoder = try encoder.open(models: models, for: review.table.languages)
                found = .done(try Realigner(aligner: own).arrangements(review))
            } catch {
                found = .failed(error.line(wording))
            }
            state.withLock { $0 = found }
        }
    }
}
