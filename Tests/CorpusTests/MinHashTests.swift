import TestRandomness
import Testing

@testable import Corpus

@Suite("MinHash")
struct MinHashTests {
    private func letters(_ count: Int, from first: UInt16 = 0x61, _ random: inout SplitMix64) -> [UInt16] {
        (0..<count).map { _ in UInt16.random(in: first...(first + 25), using: &random) }
    }

    private func shingles(_ letters: [UInt16], length: Int = 4) -> Set<[UInt16]> {
        Set((0...(letters.count - length)).map { Array(letters[$0..<($0 + length)]) })
    }

    private func likeness(_ one: MinHash, _ other: MinHash) -> Double {
        Double(zip(one.bytes, other.bytes).count { $0 == $1 }) / Double(MinHash.functions)
    }

    @Test("the share of equal bytes is near the share of shingles in common, and right in the mean")
    func estimate() throws {
        var random = SplitMix64(seed: 1)
        var errors: [Double] = []
        for round in 0..<400 {
            // Two texts with a beginning in common, from none of it to all.
            let common = letters(20 + round / 2, &random)
            let one = common + letters(220 - round / 2, &random)
            let other = common + letters(220 - round / 2, &random)
            let (first, second) = (shingles(one), shingles(other))
            let exact = Double(first.intersection(second).count) / Double(first.union(second).count)
            let error = likeness(try #require(MinHash(one)), try #require(MinHash(other))) - exact
            // Of 20 draws the share is at most four standard deviations from the chance, and a byte is one of 256.
            #expect(abs(error) <= 4 * (max(0.02, exact * (1 - exact)) / Double(MinHash.functions)).squareRoot() + 0.01)
            errors.append(error)
        }
        #expect(abs(errors.reduce(0, +) / Double(errors.count)) < 0.02)
        let spread = errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)
        #expect(spread < 0.25 / Double(MinHash.functions), "functions that do not draw alone spread more")
    }

    @Test("the same shingles in another order, or twice, give the same hashes", arguments: [(0x61, 4), (0x4E00, 2)])
    func anyOrder(first: Int, length: Int) throws {
        var random = SplitMix64(seed: UInt64(first))
        let circle = letters(60, from: UInt16(first), &random)
        func text(turnedBy turn: Int, times: Int = 1) -> [UInt16] {
            let turned = Array(circle[turn...] + circle[..<turn])
            return [[UInt16]](repeating: turned, count: times).flatMap(\.self) + turned.prefix(length - 1)
        }
        let hash = try #require(MinHash(text(turnedBy: 0)))
        for turned in [text(turnedBy: 7), text(turnedBy: 41), text(turnedBy: 19, times: 3)] {
            #expect(shingles(turned, length: length) == shingles(text(turnedBy: 0), length: length))
            let other = try #require(MinHash(turned))
            #expect(other.bytes == hash.bytes)
            #expect(other.bandKeys == hash.bandKeys)
        }
    }

    @Test("alike texts share a band more likely than not, strange ones none")
    func bands() throws {
        var random = SplitMix64(seed: 3)
        var shared = (alike: 0, strange: 0)
        for _ in 0..<200 {
            let one = letters(200, &random)
            let alike = Array(one.dropLast(20)) + letters(20, &random)
            let strange = letters(200, &random)
            let keys = try #require(MinHash(one)).bandKeys
            func isShared(_ letters: [UInt16]) throws -> Bool {
                zip(keys, try #require(MinHash(letters)).bandKeys).contains { $0 == $1 }
            }
            if try isShared(alike) { shared.alike += 1 }
            if try isShared(strange) { shared.strange += 1 }
        }
        #expect(shared.alike > 180)
        #expect(shared.strange == 0)
    }

    @Test("fewer than eight shingles say nothing")
    func short() {
        #expect(MinHash(Array("abcdefghij".utf16)) == nil)
        #expect(MinHash(Array("abcdefghijk".utf16)) != nil)
        #expect(MinHash(Array("一二三四五六七八".utf16)) == nil)
        #expect(MinHash(Array("一二三四五六七八九".utf16)) != nil)
    }
}
