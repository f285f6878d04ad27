import Glibc

/// AMBER's NetCDF trajectories: coordinates in Å, times in ps, cells as lengths and angles. Elements come from a topology.
///
/// Format: AMBER NetCDF Trajectory/Restart Convention 1.0, ambermd.org/netcdf.
final class AmberNetCDFParser: FrameParser {
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
    private let head: NetCDFInput
    private let coordinates: NetCDFInput.Variable
    private let recordStart: Int

    init(_ input: BinaryInput, options: TrajectoryOptions) throws(TrajectoryError) {
        self.input = input
        self.options = options
        head = try NetCDFInput(input)
        guard
            head.attributes["Conventions"]?.split(whereSeparator: { $0 == " " || $0 == "," }).contains("AMBER") == true
        else { throw input.malformed("a NetCDF file without the conventions of AMBER") }
        guard let found = head.variables["coordinates"], found.isRecord, found.dimensions.count == 3,
            head.dimensionLengths[found.dimensions[2]] == 3, [5, 6].contains(found.kind)
        else { throw input.malformed("no coordinates of frame, atom and axis") }
        coordinates = found
        let atoms = head.dimensionLengths[found.dimensions[1]]
        guard atoms > 0, atoms < 100_000_000 else { throw input.malformed("\(atoms) ions") }
        guard let known = options.ionElements else {
            throw .missingElements(
                path: input.path, reason: "NetCDF of AMBER holds none; give `ionElements`, for example by `Topology`")
        }
        guard known.count == atoms else {
            throw .atomCountChanged(path: input.path, frame: 1, line: 0, found: atoms, expected: known.count)
        }
        elements = known
        recordStart = head.variables.values.filter(\.isRecord).map(\.begin).min() ?? 0
        for variable in head.variables.values where variable.isRecord {
            guard variable.begin - recordStart + variable.size <= head.recordSize else {
                throw input.malformed("records that overlap")
            }
        }
        guard recordStart >= input.offset, recordStart < 1 << 40 else {
            throw input.malformed("records inside the head")
        }
        var skipped = recordStart - input.offset
        while skipped > 0 {
            let piece = min(skipped, 1 << 20)
            guard try input.bytes(piece) != nil else { throw input.malformed("the file ends before its first frame") }
            skipped -= piece
        }
    }

    func next() throws(TrajectoryError) -> FrameHeader? {
        guard try !input.isAtEnd else { return nil }
        guard let record = try input.bytes(head.recordSize) else { throw truncated(found: 0, expected: elements.count) }
        var header = FrameHeader(cell: options.cell, line: 0)
        if let time = try values("time", record, 1)?.first {
            let unit = head.variables["time"]?.attributes["units"] ?? "picosecond"
            guard unit.hasPrefix("pico") else { throw input.malformed("times in '\(unit)' instead of picoseconds") }
            header.time = 1000 * time
        }
        let unit = options.lengthUnit ?? 1
        if let lengths = try values("cell_lengths", record, 3), let angles = try values("cell_angles", record, 3) {
            // AMBER writes zeros where there is no box.
            if lengths.contains(where: { $0 != 0 }) {
                guard angles.allSatisfy({ $0 > 0 && $0 < 180 }), lengths.allSatisfy({ $0 > 0 }) else {
                    throw input.malformed("a cell of lengths \(lengths) and angles \(angles)")
                }
                do {
                    header.cell = try UnitCell(
                        lengths: unit * SIMD3(lengths[0], lengths[1], lengths[2]),
                        angles: SIMD3(angles[0], angles[1], angles[2]))
                } catch {
                    throw input.malformed("\(error)")
                }
            }
        }
        guard let found = try values("coordinates", record, 3 * elements.count) else {
            throw truncated(found: 0, expected: elements.count)
        }
        positions = unit == 1 ? found : found.map { unit * $0 }
        return header
    }

    /// The numbers of a variable in a record; nil when there is no such variable.
    private func values(_ name: String, _ record: [UInt8], _ count: Int) throws(TrajectoryError) -> [Double]? {
        guard let variable = head.variables[name], variable.isRecord else { return nil }
        let start = variable.begin - recordStart
        let width = variable.kind == 6 ? 8 : 4
        guard [5, 6].contains(variable.kind), start >= 0, start + width * count <= record.count else {
            throw input.malformed("'\(name)' is not \(count) numbers a frame")
        }
        var result = [Double](repeating: 0, count: count)
        for index in 0..<count {
            let value =
                width == 8 ? input.float64(record, start + 8 * index) : input.float32(record, start + 4 * index)
            guard value.isFinite else {
                throw .notANumber(path: path, frame: frame, line: 0, text: "\(value) in \(name)")
            }
            result[index] = variable.scale * value
        }
        return result
    }
}
