"""Sets fits of impedance.py beside this library's, file by file, as a table: compare.py PROGRAM DATA-FOLDER.

Both fit the same points with the same weights. The other program starts from this library's parameters, each shifted by 40 % up or down in turn, and where
that fails or ends higher, from the parameters themselves: what it then gives is the best that it finds near there.
"""
import subprocess
import sys
import warnings

import numpy as np

from impedance.models.circuits import CustomCircuit

warnings.filterwarnings("ignore")


def fitted(circuit, start, frequencies, impedances, weights):
    """Parameters, their standard deviations and the sum of squares; None where the fit fails."""
    try:
        model = CustomCircuit(circuit, initial_guess=list(start))
        model.fit(frequencies, impedances, weight_by_modulus=weights == "modulus")
        scale = np.abs(impedances) if weights == "modulus" else 1
        squares = np.sum(np.abs((model.predict(frequencies) - impedances) / scale) ** 2)
        return model.parameters_, model.conf_, squares
    except Exception:
        return None


def text(value):
    return f"{value:.4g}"


program, folder = sys.argv[1:3]
print("| file | circuit | Σ ours | Σ impedance.py | parameters: ours [95 %] / theirs ± u | verdict |")
print("|---|---|--:|--:|---|---|")
others, worse, rows = [], [], {}
for line in subprocess.run([program, folder], check=True, capture_output=True, text=True).stdout.splitlines():
    kind, group, name, *cells = line.split("\t")
    # What stands before two underscores are folders of the data's own repository.
    name = name.split("__")[-1]
    if kind != "fit":
        texts = {
            "note": cells[0],
            "unread": f"{name}: {cells[0].split(': ', 1)[-1]}",
            "unfitted": f"{name}: no circuit of the list is determined by its {cells[0]} points",
        }
        others.append(texts[kind])
        continue
    circuit, weights, squares, parameters, *columns = cells
    frequencies, real, imaginary = (np.array([float(x) for x in column.split(";")]) for column in columns)
    ours = [(n, *map(float, rest)) for n, *rest in (p.split("=") for p in parameters.split(";"))]
    values = np.array([entry[1] for entry in ours])
    impedances = real + 1j * imaginary
    is_exponent = np.array(["alpha" in entry[0] for entry in ours])
    factors = np.where(np.arange(len(values)) % 2 == 0, 1.4, 1 / 1.4)
    shifted = np.where(is_exponent, np.clip(values - 0.05, 0.3, 0.97), values * factors)
    found = fitted(circuit, shifted, frequencies, impedances, weights)
    if found is None or found[2] > 1.0001 * float(squares):
        again = fitted(circuit, np.where(is_exponent, np.minimum(values, 0.999), values), frequencies, impedances, weights)
        found = min((f for f in (found, again) if f is not None), key=lambda f: f[2], default=None)
    if found is None:
        verdict, theirs, total = "theirs ends with an error", ["–"] * len(values), "–"
    else:
        theirs = [f"{text(v)} ± {text(u)}" for v, u in zip(found[0], found[1])]
        total = text(found[2])
        inside = all(abs(v - w) <= 2 * u for v, w, u in zip(values, found[0], found[1]))
        # Sums of rounding alone, of files without noise, are equal.
        ratio = float(squares) / found[2] if float(squares) > 1e-20 else 1
        if ratio > 1.0001:
            verdict = "theirs is lower"
            worse.append(name)
        elif inside:
            verdict = "the same" if ratio > 0.9999 else "within theirs, lower"
        else:
            verdict = f"ours is lower by {100 * (1 - ratio):.2g} %" if ratio < 0.9999 else "the same sum, theirs elsewhere"
    cell = "; ".join(f"{n} {text(v)} [{text(a)}, {text(b)}] / {t}" for (n, v, a, b), t in zip(ours, theirs))
    # Files of one spectrum share a row.
    rows.setdefault(f"`{circuit}` | {text(float(squares))} | {total} | {cell} | {verdict}", []).append(name)
for row, names in rows.items():
    print(f"| {', '.join(names)} | {row} |")
print()
for other in others:
    print(f"- {other}")
print(f"\nTheirs is lower in {len(worse)} of {sum(map(len, rows.values()))} spectra. {', '.join(worse)}")
