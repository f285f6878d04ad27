import Glibc
import Ionics

// Counts how often the 95 % intervals of D, D_σ, Haven ratio and correlation factor hold the truth of simulated walks; see
// Benchmarks/calibration.

let trials = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1000
let walks: [SimulatedWalk] = [
    .brownian("independent, with errors of position", ions: 24, frames: 128, shared: 0, vibration: 1),
    .brownian("sharing a twentieth of each step", ions: 25, frames: 400, shared: 0.05, vibration: 0),
    .opposed("with a third of the common step undone", ions: 25, frames: 400, share: 1 / 3.0),
    .lattice("lattice, free", ions: 24, frames: 400, backward: 0, rates: [0.2], vibration: 0),
    .lattice("lattice, a quarter goes back", ions: 24, frames: 400, backward: 0.25, rates: [0.2], vibration: 0),
    .lattice("lattice, slow and fast ions", ions: 24, frames: 400, backward: 0.25, rates: [0.1, 0.3], vibration: 0),
    .lattice(
        "lattice, most go back, slow and fast", ions: 64, frames: 400, backward: 0.6, rates: [0.1, 0.3], vibration: 0),
    .lattice("lattice, most go back", ions: 24, frames: 1000, backward: 0.6, rates: [0.2], vibration: 0),
    .lattice("lattice, some go on", ions: 24, frames: 400, backward: -0.3, rates: [0.2], vibration: 0),
    .lattice("lattice, 64 ions that vibrate", ions: 64, frames: 400, backward: 0.4, rates: [0.1], vibration: 0.2),
    .lattice(
        "lattice, long, 64 ions that vibrate", ions: 64, frames: 2000, backward: 0.6, rates: [0.05], vibration: 0.2),
]
var areAllCalibrated = true
for (place, walk) in walks.enumerated() {
    var (tracer, charge, ratio, factor) = (Coverage(), Coverage(), Coverage(), Coverage())
    for trial in 0..<trials {
        let run = try walk.trajectory(seed: UInt64(100_000 * (place + 1) + trial))
        let displacement = try MeanSquareDisplacement(run, element: "Li")
        let single = try? Diffusivity(displacement)
        tracer.add(single?.interval, truth: walk.squareCentimetresPerSecond)
        if let sites = walk.sites, let truth = walk.correlationFactor {
            let jumps = JumpList(try SiteOccupation(run, element: "Li", structure: sites))
            factor.add(try? jumps.correlationFactor(displacement: displacement).interval, truth: truth)
        } else {
            let collective = single.flatMap { single in
                try? Diffusivity(
                    MeanSquareDisplacement.collective(run, charges: ["Li": 1]), startLag: single.startLag)
            }
            charge.add(collective?.interval, truth: walk.squareCentimetresPerSecond / walk.havenRatio)
            let found = single.flatMap { single in collective.flatMap { try? HavenRatio(tracer: single, charge: $0) } }
            ratio.add(found?.interval, truth: walk.havenRatio)
        }
    }
    print("\(walk.name): \(walk.ions) ions, \(walk.frames) frames")
    for (name, coverage) in [("D", tracer), ("D of the charge", charge), ("Haven ratio", ratio), ("f", factor)]
    where coverage.trials > 0 {
        print("    \(name): \(coverage.line)")
        if !coverage.isCalibrated { areAllCalibrated = false }
    }
    fflush(nil)
}
exit(areAllCalibrated ? 0 : 1)
