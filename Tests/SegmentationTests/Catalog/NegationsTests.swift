import Testing

@testable import Segmentation

@Suite struct NegationsTests {
    private func negations(_ lines: String...) throws -> Negations {
        try LanguageRules(parsing: "[negations]\n" + lines.joined(separator: "\n"), name: "xx").negations
    }

    @Test func wordsDeny() throws {
        let negations = try negations("Not", "(hardly)")
        #expect(!negations.isEmpty)
        #expect(negations.contains("not") && negations.mayContain("not"))
        #expect(!negations.contains("hardly") && negations.mayContain("hardly"))
        #expect(!negations.contains("(hardly)") && !negations.mayContain("note") && !negations.mayContain("knot"))
        #expect(Negations().isEmpty && !Negations().mayContain("not"))
        // What only may deny says nothing alone.
        #expect(try self.negations("(hardly)").isEmpty)
    }

    /// In brackets: what words begin with, end with, and have inside.
    @Test(arguments: [
        ("(non-)", ["nonsense", "non"], ["anon", "no"]), ("(-less)", ["homeless", "less"], ["lesson"]),
        ("(-않-)", ["않다", "하지않았다", "않"], ["안다"]), ("(n'-)", ["n'est"], ["n", "on'"]), ("(ne-)", ["nepřišel"], ["bane"]),
        ("(نمی-)", ["نمی\u{200C}شود", "نمیشود"], ["می\u{200C}شود"]), ("(-نمی-)", ["ونمی\u{200C}شود"], ["نم"]),
    ])
    func partsMayDeny(_ line: String, denying: [String], others: [String]) throws {
        let negations = try negations("word", line)
        for word in denying { #expect(negations.mayContain(word) && !negations.contains(word), "\(word)") }
        for word in others { #expect(!negations.mayContain(word), "\(word)") }
    }

    /// The later line is believed: a file of one's own may say that a word only may deny.
    @Test func laterLines() throws {
        let negations = try negations("not", "(hardly)", "(not)", "hardly")
        #expect(!negations.contains("not") && negations.mayContain("not") && negations.contains("hardly"))
    }

    @Test(arguments: ["(ne", "ne)", "()", "(-)", "(--)"])
    func wrongLines(_ line: String) {
        #expect {
            try negations("not", line)
        } throws: { error in
            "\(error)".contains(line) && "\(error)".contains("'(word)'")
        }
    }
}
