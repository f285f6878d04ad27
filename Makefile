# `make report` and `make test` need nothing but Swift 6.3, git and make; they install the rest.

SHELL := /bin/sh
FLAGS := -c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error
BIN := .build/release
SOURCES := $(shell find Package.swift Sources -type f)
NOTEBOOKS := $(wildcard notebooks/*.md)
NOTEBOOK_DATA := $(shell find notebooks -type f ! -name '*.md' ! -path '*/.ionweave/*')

.PHONY: report site test bench fuzz format clean

report: .build/report.stamp
	@echo "Reports are in reports/, figures in figures/."

# Time stamps decide: asking the package manager whether there is something to build takes longer than rendering.
.build/report.stamp: .build/build.stamp $(NOTEBOOKS) $(NOTEBOOK_DATA) ionweave.yml
	$(BIN)/ionweave render $(NOTEBOOKS)
	@touch $@

site: .build/build.stamp
	$(BIN)/ionweave publish
	@echo "The site begins at site/index.html."

.build/build.stamp: .build/packages.stamp $(SOURCES)
	swift build $(FLAGS)
	@touch $@

.build/packages.stamp: Scripts/install-packages
	Scripts/install-packages
	@mkdir -p .build
	@touch $@

test: .build/build.stamp
	swift build --build-tests $(FLAGS)
	swift test --skip-build $(FLAGS)

bench: .build/build.stamp
	Benchmarks/run

fuzz:
	Scripts/fuzz

format:
	swift format format -i -r Sources Tests Package.swift

clean:
	rm -rf .ionweave reports site .build/report.stamp
