import Codecs
import Documents
import Foundation
import ICUText
import TestFiles
import Testing

@Suite struct SegmentFileTests {
    static func times(_ document: Document) -> [String] {
        document.times.map { "\(document.text[$0.range])|\($0.start)-\($0.end)" }
    }

    @Test func subtitles() throws {
        let document = try Samples.read(Array(Samples.subtitles.utf8), "a.srt")
        #expect(document.text.string == "Das ist der Anfang eines Satzes.\n\n- Wirklich?\n\n- Ja.\n")
        #expect(
            Self.times(document) == [
                "Das ist der Anfang|1000-2500", "eines Satzes.|2600-4000", "- Wirklich?\n\n- Ja.|8000-9000",
            ])
        #expect(document.time(of: 0..<30) == 1000...4000)
        #expect(document.time(of: 30..<31) == 2600...4000)
        #expect(document.time(of: 32..<34) == nil)
        // CR LF, and numbers that belong to the text.
        let text =
            "1\r\n00:00:01,000 --> 00:00:02,000\r\nEs war\r\n1984\r\n\r\n2\r\n0:00:03.5 --> 0:00:04\r\nin Wien.\r\n"
        let other = try Samples.read(Array(text.utf8), "b.srt")
        #expect(other.text.string == "Es war 1984 in Wien.\n")
        #expect(Self.times(other) == ["Es war 1984|1000-2000", "in Wien.|3500-4000"])
    }

    @Test func webVTT() throws {
        let document = try Samples.read(Array(Samples.webVTT.utf8), "a.vtt")
        #expect(document.text.string == "Das ist & bleibt eines Satzes.\n")
        #expect(Self.times(document) == ["Das ist & bleibt|1000-2500", "eines Satzes.|2600-3604000"])
    }

    /// Where nobody writes full stops, a sentence may go on from cue to cue all the same; a pause ends a block.
    @Test func subtitlesWithoutStops() throws {
        let cues = (0..<12).map { "\($0)\n00:00:\(10 + $0),000 --> 00:00:\(10 + $0),900\n你好\($0)\n" }
        let last = "13\n00:00:26,000 --> 00:00:27,000\n再见\n"
        let text = try Samples.text(cues.joined(separator: "\n") + "\n" + last, "a.srt", language: "zh-Hant")
        #expect(text == (0..<12).map { "你好\($0)" }.joined(separator: " ") + "\n\n再见\n")
    }

    @Test func noSubtitles() {
        #expect(
            Samples.complaint(Array("Nur Text.\n".utf8), "a.srt").contains("no cue with a text; expected subtitles"))
        #expect(Samples.complaint(Array("WEBVTT\n".utf8), "a.vtt").contains("no cue with a text"))
        #expect(Samples.complaint([], "a.srt").contains("is empty"))
    }

    @Test func memories() throws {
        let german = try Samples.read(Array(Samples.memory.utf8), "a.tmx")
        #expect(german.text.string == "Ein fettes Wort.\nJanuar\n")
        #expect(german.isLines)
        #expect(try Samples.text(Samples.memory, "a.tmx", language: "en") == "A bold word.\nSecond.\n")
        #expect(try Samples.text(Samples.memory, "a.tmx", language: "de-AT") == "Jänner\n")
        #expect(
            Samples.complaint(Array(Samples.memory.utf8), "a.tmx", language: "fr").contains(
                "has no text in 'fr'; it has en-US, de-DE"))
        #expect(Samples.complaint(Array("<a/>".utf8), "a.tmx").contains("expected a TMX file"))
        #expect(Samples.complaint(Array("<tmx/>".utf8), "a.tmx").contains("is empty"))
        let latin =
            Array("<?xml version='1.0' encoding='iso-8859-1'?><tmx><tu><tuv lang='de'><seg>".utf8) + [0xE4]
            + Array("</seg></tuv></tu></tmx>".utf8)
        #expect(try Samples.read(latin, "a.tmx").text.string == "ä\n")
        #expect(try Samples.read(latin, "a.tmx", encoding: "windows-1251").text.string == "д\n")
        #expect(try Samples.read(latin, "a.tmx", lossy: true).text.string == "ä\n")
    }

    @Test func xliff() throws {
        #expect(try Samples.text(Samples.xliff, "a.xliff", language: "en") == "One two\nOnly here\n")
        #expect(try Samples.text(Samples.xliff, "a.xlf") == "Eins zwei\n")
        #expect(try Samples.text(Samples.xliff2, "a.xliff", language: "fr") == "Bonjour monde\n")
        let english = try Samples.read(Array(Samples.xliff2.utf8), "a.xlf", language: "en")
        #expect(english.text.string == "Hello world\nTwo\n" && english.isLines)
        #expect(Samples.complaint(Array(Samples.xliff2.utf8), "a.xlf").contains("has no text in 'de'; it has en, fr"))
    }

    @Test func jsonLines() throws {
        #expect(try Samples.text(Samples.lines, "a.jsonl") == "Eins.\n\nZwei\nZeilen.\n\nDrei.\n\nVier.\n")
        #expect(try Samples.text(Samples.lines, "a.jsonl", language: "fr") == "Deux.\n\nDrei.\n")
        #expect(Samples.complaint(Array("{\"text\":\"a\"}\n{\"text\":\n".utf8), "a.jsonl").contains("a.jsonl:2: "))
        #expect(Samples.complaint(Array("[1]\n".utf8), "a.jsonl").contains("no object"))
        #expect(Samples.complaint(Array("{\"en\":\"a\"}\n".utf8), "a.jsonl").contains("has no text in 'de'; it has en"))
    }

    @Test func compressed() throws {
        try TestFolder.use { folder in
            let german = try #require(LanguageTag("de"))
            for (suffix, bytes) in Samples.all {
                let plain = try DocumentReader().read(
                    path: try folder.write(bytes, "a.\(suffix)"),
                    language: suffix == "xlf" ? try #require(LanguageTag("en")) : german)
                for compression in [Compression.gzip, .zstandard] {
                    let path = try folder.write(
                        try Compressor.file(bytes, compression), "a.\(suffix).\(compression.rawValue)")
                    let document = try DocumentReader().read(path: path, language: plain.language)
                    #expect(document.text == plain.text && document.times == plain.times, "\(suffix)")
                }
            }
        }
    }
}
