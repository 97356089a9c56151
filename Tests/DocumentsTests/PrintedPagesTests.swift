import Foundation
import Testing

@testable import Documents

/// Printed pages as paragraphs.
@Suite struct PrintedPagesTests {
    @Test func furnitureHyphensAndParagraphs() {
        let pages = (1...4).map { page in
            """
            The Voyage of the Beagle

            On page \(["one", "two", "three", "four"][page - 1]) the develop-
            ment of a well-
            known idea goes on, and its development is long, as every
            reader of this book about the sea and its many islands can see.
            A second paragraph stands here, and it goes on over the page until the

            \(page)
            """
        }
        let found = PrintedPages(pages.joined(separator: "\n\u{C}") + "\n\u{C}").paragraphs()
        let text = found.joined(separator: "\n")
        #expect(!text.contains("Beagle") && !text.contains("\n1") && !text.contains("4"))
        #expect(
            text.contains("On page one the development of a well-known idea goes on, and its development is long, as"))
        #expect(found.count >= 4)
    }

    /// What is no furniture stays, and so do hyphens of words that nothing tells about.
    @Test func whatStays() {
        #expect(
            PrintedPages("1984\n\nIt was a co-\noperative.\n\u{C}").paragraphs() == ["1984", "It was a co-operative."])
        #expect(PrintedPages("我们在\n这里。\n\u{C}").paragraphs() == ["我们在这里。"])
        #expect(PrintedPages("Ent\u{AD}\nwicklung\n").paragraphs() == ["Entwicklung"])
        #expect(PrintedPages("").paragraphs().isEmpty)
    }

    @Test func noPDF() {
        #expect(Samples.complaint(Array("Text".utf8), "a.pdf").contains("is no complete PDF file"))
    }
}
