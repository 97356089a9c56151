public import Evidence
private import Foundation

extension WeightSet {
    /// - Parameter path: A file as FitWeights writes it.
    public init(path: String) throws(HexaplaError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw HexaplaError("--weights \(path): cannot be read; expected a file of weights")
        }
        do throws(WeightSetError) {
            try self.init(parsing: String(decoding: data, as: UTF8.self))
        } catch {
            throw HexaplaError("--weights \(path): \(error)")
        }
    }
}
