import Errors
import Foundation
import Hashes
import Testing

@testable import Encoders

@Suite("Model files")
struct ModelFileTests {
    private func small() -> ModelFileWriter {
        var writer = ModelFileWriter()
        let table = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        writer.add(.information, Array("{}".utf8))
        writer.add(.table, table)
        writer.add(.tableHashes, table.withUnsafeBytes(ModelFormat.hashes(ofTable:)))
        writer.add(.scale, [1.5, -2] as [Float])
        return writer
    }

    @Test("what was written is read")
    func roundTrip() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/model.hexapla"
        try small().write(to: path)
        let file = try ModelFile(path: path, wholly: true)
        let scale = try file.floats(.scale, count: 2)
        #expect(scale[0] == 1.5 && scale[1] == -2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["model.hexapla"])
    }

    @Test("a known model's languages are those that the program knows, whoever installed it; another's are its own")
    func languages() throws {
        let directory = try TemporaryDirectory()
        func languages(_ change: (inout ModelInformation) -> Void) throws -> [String] {
            var information = ModelInformation.universalSentenceEncoder
            information.languages = ["de"]
            change(&information)
            var writer = ModelFileWriter()
            writer.add(.information, [UInt8](try JSONEncoder().encode(information)))
            let path = directory.path + "/\(UUID().uuidString).hexapla"
            try writer.write(to: path)
            return try ModelStore.information(of: try ModelFile(path: path)).languages
        }
        #expect(try languages { _ in } == ModelInformation.universalSentenceEncoder.languages)
        #expect(try languages { $0.name = "other" } == ["de"])
        #expect(try languages { $0.sourceSHA256 = "0" } == ["de"])
    }

    @Test("damage is an error of one line that says how to repair it")
    func damage() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/model.hexapla"
        try small().write(to: path)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var otherVersion = bytes
        otherVersion[8] = 0
        var header = bytes
        header[70] ^= 1
        var section = bytes
        section[4096] ^= 1
        var table = bytes
        table[8192 + 70_000] ^= 1
        let cases: [(String, [UInt8], String)] = [
            ("empty", [], "is no model file"), ("text", Array("hello".utf8), "is no model file"),
            ("torn", Array(bytes.dropLast(100)), "bytes; expected"), ("long", bytes + [0], "bytes; expected"),
            ("version", otherVersion, "has format version 0; expected version 1"),
            ("header", header, "damaged header"), ("section", section, "section \"information\" is damaged"),
            ("table", table, "of the embedding table is damaged"),
        ]
        for (name, content, message) in cases {
            let damaged = try directory.file(name, content)
            let error = #expect(throws: EncoderError.self) { try ModelFile(path: damaged) }
            let text = error?.description ?? ""
            #expect(error?.kind == .modelDamaged)
            #expect(text.hasPrefix(damaged) && text.contains(message), "\(text)")
            #expect(error?.explanation.remedy == "install it again: \(.installModel)" && !text.contains("\n"))
        }
    }

    /// Checksums that fit are no proof: whoever writes a file can make them.
    @Test("sections between pages and numbers that are none are refused, whatever the checksums say")
    func hostile() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/model.hexapla"
        var writer = small()
        writer.add(.low, [1, .nan] as [Float])
        writer.add(.shift, [1, .infinity] as [Float])
        try writer.write(to: path)
        let file = try ModelFile(path: path)
        for section in [ModelFormat.Section.low, .shift] {
            let error = #expect(throws: EncoderError.self) { try file.floats(section, count: 2) }
            #expect(error?.kind == .modelDamaged && error?.description.contains("is no number") == true)
        }
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        // The first section begins one byte later.
        bytes[ModelFormat.recordLength + ModelFormat.nameLength] += 1
        bytes.replaceSubrange(24..<32, with: [UInt8](repeating: 0, count: 8))
        let hash = bytes.prefix(ModelFormat.headerLength).withUnsafeBytes { ContentHash.of($0) }
        withUnsafeBytes(of: hash.littleEndian) { bytes.replaceSubrange(24..<32, with: $0) }
        let moved = try directory.file("moved", bytes)
        let error = #expect(throws: EncoderError.self) { try ModelFile(path: moved) }
        #expect(error?.description.contains("between its pages") == true)
    }

    @Test("a missing section is an error, not a crash")
    func missingSection() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/model.hexapla"
        try small().write(to: path)
        #expect(throws: EncoderError.self) { try NativeEncoder(path: path) }
    }

    @Test("every single flipped bit changes the hash")
    func hashSeesEveryBit() {
        var bytes = [UInt8]((0..<150).map { UInt8($0) })
        let original = bytes.withUnsafeBytes(ContentHash.of)
        for bit in 0..<8 * bytes.count {
            bytes[bit / 8] ^= 1 << (bit % 8)
            let changed = bytes.withUnsafeBytes(ContentHash.of)
            #expect(changed != original)
            bytes[bit / 8] ^= 1 << (bit % 8)
        }
        let shorter = bytes.dropLast().withUnsafeBytes(ContentHash.of)
        #expect(shorter != original)
    }

    @Test("SHA-256 of the standard's examples and around block ends")
    func sha256() {
        func digest(_ text: String) -> String { Array(text.utf8).withUnsafeBytes(SHA256.hexadecimal) }
        #expect(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    }
}
