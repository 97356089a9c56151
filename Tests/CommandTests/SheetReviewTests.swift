import Foundation
import Testing

/// A spreadsheet goes out and comes back, by the program.
@Suite struct SheetReviewTests {
    @Test func sheetComesBack() async throws {
        let scratch = try Scratch()
        func run(_ arguments: String...) async throws -> Program.Run {
            try await Program.run(arguments, in: scratch.path)
        }
        let rows = (1...4).map { number in
            #"{"document":"d","row":\#(number),"score":0.5,"texts":{"de":"Satz \#(number).","en":"Line \#(number)."}}"#
        }
        try scratch.write(rows.joined(separator: "\n") + "\n", to: "t.jsonl")
        for format in ["xlsx", "csv"] {
            #expect(try await run("convert", "t.jsonl", "t.\(format)").exitCode == 0)
            // As it was, it says nothing.
            let untouched = try await run("review", "t.jsonl", "--from", "t.\(format)")
            #expect(untouched.exitCode == 0 && untouched.errors.contains("0 corrections"), "\(untouched.errors)")
        }
        let edited = """
            document,row,de,en,status
            d,1,Satz 1. Satz 2.,Line 1. Line 2.,accepted
            d,3,Satz 3 neu.,Line 3.,
            d,4,Satz 4.,Line 4.,rejected

            """
        try scratch.write(edited, to: "edited.csv")
        let taken = try await run("review", "t.jsonl", "--from", "edited.csv")
        #expect(taken.exitCode == 1 && taken.errors.contains("the text of 'de' is another"), "\(taken.errors)")
        #expect(taken.errors.contains("3 corrections in"))
        let fixed = try await run("review", "t.jsonl", "--apply", "--format", "tsv", "--columns", "de,en")
        // What was rejected is left out.
        #expect(fixed.text == "de\ten\nSatz 1. Satz 2.\tLine 1. Line 2.\nSatz 3.\tLine 3.\n")
        expectFailure(try await run("review", "t.jsonl", "--from", "t.docx"), "is no spreadsheet")
    }
}
