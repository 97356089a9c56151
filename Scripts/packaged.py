"""What Scripts/test-packages runs in a chroot, with the wheel installed there: the seeds, from Python.

Usage: packaged.py TABLE.tsv
"""
import pathlib
import sys

import hexapla

SEEDS = {
    "ar": "/seeds/000_bd03e742efd14f8d.txt", "th": "/seeds/001_204392bfffb63630.txt", "de": "/seeds/003_b433c4deaf499520.txt",
}
table = hexapla.align({language: pathlib.Path(path) for language, path in SEEDS.items()}, document="nato")
texts = {language: pathlib.Path(path).read_text(encoding="utf-8") for language, path in SEEDS.items()}
with hexapla.Aligner() as aligner:
    (streamed,) = aligner.stream([("nato", texts)])
assert [row.texts for row in streamed] == [row.texts for row in table]
table.save(sys.argv[1])
print(table)
