import Testing

@Suite struct EnglishTests {
    static let cases = MarkedCase.all(
        "en",
        [
            "Mr. × Smith met Mrs. × Jones and Dr. × Brown. ‖ They talked.",
            "He likes fruit, e.g. × apples, i.e. × food. ‖ She does not.",
            "He likes fruit, e.g. × Boskoop apples. ‖ She does not.",
            "The U.S. economy grew. ‖ The U.K. did not.",
            "The U.S. · Army came.",
            "He lives in the U.S. ‖ She lives in the U.K. ‖ They met in D.C. and stayed.",
            "He came at 5 a.m. and left. ‖ She stayed.",
            "He came at 5 p.m. ‖ She stayed.",
            "He came at 5 p.m. · Peter stayed.",
            "He came at 5 p.m. ‖ Nobody stayed.",
            "See No. × 5 on p. × 12 of vol. × 3. ‖ It is there.",
            "Is it there? ‖ No. ‖ It is gone.",
            "J. R. R. Tolkien wrote books. ‖ He lived in Oxford.",
            "George W. · Bush won. ‖ He smiled.",
            "It cost $3.50. ‖ That is 1,000.5 yen.",
            "On Jan. × 5 he left. ‖ On Feb. × 6 he came back.",
            "World War II. ‖ It was long.",
            "Sales grew. ‖ iPhones sold best, e.g. × the small ones, and others of that sort (approx. × ten).",
            "She came home. · he was away. · \"nobody here,\" she said etc. × and went.",
            "hey, i like it. ‖ do you like j. × r. × r. × tolkien, e.g. × this one? ‖ \"no!\" he said. ‖ ok, approx. × ten.",
        ])

    @Test(arguments: cases) func stop(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }

    static let quotes = MarkedCase.all(
        "en",
        [
            "“Who is there?” he asked. ‖ Nobody spoke.",
            "\"Who is there?\" he asked. ‖ Nobody spoke.",
            "“I am coming.” ‖ She left.",
            "“I am coming,” she said. ‖ “Wait.”",
            "\"I am coming. ‖ Wait here.\" ‖ She left.",
            "‘I am coming.’ ‖ She left.",
            "He waited... ‖ Nobody came.",
            "He waited... and waited. ‖ Nobody came.",
            "He waited … and waited. ‖ Nobody came.",
            "(He left.) ‖ She stayed.",
            "Stop! ‖ Who goes there?! ‖ Me.",
            "Yahoo! is a firm. ‖ So is Google.",
            "The dog’s bone. ‖ It isn't here.",
        ])

    @Test(arguments: quotes) func quote(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }

    @Test func headlineGluedToTheFirstSentence() throws {
        try expectMarks("Wales match ends in a draw ‖ The coach said it was hard. ‖ Fans left early.", in: "en")
    }
}
