"""What readers and rules have to look at again and again: files of one thing that is repeated.

For `Scripts/test-cost`, which reads each in three sizes.
"""

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def cue(text):
    return "1\n00:00:01,000 --> 00:00:02,000\n" + text + "\n"


def attributes(count):
    return " ".join(f'a{i}="1"' for i in range(count))


def word(body):
    return {"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}


def table(columns, rows):
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "|b|\n" * rows


def repeated(*units):
    return lambda n: "".join(unit.replace("@", str(i)) for i in range(n) for unit in units)


# Name of the file, how many units, what makes it: a text, or an archive's entries. What is an error must be one soon.
READERS = [
    ("tags.en.srt", 500, lambda n: cue("<b " * n)), ("slashes.en.srt", 500, lambda n: cue("</" * n)),
    ("braces.en.srt", 500, lambda n: cue("{\\" * n)), ("cues.en.srt", 500, repeated("@\n00:00:01,000 --> 00:00:02,000\n<i>a\n\n")),
    ("tags.en.vtt", 500, lambda n: "WEBVTT\n\n" + cue("<b " * n)), ("references.en.vtt", 500, lambda n: "WEBVTT\n\n" + cue("&lt" * n)),
    ("ass.en.srt", 500, repeated("Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}a@\n")),
    ("attributes.en.html", 4000, lambda n: f"<html><body><p {attributes(n)}>Text.</p></body></html>"),
    ("attributes.en.xhtml", 4000, lambda n: f"<html><body><p {attributes(n)}>Text.</p></body></html>"),
    ("elements.en.html", 1000, repeated("<p id=a@ class=b>a@ <b>b</b></p>")), ("ends.en.html", 2000, lambda n: "<b>" * 300 + "</x>" * n),
    ("open.en.html", 2000, lambda n: "<p>" * n), ("lists.en.html", 400, lambda n: "<ul><li>" * min(n, 1000) + "a" * n),
    ("entities.en.html", 2000, lambda n: "<p>" + "&amp;&#150;&x" * n), ("less.en.html", 4000, lambda n: "<p>" + "< <" * n),
    ("comments.en.html", 2000, lambda n: "<p>" + "<!-- " * n), ("metas.en.html", 2000, lambda n: "<meta http-equiv=content-type content='charset=" + " " * n + ";'><p>a"),
    ("values.tmx", 4000, lambda n: f"<tmx><body><tu><tuv xml:lang='en' x='{'> ' * n}'><seg>a</seg></tuv></tu></body></tmx>"),
    ("attributes.tmx", 4000, lambda n: f"<tmx><body><tu {attributes(n)}><tuv xml:lang='en'><seg>a</seg></tuv></tu></body></tmx>"),
    ("units.tmx", 500, lambda n: "<tmx><body>" + repeated("<tu tuid='@'><tuv xml:lang='en'><seg>a@</seg></tuv></tu>")(n) + "</body></tmx>"),
    ("languages.tmx", 500, lambda n: "<tmx><body><tu>" + repeated("<tuv xml:lang='x-a@'><seg>a</seg></tuv>")(n) + "<tuv xml:lang='en'><seg>a</seg></tuv></tu></body></tmx>"),
    ("spaces.tmx", 2000, lambda n: "<tmx " + " ".join(f"xmlns:a{i}='u{i}'" for i in range(n)) + "><a1:x/></tmx>"),
    ("units.xlf", 500, lambda n: "<xliff version='1.2'><file source-language='en' target-language='de'><body>" + repeated("<trans-unit id='@'><source>a<g>@</g></source></trans-unit>")(n) + "</body></file></xliff>"),
    ("paragraphs.en.docx", 500, lambda n: word(repeated("<w:p><w:pPr><w:pStyle w:val='a@'/></w:pPr><w:r><w:t>a@</w:t></w:r></w:p>")(n))),
    ("runs.en.docx", 1000, lambda n: word("<w:p>" + repeated("<w:r><w:t>a@</w:t></w:r>")(n) + "</w:p>")),
    ("paragraphs.en.odt", 1000, lambda n: {"content.xml": "<x>" + repeated("<p>a@</p>")(n) + "</x>"}),
    ("entries.en.odt", 500, lambda n: {"content.xml": "<p>a</p>", **{f"a{i}": "" for i in range(n)}}),
    ("chapters.en.epub", 60, lambda n: {
        "META-INF/container.xml": "<container><rootfile full-path='p'/></container>",
        "META-INF/encryption.xml": "<x>" + repeated("<CipherReference URI='f@'/>")(n) + "</x>",
        "p": "<p><manifest>" + repeated("<item id='c@' href='@' media-type='text/html'/>")(n) + "</manifest><spine>" + repeated("<itemref idref='c@'/>")(n) + "</spine></p>",
        **{str(i): f"<p>{i}</p>" for i in range(n)}}),
    ("references.en.md", 500, lambda n: "[a]: u\n\n" + "[a] " * n), ("definitions.en.md", 500, repeated("[a@]: u\n")),
    ("columns.en.md", 2000, lambda n: table(n, 10)), ("rows.en.md", 1000, lambda n: table(3, n)),
    ("quotations.en.md", 2000, lambda n: ">" * n + "\n" + "a\n" * n), ("lists.en.md", 1000, lambda n: "- " * n + "a\n" + "a\n" * n),
    ("pictures.en.md", 1500, lambda n: "![[]()" * n), ("brackets.en.md", 4000, lambda n: "[" * n + "](" * n),
    ("stars.en.md", 2000, lambda n: "*a **b " * n), ("quotes.en.md", 2000, lambda n: "`" * n + " a ``" * n),
    ("notes.en.md", 500, lambda n: repeated("[^a@]: b\n\n")(n) + repeated("[^a@] ")(n)),
    ("front.en.md", 4000, lambda n: "---\n" + "key: value\n" * n), ("markdown.en.md", 1000, lambda n: "<a" + " markdown=1" * n + "> b >\n"),
    ("heading.en.md", 2000, lambda n: "# a" + " \t" * n + "b"), ("boxes.en.md", 1000, lambda n: "::: [" + "]{" * n),
    ("deep.en.jsonl", 2000, lambda n: "[" * n), ("line.en.jsonl", 2000, lambda n: '{"text":"' + "a\\u00e4\\n" * n + '"}\n'),
    ("fields.en.jsonl", 300, lambda n: "{" + ",".join(f'"x{i}":"a"' for i in range(n)) + ',"text":"b"}\n'),
    ("tag.en.jsonl", 500, lambda n: '{"de' + "-abcde" * n + '":"a","text":"b"}\n'), ("lines.en.jsonl", 500, repeated('{"text":"a @"}\n')),
]

# Two versions of one row, or of a row a line.
ROWS = [
    ("phrase", 60, repeated("In 1995 waren es 14 von 25 Leuten, 3,5 % und 12:30 Uhr am 3. Mai. ")),
    ("numbers", 300, repeated("@ ")), ("versions", 200, repeated("1.2.@ ")), ("times", 200, repeated("1:@ ")),
    ("measures", 150, repeated("@ km ")), ("days", 150, repeated("3. Mai @ ")), ("months", 200, repeated("Mai ")),
    ("spoken", 200, repeated("drei ")), ("telephone", 200, repeated("030 12345@ ")), ("decades", 150, repeated("half past three and 19@0s ")),
    ("names", 150, repeated("und Name@ ")), ("same", 300, repeated("Katze ")), ("marks", 300, repeated("(“a” ")),
    ("questions", 300, repeated("Was? ")), ("clauses", 200, repeated("eine Sache, ")), ("roman", 200, repeated("XIV ")),
]
