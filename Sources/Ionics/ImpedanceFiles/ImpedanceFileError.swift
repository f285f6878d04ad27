/// What is wrong with a file of impedances, with the place and what was expected there.
public enum ImpedanceFileError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    /// No column of frequencies and no block of numbers was found.
    case noSpectrum(path: String, expected: String)
    case malformed(path: String, line: Int, expected: String, found: String)
    /// A binary file that is not as its format says; the offset is in bytes.
    case damaged(path: String, offset: Int, expected: String)
    /// A column of which the unit or the meaning cannot be told.
    case unclearColumn(path: String, line: Int, name: String, reason: String)
    /// The sign of Im Z is neither stated nor to be seen from the spectrum.
    case unclearSign(path: String, line: Int)
    /// One spectrum was asked for, but the file holds another number of them.
    case severalSweeps(path: String, count: Int)
    case noSuchSweep(path: String, number: Int, count: Int)
    /// A spreadsheet or compressed file that cannot be unpacked.
    case unpacking(path: String, reason: String)

    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
        case .noSpectrum(let path, let expected): "\(path): no impedance spectrum was found; expected \(expected)"
        case .malformed(let path, let line, let expected, let found):
            "\(path):\(line): expected \(expected), but found '\(found)'"
        case .damaged(let path, let offset, let expected): "\(path): expected \(expected) at byte \(offset)"
        case .unclearColumn(let path, let line, let name, let reason): "\(path):\(line): column '\(name)': \(reason)"
        case .unclearSign(let path, let line):
            "\(path):\(line): neither the name of the column nor the spectrum tells the sign of Im Z; give sign: .asWritten or .negated"
        case .severalSweeps(let path, let count):
            "\(path) holds \(count) sweeps; give the number of one, sweep: 0 to \(count - 1), or take them all with ImpedanceFile"
        case .noSuchSweep(let path, let number, let count):
            "\(path) has no sweep \(number); it holds \(count), which are numbered from 0"
        case .unpacking(let path, let reason): "\(path): \(reason)"
        }
    }
}
