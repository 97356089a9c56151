import Foundation

/// The installed encoder, for tests that need it; they are skipped where it is missing.
enum InstalledModel {
    static let comment = "needs the encoder: `make model` installs it"
    static let name = "universal-sentence-encoder-multilingual-3"

    /// The folder of models that the binary looks in.
    static let folder: String = {
        let environment = ProcessInfo.processInfo.environment
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let folder = value("HEXAPLA_MODELS") { return folder }
        let data = value("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? (value("HOME") ?? ".") + "/.local/share") + "/hexapla/models"
    }()

    static let e5Comment = "needs the encoder e5: `make model MODEL=e5` installs it"
    static let hasE5 = FileManager.default.fileExists(atPath: "\(folder)/multilingual-e5-small/model.hexapla")
    static let isInstalled = FileManager.default.fileExists(atPath: "\(folder)/\(name)/model.hexapla")
    static var environment: [String: String] { ["HEXAPLA_MODELS": folder] }
}

/// A NumPy array of float32 with two dimensions, as the tests read it.
struct NumberTable {
    let rows: Int
    let columns: Int
    let values: [Float]

    /// nil for anything else.
    init?(_ data: Data) {
        guard data.count >= 128, data.starts(with: [0x93] + Array("NUMPY".utf8) + [1, 0]) else { return nil }
        let header = String(decoding: data.prefix(128), as: UTF8.self)
        guard let shape = header.firstMatch(of: /'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+)\)/),
            let rows = Int(shape.1), let columns = Int(shape.2), data.count == 128 + 4 * rows * columns
        else { return nil }
        (self.rows, self.columns) = (rows, columns)
        let bytes = [UInt8](data.dropFirst(128))
        values = bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    }

    func cosine(_ first: Int, _ second: Int) -> Float {
        (0..<columns).reduce(0) { $0 + values[first * columns + $1] * values[second * columns + $1] }
    }
}
