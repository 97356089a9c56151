"""Words that are taken out of translations, to see whether `hexapla check` finds that."""
import json
import os
import re
import subprocess

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
KINDS = ["word", "phrase", "name", "negation"]
# Languages that write nouns with capitals: there a name cannot be told from other nouns.
CAPITALS = {"de"}
UNSPACED = {"zh", "zh-Hans", "ja", "th", "lo", "km", "my"}
_lists = {}


def rows(folder, languages):
    """The sentences of a document that all languages have, one tuple a row."""
    with open(f"{folder}/gold.json", encoding="utf-8") as file:
        gold = json.load(file)["langs"]
    own = []
    for language in languages:
        with open(f"{folder}/{language}.txt", encoding="utf-8", newline="") as file:
            text = file.read().removeprefix("\ufeff")
        own.append({s["id"]: " ".join(text[s["start"]:s["end"]].split()) for s in gold[language]["sents"] if s["id"] is not None})
    found = [tuple(texts[i] for texts in own) for i in own[0] if all(i in texts for texts in own)]
    return [row for row in found if all(row)]


def all_rows(data, languages, step=1, first=0):
    names = sorted(name for name in os.listdir(data) if os.path.exists(f"{data}/{name}/gold.json"))
    return [row for name in names[first::step] for row in rows(f"{data}/{name}", languages)]


def words_of(language, section):
    """A section of a language's file."""
    key = language.split("-")[0], section
    if key not in _lists:
        path = f"{ROOT}/Sources/Segmentation/Languages/{key[0]}.txt"
        found, own = set(), False
        for line in open(path, encoding="utf-8") if os.path.exists(path) else []:
            line = line.split("#")[0].strip()
            if line.startswith("["):
                own = line == f"[{section}]"
            elif own and line:
                found.add(line.lower())
        _lists[key] = found
    return _lists[key]


def removal(kind, text, language, chance):
    """What to take out of a text: a span; None where there is nothing of the kind."""
    if language in UNSPACED:
        return None
    small = words_of(language, "function-words") | words_of(language, "negations")
    words = [m.span() for m in WORD.finditer(text)]
    content = [k for k, (a, b) in enumerate(words) if b - a >= 4 and text[a:b].lower() not in small]
    if len(words) < 5 or not content:
        return None
    if kind == "word":
        return words[chance.choice(content)]
    if kind == "phrase":
        size = chance.choice([2, 3, 4])
        starts = [k for k in range(len(words) - size + 1) if set(range(k, k + size)) & set(content)]
        if len(words) < size + 4 or not starts:
            return None
        k = chance.choice(starts)
        return words[k][0], words[k + size - 1][1]
    if kind == "name":
        found = names(text, words, language)
        return chance.choice(found) if found else None
    # Where two deny, one of them is not missed.
    found = [(a, b) for a, b in words if text[a:b].lower() in words_of(language, "negations")]
    return found[0] if len(found) == 1 else None


def names(text, words, language):
    if language in CAPITALS:
        return []
    return [(a, b) for a, b in words if b - a >= 3 and text[a].isupper() and not text[a:b].isupper()
            and (before := text[:a].rstrip()) and (before[-1].isalnum() or before[-1] == ",")]


def without(text, part):
    rest = (text[:part[0]].rstrip() + " " + text[part[1]:].lstrip(" ")).strip()
    rest = re.sub(r"\s+([.,;:!?؟،])", r"\1", rest)
    return rest[:1].upper() + rest[1:] if text[:1].isupper() else rest


def links(binary, all_texts, languages, folder):
    """For each row the likely links between its texts, by pair of languages."""
    with open(f"{folder}/links.tsv", "w", encoding="utf-8") as file:
        file.write("\t".join(languages) + "\n" + "".join("\t".join(row) + "\n" for row in all_texts))
    if not os.path.exists(f"{folder}/links.jsonl"):
        subprocess.run([binary, "links", f"{folder}/links.tsv", "-o", f"{folder}/links.jsonl"], check=True)
    with open(f"{folder}/links.jsonl", encoding="utf-8") as file:
        return [json.loads(line).get("links", {}) for line in file]


def answers(links, first, second, span):
    """Where the words of the second language stand that are linked to a span of the first."""
    turned = f"{second}-{first}" in links
    found = []
    for one, other, probability in links.get(f"{second}-{first}" if turned else f"{first}-{second}", []):
        own, their = (other, one) if turned else (one, other)
        if probability >= .4 and max(own[0], span[0]) < min(own[1], span[1]):
            found.append(tuple(their))
    return found
