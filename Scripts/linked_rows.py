"""What `hexapla links` draws between the texts of rows."""
import json
import subprocess
import tempfile


def linked(binary, rows, languages, precise):
    """For each row, which has a text a language, the spans of both texts' words, and the links found: pairs of spans, with
    probabilities."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/rows.tsv", "w", encoding="utf-8") as file:
            file.write("\t".join(languages) + "\n" + "".join("\t".join(row) + "\n" for row in rows))
        subprocess.run([binary, "links", f"{folder}/rows.tsv", "-o", f"{folder}/rows.jsonl", *(["--precise"] * precise)],
                       check=True)
        subprocess.run([binary, "convert", f"{folder}/rows.jsonl", f"{folder}/out", "--to", "pharaoh"], check=True,
                       capture_output=True)
        with open(f"{folder}/rows.jsonl", encoding="utf-8") as file:
            found = [json.loads(line)["links"]["-".join(languages)] for line in file]
        words = []
        for side, language in enumerate(languages):
            with open(f"{folder}/out.{language}", encoding="utf-8") as file:
                words.append([spans(row[side], line.split()) for row, line in zip(rows, file, strict=True)])
    return [((one, other), links) for one, other, links in zip(*words, found, strict=True)]


def spans(text, words):
    result, place = [], 0
    for word in words:
        start = text.index(word, place)
        place = start + len(word)
        result.append((start, place))
    return result
