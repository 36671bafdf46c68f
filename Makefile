# What one needs: `make run` opens the explorer, `make test` passes all tests. Both install what is missing.
.DEFAULT_GOAL := help
.PHONY: help run build path test lint format bench bench-check docs picture check-swift check-headers

# On Linux the Swift runtime is linked in, so that the program is one file that can be copied anywhere.
RELEASE := -c release $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
PROGRAM = "$$(swift build $(RELEASE) --show-bin-path)/modelmeter"
BENCHMARKS = "$$(swift build $(RELEASE) --show-bin-path)/Benchmarks"
SOURCES := Package.swift Sources Tests themes Benchmarks

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## Build and open the explorer
	@$(PROGRAM)

build: check-swift check-headers ## Build the program with optimisation
	swift build $(RELEASE) --product modelmeter

path: ## Say where the program lies
	@echo $(PROGRAM)

test: check-swift check-headers ## Run all tests
	swift test

lint: ## Check the formatting
	swift format lint --strict --recursive $(SOURCES)

format: ## Format all sources
	swift format --in-place --recursive $(SOURCES)

bench: build ## Time evaluation, repaint, sweeps, start and verify beside a fixed loop
	swift build $(RELEASE) --product Benchmarks
	@$(BENCHMARKS) Benchmarks/bounds.toml

bench-check: build ## Fail where one of these times is over twice its bound
	swift build $(RELEASE) --product Benchmarks
	@$(BENCHMARKS) --check Benchmarks/bounds.toml

docs: build ## Write the reference pages, the report and the README's picture anew
	$(PROGRAM) docs --output docs/reference
	$(PROGRAM) report --output docs/report
	$(MAKE) picture

picture: build ## Write the README's picture anew
	$(PROGRAM) frame --size 150x44 --select model.layers.1-11.self_attn --format svg > docs/explorer.svg

check-swift:
	@command -v swift >/dev/null || { \
	  echo "Swift 6.1 or later is needed: https://www.swift.org/install says how to get it." >&2; exit 1; }

# The headers are there when a small program that includes them compiles.
check-headers:
	@printf '#include <curses.h>\n#include <zlib.h>\n' | cc -E -x c - >/dev/null 2>&1 || $(MAKE) --no-print-directory install-headers

install-headers:
	@if command -v apt-get >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -y -q libncurses-dev zlib1g-dev; \
	  elif command -v sudo >/dev/null; then sudo apt-get update -q && sudo apt-get install -y -q libncurses-dev zlib1g-dev; \
	  else echo "The headers of ncurses or zlib are missing. As root: apt-get install libncurses-dev zlib1g-dev" >&2; exit 1; fi; \
	elif command -v dnf >/dev/null; then echo "The headers of ncurses or zlib are missing: sudo dnf install ncurses-devel zlib-devel" >&2; exit 1; \
	elif command -v pacman >/dev/null; then echo "The headers of ncurses or zlib are missing: sudo pacman -S ncurses zlib" >&2; exit 1; \
	elif command -v apk >/dev/null; then echo "The headers of ncurses or zlib are missing: sudo apk add ncurses-dev zlib-dev" >&2; exit 1; \
	elif command -v brew >/dev/null; then echo "The headers of ncurses or zlib are missing: brew install ncurses zlib" >&2; exit 1; \
	else echo "The headers of ncurses (curses.h, wide characters) or zlib (zlib.h) are missing; install your system's package." >&2; exit 1; fi
