"""The other programs' side of Benchmarks/impedance."""
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
folder = sys.argv[1]


def median_time(runs, body):
    times = []
    for _ in range(runs):
        start = time.process_time()
        body()
        times.append(time.process_time() - start)
    return sorted(times)[runs // 2]


def circuits():
    from impedance.models.circuits import CustomCircuit

    table = np.loadtxt(f"{folder}/eis_instrument_formats_impedancepy/data__exampleData.csv", delimiter=",")
    table = table[table[:, 2] < 0]
    frequencies, impedances = table[:, 0], table[:, 1] + 1j * table[:, 2]
    start = [0.01, 0.01, 100, 0.01, 0.05, 100, 1]
    circuit = CustomCircuit("R0-p(R1,C1)-p(R2-Wo1,C2)", initial_guess=start)
    seconds = median_time(7, lambda: circuit.fit(frequencies, impedances))
    squares = sum(abs(circuit.predict(frequencies) - impedances) ** 2)
    print(f"impedance.py, one local fit   {seconds} s   sum of squares {squares}")


circuits()
