"""Vecalign's program, as PyPI's sentweave has it, on the vectors of the project's own encoder: what the alignment of lines
is held against. Where sentweave or NumPy is not installed there is no peer."""
import os
import subprocess
import tempfile

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
try:
    import numpy
    from sentweave import dp_utils
except ImportError:
    dp_utils = None

# As its authors call it.
LONGEST = 8


def is_installed():
    return dp_utils is not None


def rows(binary, texts, encoder):
    """Rows of two versions as pairs of lists of line numbers. `texts`: the versions' texts, a line a segment."""
    vectors = [runs(binary, text.removesuffix("\n").split("\n"), encoder) for text in texts]
    numpy.random.seed(42)
    stack = dp_utils.vecalign(
        vecs0=vectors[0], vecs1=vectors[1], final_alignment_types=dp_utils.make_alignment_types(LONGEST),
        del_percentile_frac=0.2, width_over2=LONGEST // 2 + 5, max_size_full_dp=300, costs_sample_size=20000,
        num_samps_for_norm=100)
    return [(list(map(int, one)), list(map(int, other))) for one, other in stack[0]["final_alignments"]]


def runs(binary, lines, encoder):
    """The vector of every run of up to `LONGEST` lines by their number and the last line; zero where none ends."""
    texts, places = [], []
    for size in range(1, LONGEST + 1):
        for last in range(size - 1, len(lines)):
            texts.append(" ".join(lines[last - size + 1:last + 1]))
            places.append((size - 1, last))
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/runs.txt", "w", encoding="utf-8") as file:
            file.write("".join(text + "\n" for text in texts))
        subprocess.run([binary, "embed", f"{folder}/runs.txt", "-o", f"{folder}/runs.npy", "--encoder", encoder],
                       check=True, capture_output=True)
        found = numpy.load(f"{folder}/runs.npy")
    vectors = numpy.zeros((LONGEST, len(lines), found.shape[1]), dtype=numpy.float32)
    for (size, last), vector in zip(places, found):
        vectors[size, last] = vector
    return vectors
