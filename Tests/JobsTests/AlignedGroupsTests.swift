import Errors
import Foundation
import TestFiles
import TestRandomness
import Testing

@testable import Jobs

/// Whatever ends a run or damages its files: what the next run reads is what was written, or it is not there.
@Suite struct AlignedGroupsTests {
    /// Keys as long as `DocumentKey` makes them, which differ in more than a digit, and rows of different lengths.
    private static let documents: [(key: String, rows: [UInt8])] = (0..<4).map { number in
        let rows = (0...(3 * number)).map { "{\"row\":\($0),\"text\":\"document \(number)\"}\n" }.joined()
        return (String(repeating: "\(number)", count: 64), Array(rows.utf8))
    }
    private static let late = (key: "late", rows: Array("late rows\n".utf8))

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// What a run leaves that adds all documents.
    private static func files() throws -> (rows: [UInt8], journal: [UInt8]) {
        var files: (rows: [UInt8], journal: [UInt8]) = ([], [])
        try TestFolder.use { folder in
            let path = "\(folder.path)/work"
            let groups = try AlignedGroups(folder: path, settings: "settings")
            for document in documents { _ = try groups.add(document.rows, key: document.key, isLasting: true) }
            try groups.synchronize()
            files = (try bytes("\(path)/rows"), try bytes("\(path)/journal"))
        }
        return files
    }

    private static func lay(_ rows: [UInt8], _ journal: [UInt8], in folder: TestFolder, _ name: String = "work") throws
    {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        _ = try folder.write(rows, "\(name)/rows")
        _ = try folder.write(journal, "\(name)/journal")
    }

    /// Reads every document that is known. Wrong rows are an issue; damage that is said is none.
    ///
    /// - Returns: The numbers of those that were read.
    private static func read(_ groups: AlignedGroups, mayBeDamaged: Bool = false) throws -> [Int] {
        documents.indices.filter { number in
            guard let entry = groups.entry(documents[number].key) else { return false }
            do throws(HexaplaError) {
                #expect(try groups.read(entry) == documents[number].rows)
                return true
            } catch {
                #expect(mayBeDamaged)
                return false
            }
        }
    }

    /// Opens what is left, adds what is missing and one more, and opens it again: everything is there.
    private static func goOn(_ path: String) throws {
        do {
            let groups = try AlignedGroups(folder: path, settings: "settings")
            for document in documents + [late] where groups.entry(document.key) == nil {
                let entry = try groups.add(document.rows, key: document.key, isLasting: true)
                #expect(try groups.read(entry) == document.rows)
            }
        }
        let groups = try AlignedGroups(folder: path, settings: "settings")
        #expect(!groups.beganAnew)
        #expect(try read(groups) == Array(documents.indices))
        let entry = try #require(groups.entry(late.key))
        #expect(try groups.read(entry) == late.rows)
    }

    @Test func aJournalCutAtEveryByte() throws {
        let (rows, journal) = try Self.files()
        let ends = journal.indices.filter { journal[$0] == 0x0A }.map { $0 + 1 }
        for length in 0...journal.count {
            try TestFolder.use { folder in
                try Self.lay(rows, Array(journal[..<length]), in: folder)
                do {
                    let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "settings")
                    // The first line is the header.
                    #expect(try Self.read(groups) == Array(0..<max(0, ends.count { $0 <= length } - 1)))
                    #expect(groups.beganAnew == (length > 0 && length < ends[0]))
                    #expect(groups.damagedLine == nil)
                }
                if length % 7 == 0 { try Self.goOn("\(folder.path)/work") }
            }
        }
    }

    /// A run that ended while it wrote a frame: the journal's line was not written yet, or is there without its frame.
    @Test func rowsCutAtEveryByte() throws {
        let (rows, journal) = try Self.files()
        for length in 0..<rows.count {
            try TestFolder.use { folder in
                try Self.lay(Array(rows[..<length]), journal, in: folder)
                do {
                    let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "settings")
                    let found = try Self.read(groups)
                    #expect(found == Array(0..<found.count) && found.count < Self.documents.count)
                }
                if length % 7 == 0 { try Self.goOn("\(folder.path)/work") }
            }
        }
    }

    @Test func aDamagedByteOfAFrameIsSaid() throws {
        let (rows, journal) = try Self.files()
        for place in rows.indices {
            try TestFolder.use { folder in
                var damaged = rows
                damaged[place] ^= 0x10
                try Self.lay(damaged, journal, in: folder)
                let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "settings")
                #expect(try Self.read(groups, mayBeDamaged: true).count == Self.documents.count - 1)
            }
        }
    }

    /// A changed byte of the journal loses documents, and never gives one the rows of another, or a part of its own.
    @Test func aDamagedByteOfTheJournal() throws {
        let (rows, journal) = try Self.files()
        for place in journal.indices {
            for change: UInt8 in [0x01, 0x02, 0x10] {
                try TestFolder.use { folder in
                    var damaged = journal
                    damaged[place] ^= change
                    try Self.lay(rows, damaged, in: folder)
                    let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "settings")
                    #expect(try Self.read(groups, mayBeDamaged: true).count < Self.documents.count)
                }
            }
        }
    }

    @Test(arguments: [
        "\(Int.max)\t\(Int.max)\t1\t1", "0\t\(Int.max)\t1\t1", "-1\t1\t1\t1", "0\t0\t1\t1", "1\t\(Int.max)\t1\t1",
    ])
    func numbersThatCannotBe(cells: String) throws {
        let (rows, journal) = try Self.files()
        try TestFolder.use { folder in
            let key = Self.documents[0].key
            try Self.lay(rows, journal + Array("\(key)\t\(cells)\n".utf8), in: folder)
            let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "settings")
            #expect(try Self.read(groups) == Array(Self.documents.indices))
            #expect(groups.damagedLine == Self.documents.count + 2)
        }
    }

    /// A length of the rows beyond all memory, of a frame that is there.
    @Test func aLengthThatCannotBe() throws {
        let (rows, journal) = try Self.files()
        let text = String(decoding: journal, as: UTF8.self)
        var lines = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        for size in [String(Int.max), "0", "1"] {
            lines[1][3] = size
            let changed = lines.map { $0.joined(separator: "\t") + "\n" }.joined()
            try TestFolder.use { folder in
                try Self.lay(rows, Array(changed.utf8), in: folder)
                let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "settings")
                #expect(try Self.read(groups, mayBeDamaged: true) == [1, 2, 3])
            }
        }
    }

    @Test func otherSettingsBeginAnew() throws {
        let (rows, journal) = try Self.files()
        try TestFolder.use { folder in
            try Self.lay(rows, journal, in: folder)
            let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "others")
            #expect(groups.beganAnew)
            #expect(try Self.read(groups).isEmpty)
        }
    }

    @Test func oneWriterAtATime() throws {
        try TestFolder.use { folder in
            let path = "\(folder.path)/work"
            let first = try AlignedGroups(folder: path, settings: "settings")
            #expect(throws: HexaplaError.self) { try AlignedGroups(folder: path, settings: "settings") }
            _ = try first.add(Self.late.rows, key: Self.late.key, isLasting: true)
            #expect(first.entry(Self.late.key) != nil)
        }
    }

    @Test func whatDoesNotLastIsNotThereAgain() throws {
        try TestFolder.use { folder in
            let path = "\(folder.path)/work"
            do {
                let groups = try AlignedGroups(folder: path, settings: "settings")
                let entry = try groups.add(Self.late.rows, key: Self.late.key, isLasting: false)
                #expect(try groups.read(entry) == Self.late.rows)
                _ = try groups.add(Self.documents[0].rows, key: Self.documents[0].key, isLasting: true)
            }
            let groups = try AlignedGroups(folder: path, settings: "settings")
            #expect(groups.entry(Self.late.key) == nil)
            #expect(try Self.read(groups) == [0])
        }
    }

    // MARK: Compacting

    @Test func compactingKeepsWhatIsAskedFor() throws {
        let (rows, journal) = try Self.files()
        try TestFolder.use { folder in
            try Self.lay(rows, journal, in: folder)
            let path = "\(folder.path)/work"
            try AlignedGroups(folder: path, settings: "settings").compact(keeping: [Self.documents[1].key])
            do {
                let groups = try AlignedGroups(folder: path, settings: "settings")
                #expect(try Self.read(groups) == [1])
            }
            #expect(try Self.bytes("\(path)/rows").count < rows.count)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["work"])
            try Self.goOn(path)
        }
    }

    /// The steps between which a run may end: the smaller folder half written, both there, the old one renamed.
    @Test(arguments: ["half written", "both", "renamed", "to be removed"]) func aRunThatEndsWhileCompacting(
        step: String
    ) throws {
        let (rows, journal) = try Self.files()
        try TestFolder.use { folder in
            let half = Array(rows[..<(rows.count / 2)])
            switch step {
            case "half written":
                try Self.lay(rows, journal, in: folder)
                try Self.lay(half, [], in: folder, "work.new")
            case "both":
                try Self.lay(rows, journal, in: folder)
                try Self.lay(rows, journal, in: folder, "work.new")
            case "renamed":
                try Self.lay(rows, journal, in: folder, "work.new")
                try Self.lay(half, journal, in: folder, "work.old")
            default:
                try Self.lay(rows, journal, in: folder)
                try Self.lay(half, journal, in: folder, "work.old")
            }
            do {
                let groups = try AlignedGroups(folder: "\(folder.path)/work", settings: "settings")
                #expect(try Self.read(groups) == Array(Self.documents.indices))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["work"])
            try Self.goOn("\(folder.path)/work")
        }
    }

    // MARK: A full disk

    @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a small disk")) func aFullDisk() throws {
        try SmallDisk.use(bytes: 1 << 16) { disk in
            let path = "\(disk.path)/work"
            var random = SplitMix64(seed: 7)
            var added: [(key: String, rows: [UInt8])] = []
            do {
                let groups = try AlignedGroups(folder: path, settings: "settings")
                var failure: HexaplaError?
                for number in 0..<100 where failure == nil {
                    // Nothing that packs to less.
                    let rows = (0..<3_000).map { _ in UInt8(random.below(256)) }
                    do throws(HexaplaError) {
                        _ = try groups.add(rows, key: "document \(number)", isLasting: true)
                        added.append(("document \(number)", rows))
                    } catch {
                        failure = error
                    }
                }
                #expect(failure?.description.contains("cannot be written") == true)
                #expect(added.count > 5 && added.count < 25)
                for document in added {
                    let entry = try #require(groups.entry(document.key))
                    #expect(try groups.read(entry) == document.rows)
                }
            }
            try disk.grow(to: 1 << 20)
            try Self.goOn(path)
            let groups = try AlignedGroups(folder: path, settings: "settings")
            for document in added {
                let entry = try #require(groups.entry(document.key))
                #expect(try groups.read(entry) == document.rows)
            }
        }
    }
}
