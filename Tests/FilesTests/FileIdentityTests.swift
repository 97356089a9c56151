import Files
import Foundation
import TestFiles
import Testing

@Suite struct FileIdentityTests {
    @Test func oneFileByManyNames() throws {
        try TestFolder.use { folder in
            let path = try folder.write([1], "a.txt")
            let other = try folder.write([1], "b.txt")
            #expect(symlink("a.txt", "\(folder.path)/soft") == 0)
            #expect(link(path, "\(folder.path)/hard") == 0)
            let identity = try #require(FileIdentity(path: path))
            for name in ["soft", "hard", "./a.txt", "../\((folder.path as NSString).lastPathComponent)/a.txt"] {
                #expect(FileIdentity(path: "\(folder.path)/\(name)") == identity)
            }
            #expect(FileIdentity(path: other) != identity)
        }
    }

    @Test func whatIsNoOrdinaryFileHasNone() throws {
        try TestFolder.use { folder in
            #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
            for path in ["-", "", "\(folder.path)/none", "\(folder.path)/pipe", folder.path, "/dev/null"] {
                #expect(FileIdentity(path: path) == nil)
            }
        }
    }
}
