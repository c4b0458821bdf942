"""First ranks by other people's tools, on the numbers of `bench/src/input.rs`.

`peers.py numpy` and `peers.py loops` print a line of JSON for each figure, as the
program in `bench/src` does. The loops take one weight vector at a time: where all of
them would take minutes, fewer are run, and "ran" says how many.
"""

import json
import sys
import time

import numpy as np

SIZES = [
    (40, 30, 1_000),
    (40, 30, 10_000),
    (1_000, 30, 1_000),
    (1_000, 30, 10_000),
    (10_000, 50, 1_000),
    (10_000, 50, 10_000),
]
SAMPLES = 3
SAMPLE_SECONDS = 0.04
# What a loop may take for one size.
LOOP_SECONDS = 2.0


def numbers(seed, count):
    """`count` numbers in (0, 1): the finaliser of SplitMix64 on seed and place."""
    places = np.arange(count, dtype=np.uint64) | np.uint64(seed << 40)
    bits = (places + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    bits = (bits ^ (bits >> np.uint64(31))) >> np.uint64(11)
    return (bits.astype(np.float64) + 0.5) / 2.0**53


def report(task, size, seconds, winners, ran):
    """Prints a figure; the check is the mean place of those who come first."""
    check = float(np.mean(winners))
    print(json.dumps({"task": task, "size": size, "ms": 1000 * seconds, "check": check, "ran": ran}), flush=True)


def median_seconds(run):
    """The median of a few samples, each long enough for the clock."""
    run()
    start = time.perf_counter()
    run()
    once = time.perf_counter() - start
    repeats = max(1, int(SAMPLE_SECONDS / once))
    samples = []
    for _ in range(SAMPLES):
        start = time.perf_counter()
        for _ in range(repeats):
            run()
        samples.append((time.perf_counter() - start) / repeats)
    return sorted(samples)[SAMPLES // 2]


def measure_numpy(values, weights, size):
    """One matrix product, alone and with the search for the best of each row."""
    table = values.T.copy()
    winners = np.argmax(weights @ table, axis=1)
    report("numpy, product only", size, median_seconds(lambda: weights @ table), winners, size[2])
    seconds = median_seconds(lambda: np.argmax(weights @ table, axis=1))
    report("numpy, product and best", size, seconds, winners, size[2])


def measure_loop(task, best, weights, size):
    """Calls `best` for one weight vector after another, while there is time."""
    best(weights[0])
    winners = []
    start = time.perf_counter()
    for vector in weights:
        winners.append(best(vector))
        if time.perf_counter() - start > LOOP_SECONDS:
            break
    seconds = (time.perf_counter() - start) / len(winners) * size[2]
    report(task, size, seconds, winners, len(winners))


def measure_loops(values, weights, size):
    """The weighted sums of pymcdm and of scikit-criteria."""
    from pymcdm.methods import WSM
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel

    def as_they_are(column, cost=False):
        return column

    types = np.ones(size[1])
    pymcdm = WSM(normalization_function=as_they_are)
    scikit = WeightedSumModel()
    measure_loop(
        "pymcdm, looped",
        lambda vector: np.argmax(pymcdm(values, vector / vector.sum(), types)),
        weights,
        size,
    )
    measure_loop(
        "scikit-criteria, looped",
        lambda vector: np.argmin(scikit.evaluate(mkdm(values, types, weights=vector)).rank_),
        weights,
        size,
    )


def main():
    measure = {"numpy": measure_numpy, "loops": measure_loops}[sys.argv[1]]
    for size in SIZES:
        alternatives, criteria, vectors = size
        values = numbers(1, alternatives * criteria).reshape(alternatives, criteria)
        weights = numbers(2, vectors * criteria).reshape(vectors, criteria)
        measure(values, weights, size)


main()
