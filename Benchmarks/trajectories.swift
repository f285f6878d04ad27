// Times reading of trajectories and mean square displacements: `Benchmarks/trajectories.sh FILE...` prints MB/s and seconds.
import Glibc
import Ionics

func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

for path in CommandLine.arguments.dropFirst() {
    var information = stat()
    stat(path, &information)
    var best = Double.infinity
    for _ in 0..<3 {
        let start = now()
        let read = try Trajectory(
            contentsOf: path, options: TrajectoryOptions(timing: .frameInterval(1), lengthUnit: 1))
        best = min(best, now() - start)
        precondition(read.frameCount > 0)
    }
    print("\(path): \(Double(information.st_size) / 1e6 / best) MB/s, \(best) s")
}
