import Corpus
import Hashes
import Testing

@Suite struct SplitTests {
    @Test func sharesAreKept() throws {
        let split = try #require(CorpusSplit("train=0.8,dev=0.1,test=0.1"))
        var counts = [0, 0, 0]
        for number in 0..<10_000 { counts[split.part(ofDocument: "news/\(number)")] += 1 }
        #expect(
            (7_800...8_200).contains(counts[0]) && (850...1_150).contains(counts[1])
                && (850...1_150).contains(counts[2]))
        #expect(split.training == 0)
    }

    /// What a document's name says must not change: files that were split once would be split anew.
    @Test func placesAreStable() throws {
        let split = try #require(CorpusSplit("train=0.5,dev=0.25,test=0.25"))
        #expect(
            ["a", "b", "c", "d", "nato", "book/1"].map(split.part)
                == ["a", "b", "c", "d", "nato", "book/1"].map(split.part))
        #expect(StableHash.of("nato") == StableHash.of("nato") && StableHash.of("nato") != StableHash.of("Nato"))
        #expect(StableHash.of("") == 0xEFD0_1F60_BA99_2926)
    }

    @Test(arguments: [
        "", "train", "train=1,dev=0", "train=0.5,dev=0.4", "a=0.5,a=0.5", "a/b=0.5,c=0.5", "a=x,b=1", "=1",
    ])
    func whatIsNoSplit(_ list: String) { #expect(CorpusSplit(list) == nil) }

    @Test func ratios() {
        var ratios = LengthRatios()
        #expect(ratios.median == 1)
        for _ in 0..<10 { ratios.add(first: 200, second: 100) }
        ratios.add(first: 10, second: 100)
        ratios.add(first: 1, second: 100)
        #expect(abs(ratios.median - 2) < 0.05)
        #expect(ratios.counts.reduce(0, +) == 11)
    }
}
