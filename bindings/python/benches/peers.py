"""Words beside underthesea and pyvi, on the same lines, in the same run: `pip install underthesea pyvi`.

Each round times every candidate for about as long, so that none works with caches that another one
has just filled; the figure is the ratio of the medians of the CPU time, which other programs disturb
less than the time on the wall. What a candidate returns is counted, so that none is fast by doing
nothing.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from pathlib import Path

import tieng
from tieng.compat import underthesea as shim_underthesea
from tieng.compat.pyvi import ViTokenizer as shim_pyvi

BENCH = Path(__file__).parents[3] / "data" / "bench"
ROUNDS = 7
SECONDS = 0.4  # for each candidate in a round


def main() -> None:
    warnings.simplefilter("ignore")
    paths = [Path(path) for path in sys.argv[1:]] or sorted(BENCH.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    candidates = {
        "tieng.words": lambda: [tieng.words(line) for line in lines],
        "tieng.compat.underthesea": lambda: [shim_underthesea.word_tokenize(line) for line in lines],
        "tieng.compat.pyvi": lambda: [shim_pyvi.tokenize(line).split() for line in lines],
    }
    try:
        from underthesea import word_tokenize

        candidates["underthesea"] = lambda: [word_tokenize(line) for line in lines]
    except ImportError:
        print("underthesea is not installed")
    try:
        from pyvi import ViTokenizer

        candidates["pyvi"] = lambda: [ViTokenizer.tokenize(line).split() for line in lines]
    except ImportError:
        print("pyvi is not installed")

    size = sum(len(line.encode()) for line in lines)
    print(f"{len(lines)} lines, {size / 1e3:.0f} KB, one thread, median of {ROUNDS} rounds")
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for name, work in candidates.items():  # models load
        count = sum(map(len, work()))
        assert 0.5 < count / (size / 7) < 2, f"{name} gives {count} words"
    for _ in range(ROUNDS):
        for name, work in candidates.items():
            runs, start = 0, time.process_time()
            while (seconds := time.process_time() - start) < SECONDS:
                work()
                runs += 1
            times[name].append(seconds / runs)
    median = {name: statistics.median(each) for name, each in times.items()}
    peers = [peer for peer in ("underthesea", "pyvi") if peer in median]
    for name, seconds in median.items():
        ratios = ", ".join(f"{median[peer] / seconds:.0f} x {peer}" for peer in peers if peer != name)
        print(f"{name:26} {size / seconds / 1e6:7.2f} MB/s   {ratios if name not in peers else ''}")


if __name__ == "__main__":
    main()
