#!/usr/bin/env bash
# Makes the table of weights anew: pages of eight seeds by real typesetters, the set, and made pages.
# What the maker of pages needs stands at the head of ../shared/pages/make_pages.py.
set -euo pipefail
cd "$(dirname "$0")/../.."
pages="${1:-$(mktemp -d)}"
folders=(../shared/pages/train)
for seed in 11 12 13 14 15 16 17 18; do
  [ -d "$pages/$seed" ] || python3 ../shared/pages/make_pages.py "$pages/$seed" --seed "$seed"
  folders+=("$pages/$seed")
done
cargo run --release -p newsprint-learner -- learn "${folders[@]}" \
  --ext raw,blocks,pypdf,mutool,pymupdf,ocr --made 4800 --rounds 5 --fewest 12 --least 0.35 \
  --out src/formats/page/kinds/weights.bin
