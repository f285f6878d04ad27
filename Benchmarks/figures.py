"""Draws the data that figure-benchmark wrote with matplotlib: median seconds and bytes of each case, one line each."""

import io
import sys
import time

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np

plt.rcParams.update({"font.size": 8, "xtick.direction": "in", "ytick.direction": "in", "xtick.top": True,
                     "ytick.right": True, "xtick.minor.visible": True, "ytick.minor.visible": True})
folder = sys.argv[1]
SIZE = (84 / 25.4, 84 / 25.4 * 0.78)


def line(x, y):
    figure, axes = plt.subplots(figsize=SIZE)
    axes.plot(x, y, lw=1.1)
    axes.set(xlabel="$t$ / ns", ylabel="$I$ / nA")
    return figure


def points(x, y):
    figure, axes = plt.subplots(figsize=SIZE)
    # The same rule: hollow markers where there are few, dots where there are many.
    if len(x) > 5000:
        axes.plot(x, y, "o", ms=1.088, mew=0)
    else:
        axes.plot(x, y, "o", ms=3.4, mfc="white", mew=0.75)
    axes.set(xlabel="$x$ / Å", ylabel="$y$ / Å")
    return figure


def panels(x, y):
    figure, grid = plt.subplots(3, 4, figsize=(7, 5.2), layout="constrained")
    for axes in grid.flat:
        axes.plot(x, y, "o-", lw=1.1, ms=3.4, mfc="white", mew=0.75)
        axes.set(xlabel="$t$ / ns", ylabel="$I$ / nA")
    return figure


def load(name):
    return np.fromfile(f"{folder}/{name}.f64").reshape(2, -1)


cases = [(f"{kind.__name__}-{count}", kind, load(f"{kind.__name__}-{count}"))
         for count in ("1e3", "1e5", "1e6") for kind in (line, points)]
few = load("line-1e3")
cases.append(("panels-12", panels, np.array([np.linspace(0, 100, 200), few[1][:200]])))
for name, draw, (x, y) in cases:
    for form in ("pdf", "svg"):
        seconds = []
        # The first is not counted: fonts are opened there.
        for _ in range(6 if len(x) < 1e6 else 4):
            start = time.perf_counter()
            figure = draw(x, y)
            buffer = io.BytesIO()
            figure.savefig(buffer, format=form)
            plt.close(figure)
            seconds.append(time.perf_counter() - start)
        print(f"{name} {form} {sorted(seconds[1:])[len(seconds[1:]) // 2]:.4f} {len(buffer.getvalue())}", flush=True)
