import Errors
import Foundation
import TestFiles
import Testing

@testable import Files

@Suite struct OutputTests {
    private static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

    private static func names(_ folder: TestFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func appearsWhole() throws {
        try TestFolder.use { folder in
            let path = "\(folder.path)/a.txt"
            let output = try Output(path: path)
            // More than a buffer.
            for _ in 0..<10_000 { try output.write("0123456789\n") }
            #expect(Self.text(path) == nil)
            try output.finish()
            #expect(Self.text(path) == String(repeating: "0123456789\n", count: 10_000))
            #expect(try Self.names(folder) == ["a.txt"])
        }
    }

    @Test func appearsNotAtAll() throws {
        try TestFolder.use { folder in
            let old = try folder.write(Array("old".utf8), "old.txt")
            for path in ["\(folder.path)/new.txt", old] {
                let output = try Output(path: path)
                try output.write(String(repeating: "x", count: 200_000))
            }
            #expect(try Self.names(folder) == ["old.txt"])
            #expect(Self.text(old) == "old")
        }
    }

    /// A name as long as the system allows; the one that it has while it is written is another.
    @Test(arguments: [200, 249, 255]) func longNames(length: Int) throws {
        try TestFolder.use { folder in
            let path = "\(folder.path)/\(String(repeating: "a", count: length))"
            let output = try Output(path: path)
            try output.write("x")
            try output.finish()
            #expect(Self.text(path) == "x")
            #expect(try Self.names(folder).count == 1)
        }
    }

    /// What a killed run left goes when the next file is written there; what another run writes stays.
    @Test func leftoversOfKilledRuns() throws {
        try TestFolder.use { folder in
            _ = try folder.write(Array("left".utf8), ".hexapla-1-1.part")
            let held = try folder.write(Array("held".utf8), ".hexapla-1-2.part")
            _ = try folder.write(Array("mine".utf8), "notes.part")
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/.hexapla-1-3.part", withDestinationPath: "notes.part")
            #expect(mkfifo("\(folder.path)/.hexapla-1-4.part", 0o600) == 0)
            let holder = open(held, O_RDONLY)
            #expect(flock(holder, LOCK_EX) == 0)
            let outputs = try ["a", "b"].map { try Output(path: "\(folder.path)/\($0)") }
            for output in outputs {
                try output.write("x")
                try output.complete()
            }
            for output in outputs { try output.publish() }
            close(holder)
            #expect(
                try Self.names(folder) == [
                    ".hexapla-1-2.part", ".hexapla-1-3.part", ".hexapla-1-4.part", "a", "b", "notes.part",
                ])
            #expect(Self.text("\(folder.path)/notes.part") == "mine")
        }
    }

    @Test func whoMayReadStays() throws {
        try TestFolder.use { folder in
            let path = try folder.write(Array("old".utf8), "a.txt")
            chmod(path, 0o640)
            let output = try Output(path: path)
            try output.write("new")
            try output.finish()
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o640)
            #expect(Self.text(path) == "new")
        }
    }

    /// A link stays one, whether the file that it leads to is there or not yet; relative ones count from their folder.
    @Test(arguments: ["old", nil]) func linksStay(content: String?) throws {
        try TestFolder.use { folder in
            let inner = "\(folder.path)/inner"
            try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
            if let content { _ = try folder.write(Array(content.utf8), "inner/file.txt") }
            try FileManager.default.createSymbolicLink(
                atPath: "\(inner)/near", withDestinationPath: "file.txt")
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/far", withDestinationPath: "inner/near")
            let output = try Output(path: "\(folder.path)/far")
            try output.write("new")
            try output.finish()
            #expect(Self.text("\(inner)/file.txt") == "new")
            #expect(try Self.names(folder) == ["far", "inner"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: inner).sorted() == ["file.txt", "near"])
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/far") == "inner/near")
        }
    }

    @Test func noTextIsWrittenOver() throws {
        try TestFolder.use { folder in
            let text = try folder.write(Array("text".utf8), "text.txt")
            let link = "\(folder.path)/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "text.txt")
            for path in [text, link, "\(folder.path)/./text.txt"] {
                let error = #expect(throws: HexaplaError.self) { try Output(path: path, reading: [text]) }
                #expect(error?.kind == .usage)
            }
            #expect(throws: Never.self) { try Output(path: "\(folder.path)/other.txt", reading: [text]) }
            #expect(Self.text(text) == "text")
        }
    }

    @Test func placesThatAreNoFiles() throws {
        try TestFolder.use { folder in
            #expect(throws: HexaplaError.self) { try Output(path: "") }
            #expect(throws: HexaplaError.self) { try Output(path: folder.path) }
            let error = #expect(throws: HexaplaError.self) { try Output(path: "\(folder.path)/none/a.txt") }
            #expect(error?.kind == .output && error?.remedy != nil)
        }
    }

    /// Files that belong together: where one of them cannot be written, none appears.
    @Test(.enabled(if: access("/dev/full", W_OK) == 0, "needs /dev/full"))
    func groupsAppearTogetherOrNotAtAll() throws {
        try TestFolder.use { folder in
            let paths = ["a", "b"].map { "\(folder.path)/\($0)" }
            do {
                let group = OutputGroup(try (paths + ["/dev/full"]).map { try Output(path: $0) })
                for output in group.outputs { try output.write("x") }
                let error = #expect(throws: HexaplaError.self) { try group.finish() }
                #expect(error?.kind == .output)
            }
            #expect(try Self.names(folder).isEmpty)
            let group = OutputGroup(try paths.map { try Output(path: $0) })
            for output in group.outputs { try output.write("x") }
            try group.finish()
            #expect(try Self.names(folder) == ["a", "b"])
        }
    }

    @Test func aReaderThatHasSeenEnough() throws {
        signal(SIGPIPE, SIG_IGN)
        try TestFolder.use { folder in
            let path = "\(folder.path)/pipe"
            #expect(mkfifo(path, 0o600) == 0)
            let reader = open(path, O_RDONLY | O_NONBLOCK)
            let output = try Output(path: path)
            try output.write("seen")
            try output.handOn()
            var bytes = [UInt8](repeating: 0, count: 16)
            #expect(read(reader, &bytes, bytes.count) == 4)
            close(reader)
            try output.write("not seen")
            let error = #expect(throws: HexaplaError.self) { try output.finish() }
            #expect(error?.kind == .readerGone)
            // The pipe is the user's.
            #expect(try Self.names(folder) == ["pipe"])
        }
    }
}
