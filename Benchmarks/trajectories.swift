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
    print(
        "\(frames) frames of a dump of \(written / 1_000_000) MB streamed in \(rounded(seconds)) s, \(Int(Double(written) / 1e6 / seconds)) MB/s, largest memory \(Int(largestMemory() / 1e6)) MB"
    )
}

/// Largest memory of the process so far, in bytes.
func largestMemory() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return 1024 * Double(usage.ru_maxrss)
}

/// Writes an XDATCAR whose positions take 200 MB, goes from it to D and prints what memory each step took at most, over that of the positions.
func measureMemory(_ path: String) throws {
    let (ions, frames) = (416, 20_000)
    guard let file = fopen(path, "w") else { fatalError("'\(path)' cannot be written") }
    fputs("x\n1.0\n20 0 0\n0 20 0\n0 0 20\nLi S\n192 224\n", file)
    var state: UInt64 = 1
    var place = (0..<3 * ions).map { Int32($0 * 7919 % 100_000_000) }
    func text(_ value: Int32) -> String { "  0." + String(100_000_000 + value).dropFirst() }
    for frame in 1...frames {
        var lines = "Direct configuration= \(frame)\n"
        for ion in 0..<ions {
            for axis in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let step = Int32(truncatingIfNeeded: state >> 44) - 524_288
                place[3 * ion + axis] = (place[3 * ion + axis] + step + 100_000_000) % 100_000_000
                lines += text(place[3 * ion + axis])
            }
            lines += "\n"
        }
        fputs(lines, file)
    }
    fclose(file)
    let positions = Double(3 * 8 * ions * frames)
    func report(_ step: String) { print("    \(step): \(rounded(largestMemory() / positions)) times the positions") }
    print("memory of an XDATCAR with positions of \(Int(positions / 1e6)) MB:")
    report("before")
    let options = TrajectoryOptions(timing: .frameInterval(1))
    // Each step takes over what the one before it made: kept under a name of its own, that would stay beside it.
    let run = try Trajectory(contentsOf: path, options: options).unwrapped().removingDrift(of: ["S"])
    report("read, unwrapped, drift removed")
    let found = try Diffusivity(MeanSquareDisplacement(run, element: "Li"), startLag: 20)
    report("D = \(found.value.value) cm²/s")
    unlink(path)
}

if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--large" {
    try streamLarge(CommandLine.arguments[2])
    exit(0)
}
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--memory" {
    try measureMemory(CommandLine.arguments[2])
    exit(0)
}

let options = TrajectoryOptions(timing: .frameInterval(1), lengthUnit: 1)
for path in CommandLine.arguments.dropFirst() {
    var information = stat()
    stat(path, &information)
    let megabytes = Double(information.st_size) / 1e6
    let reading = try seconds(5) { _ = try Trajectory(contentsOf: path, options: options) }
    print("\(path): \(rounded(megabytes)) MB read in \(rounded(reading)) s, \(Int(megabytes / reading)) MB/s")
    let streaming = try seconds(5) {
        let reader = try TrajectoryReader(path: path, options: options)
        var sum = 0.0
        while try reader.next() { sum += reader.positions[0] }
    }
    print("    frame by frame: \(rounded(streaming)) s, \(Int(megabytes / streaming)) MB/s")
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
print("largest memory: \(Int(largestMemory() / 1e6)) MB")
