"""The other programs' side of Benchmarks/trajectories.sh: seconds of one processor for the same files."""
import os
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
xdatcar, dump, xyz = sys.argv[1:4]


def timed(label, body, size=None):
    start = time.process_time()
    result = body()
    seconds = time.process_time() - start
    speed = f", {os.path.getsize(size) / 1e6 / seconds:.1f} MB/s" if size else ""
    print(f"{label}: {seconds:.3f} s{speed}", flush=True)
    return result


def read(path, **options):
    import MDAnalysis

    universe = MDAnalysis.Universe(path, **options)
    return sum(float(step.positions[0, 0]) for step in universe.trajectory)


def diffusivity(structures):
    import scipp
    from kinisi.analyze import DiffusionAnalyzer

    femtosecond = scipp.Unit("fs")
    analyzer = DiffusionAnalyzer.from_xdatcar(
        structures, specie="Li", time_step=1.0 * femtosecond, step_skip=1 * scipp.units.dimensionless, progress=False)
    analyzer.diffusion(20.0 * femtosecond, progress=False)
    return analyzer


def displacement():
    import MDAnalysis
    from MDAnalysis.analysis.msd import EinsteinMSD

    walk = np.cumsum(np.random.default_rng(1).random((10_000, 1000, 3)) - 0.5, axis=0).astype(np.float32)
    universe = MDAnalysis.Universe.empty(1000, trajectory=True)
    universe.load_new(walk)
    start = time.process_time()
    EinsteinMSD(universe, fft=True).run()
    return time.process_time() - start


def pymatgen_diffusivity(run):
    from pymatgen.analysis.diffusion.analyzer import DiffusionAnalyzer

    return DiffusionAnalyzer.from_structures(run.structures, "Li", 600, 1, 1, smoothed=False)


def attempt(label, body, size=None):
    """A program that is not there is named and left out."""
    try:
        return timed(label, body, size)
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}", flush=True)


def structures():
    from pymatgen.io.vasp import Xdatcar

    return Xdatcar(xdatcar)


attempt("MDAnalysis reads the dump", lambda: read(dump, topology_format="LAMMPSDUMP", format="LAMMPSDUMP"), dump)
attempt("MDAnalysis reads the XYZ", lambda: read(xyz, topology_format="XYZ", format="XYZ"), xyz)
try:
    print(f"MDAnalysis's mean square displacement of 1000 ions, 10,000 frames: {displacement():.3f} s", flush=True)
except Exception as error:
    print("MDAnalysis's mean square displacement:", type(error).__name__, error, flush=True)
run = attempt("pymatgen reads the XDATCAR", structures, xdatcar)
if run is not None:
    attempt("kinisi goes from there to D", lambda: diffusivity(run))
    attempt("pymatgen goes from there to D", lambda: pymatgen_diffusivity(run))
