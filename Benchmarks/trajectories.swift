// Times reading of trajectories and what follows, in seconds of one processor: see trajectories.sh.
import Glibc
import Ionics

func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

func seconds(_ runs: Int, _ work: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
        let start = now()
        try work()
        best = min(best, now() - start)
    }
    return best
}

func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

/// Writes a dump of 4 GB, reads it frame by frame and prints what memory that took.
func streamLarge(_ path: String) throws {
    let ions = 100_000
    let body = (0..<ions).map {
        "\($0 + 1) \($0 % 2 == 0 ? "Li" : "S") \(Double($0 % 1000) / 50) \(Double($0 % 777) / 40) 1.2345678\n"
    }.joined()
    let bytes = Array(body.utf8)
    guard let file = fopen(path, "w") else { fatalError("'\(path)' cannot be written") }
    var frames = 0
    var written = 0
    while written < 4_000_000_000 {
        let head =
            "ITEM: TIMESTEP\n\(frames)\nITEM: NUMBER OF ATOMS\n\(ions)\nITEM: BOX BOUNDS pp pp pp\n0 20\n0 20\n0 20\nITEM: ATOMS id element x y z\n"
        fputs(head, file)
        fwrite(bytes, 1, bytes.count, file)
        written += head.utf8.count + bytes.count
        frames += 1
    }
    fclose(file)
    let start = now()
    let reader = try TrajectoryReader(path: path, options: TrajectoryOptions(timing: .frameInterval(1), lengthUnit: 1))
    var sum = 0.0
    while try reader.next() { sum += reader.positions[3] }
    let seconds = now() - start
    unlink(path)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
        "\(frames) frames of a dump of \(written / 1_000_000) MB streamed in \(rounded(seconds)) s, \(Int(Double(written) / 1e6 / seconds)) MB/s, largest memory \(usage.ru_maxrss / 1024) MB"
    )
}

if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--large" {
    try streamLarge(CommandLine.arguments[2])
    exit(0)
}

let options = TrajectoryOptions(timing: .frameInterval(1), lengthUnit: 1)
for path in CommandLine.arguments.dropFirst() {
    var information = stat()
    stat(path, &information)
    let megabytes = Double(information.st_size) / 1e6
    let reading = try seconds(5) { _ = try Trajectory(contentsOf: path, options: options) }
    print("\(path): \(rounded(megabytes)) MB read in \(rounded(reading)) s, \(Int(megabytes / reading)) MB/s")
    let all = try seconds(3) {
        let run = try Trajectory(contentsOf: path, options: options).unwrapped().removingDrift(of: ["S"])
        _ = try Diffusivity(MeanSquareDisplacement(run, element: "Li"), startLag: 20)
    }
    print("    to D with its uncertainty: \(rounded(all)) s")
}

let (ions, frames) = (1000, 10_000)
var state: UInt64 = 1
var place = [Double](repeating: 0, count: 3 * ions)
var positions: [Double] = []
positions.reserveCapacity(3 * ions * frames)
for _ in 0..<frames {
    for index in place.indices {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        place[index] += Double(state >> 40) * 0x1p-24 - 0.5
    }
    positions += place
}
let walk = try Trajectory(
    elements: Array(repeating: "Li", count: ions), frameInterval: 1, cells: [], positions: positions, areUnwrapped: true
)
let displacement = try seconds(2) { _ = try MeanSquareDisplacement(walk, element: "Li") }
print("mean square displacement of \(ions) ions, \(frames) frames, all lags: \(rounded(displacement)) s")
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
print("largest memory: \(usage.ru_maxrss / 1024) MB")
