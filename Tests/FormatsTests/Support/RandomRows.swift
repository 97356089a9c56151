import AlignedTable
import Documents
import TestRandomness

@testable import Formats

/// Rows that nobody would write, of texts that break formats.
struct RandomRows {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// What ends lines and cells, what markup is made of, what XML forbids, what turns the direction, what joins.
    private static let nasty: [Unicode.Scalar] =
        [
            "\0", "\u{1}", "\u{8}", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{1A}", "\u{1C}", "\u{1F}", "\u{7F}",
            "\u{85}",
            "\u{A0}", "\u{AD}", "\u{300}", "\u{301}", "\u{338}", "\u{200B}", "\u{200D}", "\u{200F}", "\u{202E}",
            "\u{2028}", "\u{2029}", "\u{2066}", "\u{FEFF}", "\u{FFFC}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}",
            "\u{E0001}", "\u{10FFFF}", "&", "<", ">", "\"", "'", "\\", "/", ";", "]", " ", "|", "👩", "🏽", "\u{1F1E9}",
            "ا", "ไ", "ä", "a", "漢",
        ] + [0xFDD0, 0x1FFFE].compactMap { Unicode.Scalar($0) }
    private static let wholes = [
        "]]>", "&amp;", "<!--", "<seg>", "</target>", "\r\n", "\\u0000", "&#0;", "👩🏽‍🚀", "\u{FEFF}",
    ]

    mutating func text() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: text.append(contentsOf: (Self.wholes.randomElement(using: &random) ?? "]]>").unicodeScalars)
            case 1: text.append(Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random)) ?? "x")
            default: text.append(Self.nasty.randomElement(using: &random) ?? "x")
            }
        }
        return String(text)
    }

    private mutating func source() -> TextSource {
        TextSource(
            path: text(), sha256: Bool.random(using: &random) ? String(repeating: "0a", count: 32) : nil,
            licence: Bool.random(using: &random) ? text() : nil, origin: Bool.random(using: &random) ? text() : nil)
    }

    private mutating func score() -> Double { Double(Int.random(in: 0...10_000, using: &random)) / 10_000 }

    /// A table of some documents: every row with one version or more of `languages`, or all with `isFull`.
    mutating func table(_ languages: [LanguageTag], isFull: Bool = false) -> [RowRecord] {
        var rows: [RowRecord] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let document = text()
            for number in 1...Int.random(in: 1...5, using: &random) {
                let least = Int.random(in: 0..<languages.count, using: &random)
                let present = languages.indices.filter { isFull || $0 == least || Bool.random(using: &random) }
                var parts = present.map { place in
                    let start = Int.random(in: 0...1000, using: &random)
                    return RowRecord.Part(
                        language: languages[place], text: text(), span: start..<(start + 7),
                        isMoved: Bool.random(using: &random), source: Bool.random(using: &random) ? source() : nil,
                        time: Bool.random(using: &random) ? start * 7...start * 7 + 1999 : nil)
                }
                switch Int.random(in: 0..<3, using: &random) {
                case 0: break
                case 1:
                    let name = "x" + text()
                    for place in parts.indices { parts[place].identity = name }
                default: for place in parts.indices { parts[place].identity = "y\(place)" + text() }
                }
                var row = RowRecord(document: document, number: number, parts: parts)
                for first in parts.indices {
                    for second in parts.indices.dropFirst(first + 1) {
                        row.pairScores.append(.init(first: first, second: second, score: score()))
                    }
                }
                row.score = parts.count == 2 ? row.pairScores.first?.score : parts.count > 2 ? score() : nil
                rows.append(row)
            }
        }
        return rows
    }
}

extension RowRecord {
    /// With every text that a format changes as the format gives it back.
    func changed(texts: (String) -> String, names: (String) -> String) -> RowRecord {
        var row = self
        row.document = document.map(names)
        for place in parts.indices {
            row.parts[place].text = texts(parts[place].text)
            guard let source = parts[place].source else { continue }
            row.parts[place].source = TextSource(
                path: names(source.path), sha256: source.sha256, licence: source.licence.map(names),
                origin: source.origin.map(names))
        }
        return row
    }

    /// Without what some formats have no place for.
    func bare(keeping features: RowFeatures) -> RowRecord {
        var row = self
        if !features.contains(.document) { row.document = nil }
        if !features.contains(.number) { row.number = nil }
        if !features.contains(.score) { row.score = nil }
        if !features.contains(.pairScores), !(parts.count == 2 && features.contains(.score)) { row.pairScores = [] }
        for place in parts.indices {
            if !features.contains(.spans) { row.parts[place].span = nil }
            if !features.contains(.moved) { row.parts[place].isMoved = false }
            if !features.contains(.times) { row.parts[place].time = nil }
            if !features.contains(.sources) { row.parts[place].source = nil }
            if !features.contains(.identities) { row.parts[place].identity = nil }
        }
        return row
    }

    /// Everything in it, to the byte: `==` takes composed and decomposed letters for the same.
    var bytes: [UInt8] {
        var description = "\(document.map(\.quotedAsJSON) ?? "-") \(number ?? -1) \(score ?? -1) \(pairScores)"
        for part in parts {
            description += "\n\(part.language.tag) \(part.text.quotedAsJSON) \(part.span.map { "\($0)" } ?? "-")"
            description += " \(part.identity.map(\.quotedAsJSON) ?? "-")"
            description += " \(part.isMoved) \(part.time.map { "\($0)" } ?? "-") "
            description +=
                part.source?.fields.map { "\($0.name)=\($0.value.quotedAsJSON)" }.joined(separator: " ") ?? "-"
        }
        return Array(description.utf8)
    }
}
