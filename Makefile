# What one needs: `make run` opens the explorer, `make test` passes all tests. Both install what is missing.
.DEFAULT_GOAL := help
.PHONY: help run build path test lint format bench bench-check docs picture check-swift check-ncurses

# On Linux the Swift runtime is linked in, so that the program is one file that can be copied anywhere.
RELEASE := -c release $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
PROGRAM = "$$(swift build $(RELEASE) --show-bin-path)/modelmeter"
BENCHMARKS = "$$(swift build $(RELEASE) --show-bin-path)/Benchmarks"
SOURCES := Package.swift Sources Tests themes Benchmarks

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## Build and open the explorer
	@$(PROGRAM)

build: check-swift check-ncurses ## Build the program with optimisation
	swift build $(RELEASE) --product modelmeter

path: ## Say where the program lies
	@echo $(PROGRAM)

test: check-swift check-ncurses ## Run all tests
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
check-ncurses:
	@echo '#include <curses.h>' | cc -E -x c - >/dev/null 2>&1 || $(MAKE) --no-print-directory install-ncurses

install-ncurses:
	@if command -v apt-get >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -y -q libncurses-dev; \
	  elif command -v sudo >/dev/null; then sudo apt-get update -q && sudo apt-get install -y -q libncurses-dev; \
	  else echo "The ncurses headers are missing. As root: apt-get install libncurses-dev" >&2; exit 1; fi; \
	elif command -v dnf >/dev/null; then echo "The ncurses headers are missing: sudo dnf install ncurses-devel" >&2; exit 1; \
	elif command -v pacman >/dev/null; then echo "The ncurses headers are missing: sudo pacman -S ncurses" >&2; exit 1; \
	elif command -v apk >/dev/null; then echo "The ncurses headers are missing: sudo apk add ncurses-dev" >&2; exit 1; \
	elif command -v brew >/dev/null; then echo "The ncurses headers are missing: brew install ncurses" >&2; exit 1; \
	else echo "The ncurses headers (curses.h, wide characters) are missing; install your system's package." >&2; exit 1; fi
