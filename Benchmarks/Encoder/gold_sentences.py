"""Sentences of documents with gold: a folder a document, with gold.json and LANG.txt."""
import glob
import json


def sentences(folder, language):
    """By their numbers in the gold, each on one line."""
    found = {}
    for document in sorted(glob.glob(f"{folder}/*/")):
        with open(f"{document}gold.json", encoding="utf-8") as file:
            gold = json.load(file)
        with open(f"{document}{language}.txt", encoding="utf-8", newline="") as file:
            text = file.read()
        for sentence in gold["langs"][language]["sents"]:
            if sentence["id"] is not None:
                found[sentence["id"]] = " ".join(text[sentence["start"]:sentence["end"]].splitlines())
    return found
