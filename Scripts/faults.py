"""Faults that are planted in translations, to see which of them `hexapla check` finds."""
import re

import kinds

JOINTS = {"ja": "", "zh-Hans": "", "zh": ""}


# Clauses

# After a mark, or before a conjunction: German's, English's, French's, Arabic's (written as part of the next word).
CUT = re.compile(r"[,;:،؛–—]\s|\s(?=(?:und|oder|aber|sondern|weil|dass|wenn|während|nachdem|bevor|obwohl|"
                 r"and|or|but|because|that|when|while|after|before|although|"
                 r"et|ou|mais|parce|que|quand|après|avant|لأن|حيث|ولكن|لكن|بعد|قبل|และ|แต่|เพราะ|ซึ่ง|เมื่อ)\s)")


def clause(sentence, rng):
    """A clause: 20 to 55 % of the sentence, four words or more, between two marks or conjunctions or one and an end.
    None where there is none."""
    body = sentence.rstrip()
    end = len(body)
    while end > 0 and not body[end - 1].isalnum():
        end -= 1
    cuts = sorted({0, end} | {m.end() for m in CUT.finditer(body)})
    spans = [(a, b) for i, a in enumerate(cuts) for b in cuts[i + 1:] if .2 <= (b - a) / len(body) <= .55
             and (len(body[a:b].split()) >= 4 or " " not in body[:40])]
    return rng.choice(spans) if spans else None


def without(sentence, part):
    """The sentence without a clause, as an editor would leave it: a capital first, no mark twice."""
    rest = (sentence[:part[0]].rstrip() + " " + sentence[part[1]:].lstrip(" ,;:،")).strip()
    rest = re.sub(r"[\s,;:،–—]+([.!?؟])", r"\1", rest)
    return rest[:1].upper() + rest[1:] if sentence[:1].isupper() else rest


def roc(positive, negative):
    """The area under the ROC curve: how often a positive's score is above a negative's, ties half."""
    ranks = sorted([(s, 1) for s in positive] + [(s, 0) for s in negative])
    area, below, index = 0.0, 0, 0
    while index < len(ranks):
        end = index
        while end < len(ranks) and ranks[end][0] == ranks[index][0]:
            end += 1
        group = [kind for _, kind in ranks[index:end]]
        ones, zeros = sum(group), len(group) - sum(group)
        area += ones * (below + zeros / 2)
        below += zeros
        index = end
    return area / max(1, len(positive) * len(negative))


# Numbers

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def other_number(sentence, rng):
    """The sentence with one number changed; None where it has none."""
    found = list(NUMBER.finditer(sentence))
    if not found:
        return None
    match = rng.choice(found)
    digits = [k for k in range(match.start(), match.end()) if sentence[k].isdigit()]
    place = rng.choice(digits)
    first = place == digits[0] and len(digits) > 1
    digit = rng.choice([d for d in "0123456789" if d != sentence[place] and not (first and d == "0")])
    return sentence[:place] + digit + sentence[place + 1:]


# Names

WORD = re.compile(r"[^\W\d_]{3,}(?:[-’'][^\W\d_]+)*")


def names(rows):
    """Words of a version that are names: with a capital wherever they stand, often enough, and not only at starts."""
    capitals, small, inside = {}, set(), set()
    for row in rows:
        for match in WORD.finditer(row):
            word = match.group()
            if word[0].isupper():
                capitals[word] = capitals.get(word, 0) + 1
                before = row[:match.start()].rstrip()
                if before and before[-1].isalnum():
                    inside.add(word)
            else:
                small.add(word.lower())
    return sorted(word for word, count in capitals.items()
                  if count > 1 and word in inside and word.lower() not in small and not word.isupper())


# Languages whose names have no capitals of their own, and those where all nouns have them.
WITHOUT_NAMES = {"zh", "ja", "th", "ar"}
NOUNS_HAVE_CAPITALS = {"de"}
# Words that begin with the same so many letters are one name.
SAME_START = 4


def other_name(target, source, known, chance):
    """The row with one of its names replaced by another; None where it has none that stands in the source too, where that
    is written in the same letters."""
    found = [match for match in WORD.finditer(target)
             if match.group() in known and (match.group() in source or not re.search("[A-Za-z]{3}", source))]
    others = [name for name in known if name not in target and name not in source]
    if not found or not others:
        return None
    match = chance.choice(found)
    # "Winston's" for "Winston" is the same name.
    others = [name for name in others if name[:SAME_START] != match.group()[:SAME_START]]
    if not others:
        return None
    return target[:match.start()] + chance.choice(others) + target[match.end():]


# Text

def write(folder, language, pieces):
    """Writes sentences as running text; gives back their spans."""
    text, spans = "", []
    for piece in pieces:
        text += JOINTS.get(language, " ") if text else ""
        spans.append((len(text), len(text) + len(piece)))
        text += piece
    with open(f"{folder}/{language}.txt", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return spans


# Gold rows of other kinds

# A fault is planted in so many rows.
SHARE = 1 / 12
PARAGRAPH = 6
# Texts of so many rows: what is learned from a text is learned from one document.
MOST_ROWS = 250
# Shorter rows may be left out unseen.
SHORTEST = 20


def rows_of(folder, pair):
    rows = [tuple(cell.strip() for cell in row) for row in kinds.gold_rows(folder, pair)]
    return [row for row in rows if all(row)][:MOST_ROWS]


def planted(fault, target, source, known, chance):
    """The row with a fault, and "" for one left out; None where it has no place for it."""
    letters = sum(character.isalpha() for character in target)
    if fault == "sentence":
        return "" if letters >= SHORTEST else None
    if fault == "clause":
        part = clause(target, chance)
        return without(target, part) if part else None
    if fault == "number":
        return other_number(target, chance)
    if fault == "name":
        return other_name(target, source, known, chance)
    return source if letters >= SHORTEST and source != target else None


def running(rows, language):
    """A text of paragraphs, and where each row stands in it."""
    text, spans = "", []
    for index, row in enumerate(rows):
        if text and row:
            text += "\n" if index % PARAGRAPH == 0 else JOINTS.get(language, " ")
        spans.append((len(text), len(text) + len(row)))
        text += row
    return text + "\n", spans
