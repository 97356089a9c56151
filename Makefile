# Set-up, tests and measurements. `make run` and `make test` do everything on a fresh Debian 12 with Swift 6.
SHELL := /bin/bash
BINARY := .build/release/hexapla
# System packages: libraries to build with, and Unicode's test data for `make test`.
PACKAGES := libicu-dev unicode-data
SEEDS := ar=seeds/000_bd03e742efd14f8d.txt th=seeds/001_204392bfffb63630.txt de=seeds/003_b433c4deaf499520.txt

.PHONY: run test deps build lint format docs bench evaluate clean

run: deps build
	@mkdir -p out
	$(BINARY) align $(SEEDS) --encoder none --document nato -o out/nato.tsv
	@echo "out/nato.tsv: $$(($$(wc -l < out/nato.tsv) - 1)) rows"

test: deps
	swift test

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

build: deps
	swift build -c release --product hexapla

lint:
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift
	Scripts/check-layers

format:
	swift format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

# Reference pages of the library, under .build/plugins.
docs: deps
	HEXAPLA_DOCS=1 swift package generate-documentation --target Hexapla

# Speed and memory, on the seeds and on text that the benchmark makes up.
bench: deps
	swift run -c release benchmarks

# Accuracy against gold. DATA is a folder with ntrex-dev and textberg-dev.
evaluate: build
	@test -n "$(DATA)" || { echo "make evaluate: name the data, for example DATA=../shared/data" >&2; exit 2; }
	Scripts/evaluate "$(DATA)"

clean:
	rm -rf .build out
