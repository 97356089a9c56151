import Testing

@Suite struct EastAsianTests {
    static let chinese =
        MarkedCase.all(
            "zh",
            [
                "他来了。‖她走了！‖真的吗？‖是的。",
                "他说：“我来了。”‖她走了。",
                "“你是谁？”他问道。‖没有人回答。",
                "“真的吗？”‖他走了。",
                "“你是谁？”他问道。‖“他走了。”",
                "她走了。‖“我不知道，”他说。‖“他来了。‖他又走了。”",
                "\"真的？\"他问道。‖\"不对，\"她说。‖“对。”",
                "价格是3.5元。‖不贵。",
                "他等了很久……·没有人来。",
                "（他走了。）‖她留下。",
                "他来了；她走了，大家都知道。",
                "北约NATO发表声明。‖Kishida说。",
            ])
        + MarkedCase.all("zh-Hant", ["他說：「我來了。」‖她走了。", "「你是誰？」‖「是我。」"])

    static let japanese = MarkedCase.all(
        "ja",
        [
            "彼は来た。‖彼女は行った。‖本当？‖はい！",
            "「誰だ？」と彼は言った。‖誰も答えなかった。",
            "「来た。」と言った。‖彼女は行った。",
            "「行こう。」‖「うん。」",
            "彼は「来た。‖見た。」と言った。‖終わり。",
            "価格は3.5円です。‖安い。",
            "待った……。‖誰も来ない。",
            "待った……·誰も来ない。",
            "彼は来た。‖ところが、彼女は行った。‖とても寒い。",
            "（彼は来た。）‖彼女は行った。",
        ])

    @Test(arguments: chinese + japanese) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
