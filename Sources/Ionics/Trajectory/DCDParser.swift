import Glibc

/// DCD of CHARMM, NAMD, LAMMPS, CP2K and OpenMM: Fortran records of single-precision coordinates in either order of bytes.
///
/// Its time step is written in units that differ between programs, so that it is not used: `timing` must say it. Cells hold A, γ, B, β, α, C with
/// angles in degrees or as cosines. Elements come from a topology. Format: CHARMM documentation (dcd), NAMD user guide.
final class DCDParser: FrameParser {
    private(set) var positions: [Double] = []
    let elements: [String]
    let areUnwrapped = false
    var frame: Int {
        get { input.frame }
        set { input.frame = newValue }
    }
    var path: String { input.path }
    private let input: BinaryInput
    private let options: TrajectoryOptions
    private let hasCell: Bool
    private let hasFourthDimension: Bool
    private let firstStep: Int
    private let stepInterval: Int
    private var count = 0

    static func isDCD(_ start: [UInt8]) -> Bool {
        start.count >= 8 && Array(start[4..<8]) == Array("CORD".utf8)
    }

    init(_ input: BinaryInput, options: TrajectoryOptions) throws(TrajectoryError) {
        self.input = input
        self.options = options
        let first = try input.int32()
        input.isBigEndian = first != 84
        guard let head = try input.bytes(84), let closing = try input.int32(), closing == 84,
            Array(head[0..<4]) == Array("CORD".utf8)
        else { throw input.malformed("the head is no record of 84 bytes that starts with CORD") }
        func control(_ index: Int) -> Int { Int(input.word32(head, 4 * index)) }
        firstStep = control(2)
        stepInterval = control(3)
        guard control(9) == 0 else {
            throw input.malformed("\(control(9)) ions are fixed and stand in the first frame only; write all of them")
        }
        let isCHARMM = control(20) != 0
        hasCell = isCHARMM && control(11) != 0
        hasFourthDimension = isCHARMM && control(12) != 0
        guard try Self.record(input) != nil else { throw input.malformed("the file ends in its title") }
        guard let record = try Self.record(input), record.count == 4 else {
            throw input.malformed("no record with the number of ions")
        }
        let atoms = Int(input.word32(record, 0))
        guard atoms > 0, atoms < 100_000_000 else { throw input.malformed("\(atoms) ions") }
        guard let known = options.ionElements else {
            throw .missingElements(
                path: input.path, reason: "a DCD holds none; give `ionElements`, for example by `Topology`")
        }
        guard known.count == atoms else {
            throw .atomCountChanged(path: input.path, frame: 1, line: 0, found: atoms, expected: known.count)
        }
        elements = known
    }

    /// A Fortran record: its length before and behind; nil at the end of the file.
    private static func record(_ input: BinaryInput) throws(TrajectoryError) -> [UInt8]? {
        guard let length = try input.int32() else { return nil }
        guard length >= 0, let bytes = try input.bytes(length), let closing = try input.int32() else { return nil }
        guard closing == length else {
            throw input.malformed("a record of \(length) bytes ends as one of \(closing)")
        }
        return bytes
    }

    func next() throws(TrajectoryError) -> FrameHeader? {
        guard try !input.isAtEnd else { return nil }
        var header = FrameHeader(cell: options.cell, line: 0)
        header.step = Double(firstStep + count * max(1, stepInterval))
        let unit = options.lengthUnit ?? 1
        if hasCell {
            guard let record = try Self.record(input) else { throw truncated(found: 0, expected: elements.count) }
            guard record.count == 48 else { throw input.malformed("a cell of \(record.count) bytes instead of 48") }
            header.cell = try cell((0..<6).map { input.float64(record, 8 * $0) }, unit)
        }
        if positions.isEmpty { positions = [Double](repeating: 0, count: 3 * elements.count) }
        for axis in 0..<3 {
            guard let record = try Self.record(input) else {
                throw truncated(found: 0, expected: elements.count)
            }
            guard record.count == 4 * elements.count else {
                throw .atomCountChanged(
                    path: path, frame: frame, line: 0, found: record.count / 4, expected: elements.count)
            }
            for ion in elements.indices {
                let value = input.float32(record, 4 * ion)
                guard value.isFinite else {
                    throw .notANumber(path: path, frame: frame, line: 0, text: "\(value) of ion \(ion + 1)")
                }
                positions[3 * ion + axis] = unit * value
            }
        }
        if hasFourthDimension, try Self.record(input) == nil { throw truncated(found: 0, expected: elements.count) }
        count += 1
        return header
    }

    private func cell(_ values: [Double], _ unit: Double) throws(TrajectoryError) -> UnitCell {
        let isCosine = [values[1], values[3], values[4]].allSatisfy { abs($0) <= 1 }
        func angle(_ value: Double) -> Double { isCosine ? (value == 0 ? 90 : acos(value) * 180 / .pi) : value }
        let angles = SIMD3(angle(values[4]), angle(values[3]), angle(values[1]))
        guard angles.min() > 0, angles.max() < 180, [values[0], values[2], values[5]].allSatisfy({ $0 > 0 }) else {
            throw input.malformed("a cell of lengths and angles \(values); one of vectors cannot be read")
        }
        do {
            return try UnitCell(lengths: unit * SIMD3(values[0], values[2], values[5]), angles: angles)
        } catch {
            throw input.malformed("\(error)")
        }
    }
}
