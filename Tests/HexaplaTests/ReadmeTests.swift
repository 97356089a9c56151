import Foundation
import Testing

@Suite struct ReadmeTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func contents(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The example that the README shows is the one that is compiled here.
    @Test func exampleIsCompiled() throws {
        let readme = try Self.contents("README.md")
        let example = try Self.contents("Tests/HexaplaTests/ReadmeExample.swift")
        let block = try #require(readme.range(of: "```swift\n"))
        let end = try #require(readme.range(of: "```", range: block.upperBound..<readme.endIndex))
        #expect(readme[block.upperBound..<end.lowerBound] == example)
        try printHarbour()
    }
}
