"""Tables that were reviewed, as gold: REVIEWED/DOCUMENT/ holds a text a version (LANG.txt) and reviewed.jsonl, which
`hexapla review TABLE --apply -o reviewed.jsonl` writes once every row is accepted or rejected."""
import itertools
import json
import os
import shutil


def gold(path):
    """The accepted rows of a table as gold spans; what was rejected says nothing."""
    languages = {}
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        row = json.loads(line)
        if not row.get("reviewed") and not row.get("rejected"):
            raise SystemExit(f"{path}:{number}: is neither accepted nor rejected; review it to the end first")
        if row.get("rejected"):
            continue
        for language, (start, end) in row["spans"].items():
            identifier = number if len(row["spans"]) > 1 else None
            languages.setdefault(language, []).append({"id": identifier, "start": start, "end": end})
    return {"doc": os.path.basename(os.path.dirname(path)),
            "langs": {language: {"sents": sorted(sentences, key=lambda sentence: sentence["start"])}
                      for language, sentences in languages.items()}}


def folders(reviewed, out):
    """Writes each document's texts and gold into a folder of its own; gives the folders and their languages."""
    for document in sorted(os.listdir(reviewed)):
        table = f"{reviewed}/{document}/reviewed.jsonl"
        if not os.path.exists(table):
            continue
        found = gold(table)
        folder = f"{out}/reviewed/{document}"
        os.makedirs(folder, exist_ok=True)
        for language in found["langs"]:
            shutil.copy(f"{reviewed}/{document}/{language}.txt", f"{folder}/{language}.txt")
        with open(f"{folder}/gold.json", "w", encoding="utf-8") as file:
            json.dump(found, file, ensure_ascii=False)
        yield folder, sorted(found["langs"])


def pairs(reviewed, out):
    """What FitWeights is told of them: every pair of versions."""
    for folder, languages in folders(reviewed, out):
        for pair in itertools.combinations(languages, 2):
            yield {"group": "reviewed", "folder": folder, "languages": list(pair)}
