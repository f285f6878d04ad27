/// What is wrong with a trajectory, or with what was asked of it.
public enum TrajectoryError: Error, Equatable, CustomStringConvertible {
    case unreadableFile(path: String, reason: String)
    case unknownFormat(path: String)
    /// Frames count from 1, lines from 1; a line of 0 stands for files without lines.
    case malformed(path: String, frame: Int, line: Int, reason: String)
    case notANumber(path: String, frame: Int, line: Int, text: String)
    case truncatedFrame(path: String, frame: Int, line: Int, found: Int, expected: Int)
    case atomCountChanged(path: String, frame: Int, line: Int, found: Int, expected: Int)
    case elementChanged(path: String, frame: Int, line: Int, found: String, expected: String)
    case stepsNotRising(path: String, frame: Int, line: Int, step: Double, previous: Double)
    case unevenSteps(path: String, frame: Int, line: Int, interval: Double, expected: Double)
    case missingFrameInterval(path: String, reason: String)
    case missingElements(path: String, reason: String)
    case missingUnit(path: String, reason: String)
    case missingCell(path: String)
    case noFrames(path: String)
    case noSuchElement(name: String, known: [String])
    case flatCell(SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)
    case countsDiffer(name: String, found: Int, expected: Int)
    case outOfRange(name: String, value: Double, expected: String)
    case tooFewFrames(found: Int, needed: Int)
    /// An ion moves so far between two frames that its path across the cell's border is a guess.
    case ambiguousPath(frame: Int, ion: Int, displacement: Double, limit: Double)
    /// The quantity cannot be had from these data; the reason says why.
    case notDetermined(name: String, reason: String)

    public var description: String {
        switch self {
        case .unreadableFile(let path, let reason): "'\(path)' cannot be read: \(reason)"
        case .unknownFormat(let path):
            "\(path) is neither an XDATCAR, a vasprun.xml, a LAMMPS text dump, an (extended) XYZ file, a DCD nor NetCDF of AMBER; say which with `format`"
        case .malformed(let path, let frame, let line, let reason):
            "\(Self.place(path, line)): frame \(frame): \(reason)"
        case .notANumber(let path, let frame, let line, let text):
            "\(Self.place(path, line)): frame \(frame): '\(text)' is not a finite number"
        case .truncatedFrame(let path, let frame, let line, let found, let expected):
            "\(Self.place(path, line)): frame \(frame) ends after \(found) of \(expected) ions; `truncatedFrame: .drop` leaves it out"
        case .atomCountChanged(let path, let frame, let line, let found, let expected):
            "\(Self.place(path, line)): frame \(frame) has \(found) ions where \(expected) belong"
        case .elementChanged(let path, let frame, let line, let found, let expected):
            "\(Self.place(path, line)): frame \(frame): an ion is \(found), but was \(expected); the order of ions must not change"
        case .stepsNotRising(let path, let frame, let line, let step, let previous):
            "\(Self.place(path, line)): frame \(frame) is step \(step) after step \(previous); for runs written one after another, `steps: .ignore` counts frames instead"
        case .unevenSteps(let path, let frame, let line, let interval, let expected):
            "\(Self.place(path, line)): frame \(frame) comes \(interval) steps after the one before, but frames before it \(expected); a trajectory must be evenly spaced (`steps: .ignore` counts frames)"
        case .missingFrameInterval(let path, let reason):
            "\(path): the time between frames is not known: \(reason)"
        case .missingElements(let path, let reason): "\(path): the elements are not known: \(reason)"
        case .missingUnit(let path, let reason): "\(path): the unit of length is not known: \(reason)"
        case .missingCell(let path): "\(path) holds no cell, but this needs one; give it with `cell`"
        case .noFrames(let path): "\(path) holds no whole frame"
        case .noSuchElement(let name, let known):
            "there is no '\(name)'; the elements are \(known.joined(separator: ", "))"
        case .flatCell(let a, let b, let c):
            "the vectors \(a), \(b), \(c) lie in one plane or are not finite; they span no cell"
        case .countsDiffer(let name, let found, let expected): "\(name) has \(found) values, but \(expected) are needed"
        case .outOfRange(let name, let value, let expected): "\(name) is \(value), but must be \(expected)"
        case .tooFewFrames(let found, let needed): "\(found) frames are too few; at least \(needed) are needed"
        case .ambiguousPath(let frame, let ion, let displacement, let limit):
            "ion \(ion) moves \(displacement) Å up to frame \(frame), more than \(limit) Å: which way it crossed the cell is a guess; store frames more often"
        case .notDetermined(let name, let reason): "\(name) is not determined: \(reason)"
        }
    }

    /// Path and line; files without lines have none.
    private static func place(_ path: String, _ line: Int) -> String { line > 0 ? "\(path):\(line)" : path }
}
