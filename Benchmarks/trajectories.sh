#!/bin/bash
# Times reading of an XDATCAR, a LAMMPS dump and an extended XYZ of random positions, and mean square displacements, after `make report`, and
# measures the memory that the way from an XDATCAR to D takes; beside kinisi, MDAnalysis and pymatgen when a Python that has them is given:
# trajectories.sh [PYTHON]. With LARGE=1 a dump of 4 GB is written to the folder for temporary files and streamed.
set -eu
cd "$(dirname "$0")/.."
build=$(readlink -f .build/release)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk -v n=416 -v frames=1840 -v folder="$work" 'BEGIN {
    srand(1)
    printf "x\n1.0\n20 0 0\n0 20 0\n0 0 20\nLi S\n192 224\n" > folder "/XDATCAR"
    for (i = 0; i < n; i++) for (k = 0; k < 3; k++) r[i, k] = rand()
    for (f = 1; f <= frames; f++) {
        printf "Direct configuration= %6d\n", f > folder "/XDATCAR"
        printf "ITEM: TIMESTEP\n%d\nITEM: NUMBER OF ATOMS\n%d\nITEM: BOX BOUNDS pp pp pp\n0 20\n0 20\n0 20\nITEM: ATOMS id element x y z\n", 10 * f, n > folder "/dump"
        printf "%d\nLattice=\"20 0 0 0 20 0 0 0 20\" Properties=species:S:1:pos:R:3\n", n > folder "/xyz"
        for (i = 0; i < n; i++) {
            for (k = 0; k < 3; k++) { r[i, k] += 0.02 * (rand() - 0.5); r[i, k] -= r[i, k] >= 1; r[i, k] += r[i, k] < 0 }
            name = i < 192 ? "Li" : "S"
            printf "  %.8f  %.8f  %.8f\n", r[i, 0], r[i, 1], r[i, 2] > folder "/XDATCAR"
            printf "%d %s %.6f %.6f %.6f\n", i + 1, name, 20 * r[i, 0], 20 * r[i, 1], 20 * r[i, 2] > folder "/dump"
            printf "%s %.8f %.8f %.8f\n", name, 20 * r[i, 0], 20 * r[i, 1], 20 * r[i, 2] > folder "/xyz"
        }
    }
}'
swiftc -O Benchmarks/trajectories.swift -I "$build/Modules" -L "$build" -lNotebookRuntime -Xlinker -rpath -Xlinker "$build" -o "$work/run"
echo "$(nproc) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
"$work/run" "$work/XDATCAR" "$work/dump" "$work/xyz"
"$work/run" --memory "$work/memory"
if [ -n "${LARGE:-}" ]; then "$work/run" --large "$work/large"; fi
if [ -n "${1:-}" ]; then OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 "$1" Benchmarks/trajectories-peers.py "$work/XDATCAR" "$work/dump" "$work/xyz"; fi
