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


def distributions():
    # The package imports its windows, which a benchmark does not need.
    from types import ModuleType
    from unittest.mock import MagicMock

    for name in ("PyQt5", "PyQt5.QtGui", "PyQt5.QtWidgets", "PyQt5.QtCore"):
        sys.modules.setdefault(name, MagicMock())
    for name in ("pyDRTtools.GUI", "pyDRTtools.layout"):
        sys.modules[name] = ModuleType(name)
    import contextlib
    import io

    with contextlib.redirect_stdout(io.StringIO()):
        from pyDRTtools.runs import EIS_object, simple_run

    table = np.genfromtxt(
        f"{folder}/eis_drt_pydrttools/tutorial__data__2ZARC0.csv", delimiter=",", skip_header=1)
    for parameter in (1e-2, 1e-3, 1e-4):
        found = {}

        def body():
            with contextlib.redirect_stdout(io.StringIO()):
                entry = EIS_object(table[:, 1], table[:, 2], table[:, 3])
                found["entry"] = simple_run(entry, cv_type="custom", reg_param=parameter)

        seconds = median_time(5, body)
        entry = found["entry"]
        x = np.concatenate(([entry.L, entry.R], entry.x))
        objective = (
            sum((entry.A_re @ x - entry.b_re) ** 2)
            + sum((entry.A_im @ x - entry.b_im) ** 2)
            + parameter * x @ entry.M @ x
        )
        print(f"pyDRTtools, λ = {parameter}   {seconds} s   objective {objective}")


circuits()
distributions()
