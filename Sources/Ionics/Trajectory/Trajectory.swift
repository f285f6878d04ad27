/// Positions of ions at evenly spaced times.
///
/// Source of the formats: `TrajectoryReader` (row F1).
public struct Trajectory: Codable, Hashable, Sendable {
    /// Element of each ion.
    public let elements: [String]
    /// Time between frames in fs.
    public let frameInterval: Double
    /// One cell for all frames, or one a frame (variable cell); empty where there is none. In Å, with the origin at zero.
    public let cells: [UnitCell]
    /// `[frame][ion][xyz]` in Å, in one piece.
    public internal(set) var positions: [Double]
    /// Whether positions run on across the borders of the cell, so that displacements are differences.
    public internal(set) var areUnwrapped: Bool
    /// What was left out or changed under a stated rule on the way here.
    public internal(set) var notes: [String]

    /// - Parameters:
    ///   - elements: of each ion.
    ///   - frameInterval: time between frames in fs, positive.
    ///   - cells: one, or one a frame; empty without periodicity.
    ///   - positions: `[frame][ion][xyz]` in Å, finite.
    ///   - areUnwrapped: whether positions run on across the borders of the cell.
    /// - Throws: `TrajectoryError`.
    public init(
        elements: [String], frameInterval: Double, cells: [UnitCell], positions: [Double], areUnwrapped: Bool,
        notes: [String] = []
    ) throws(TrajectoryError) {
        guard !elements.isEmpty else { throw .countsDiffer(name: "elements", found: 0, expected: 1) }
        guard frameInterval > 0, frameInterval.isFinite else {
            throw .outOfRange(name: "frameInterval", value: frameInterval, expected: "positive")
        }
        let size = 3 * elements.count
        guard !positions.isEmpty, positions.count % size == 0 else {
            throw .countsDiffer(
                name: "positions", found: positions.count, expected: max(1, positions.count / size) * size)
        }
        let frames = positions.count / size
        guard cells.count <= 1 || cells.count == frames else {
            throw .countsDiffer(name: "cells", found: cells.count, expected: frames)
        }
        if let index = positions.firstIndex(where: { !$0.isFinite }) {
            throw .outOfRange(name: "positions[\(index)]", value: positions[index], expected: "finite")
        }
        self.elements = elements
        self.frameInterval = frameInterval
        self.cells = cells
        self.positions = positions
        self.areUnwrapped = areUnwrapped
        self.notes = notes
    }

    /// Reads an XDATCAR, vasprun.xml, LAMMPS text dump, (extended) XYZ, DCD or AMBER NetCDF file, also packed by gzip or Zstandard.
    public init(contentsOf path: String, options: TrajectoryOptions = TrajectoryOptions()) throws(TrajectoryError) {
        let reader = try TrajectoryReader(path: path, options: options)
        var gathered = GatheredPositions()
        var cells: [UnitCell] = []
        var frames = 0
        while try reader.next() {
            gathered.append(reader.positions)
            frames += 1
            guard let cell = reader.cell else { continue }
            // A cell that stays the same is kept once.
            if cells.isEmpty {
                cells = [cell]
            } else if cells.count > 1 {
                cells.append(cell)
            } else if cells[0] != cell {
                cells = Array(repeating: cells[0], count: frames - 1) + [cell]
            }
        }
        guard frames > 0 else { throw .noFrames(path: path) }
        guard cells.count <= 1 || cells.count == frames else { throw .missingCell(path: path) }
        elements = reader.elements
        frameInterval = try reader.interval
        self.cells = cells
        positions = gathered.join()
        areUnwrapped = reader.areUnwrapped
        notes = reader.notes
    }

    public var ionCount: Int { elements.count }
    public var frameCount: Int { positions.count / (3 * elements.count) }
    /// From the first to the last frame in fs: N frames make N − 1 intervals.
    public var duration: Double { Double(frameCount - 1) * frameInterval }

    /// Position in Å of an ion in a frame, both from 0.
    public func position(frame: Int, ion: Int) -> SIMD3<Double> {
        let place = 3 * (frame * ionCount + ion)
        return SIMD3(positions[place], positions[place + 1], positions[place + 2])
    }

    /// The cell of a frame; nil where there is none.
    public func cell(frame: Int) -> UnitCell? { cells.count > 1 ? cells[frame] : cells.first }

    /// Mean volume of the cell in Å³; nil where there is none.
    public var meanVolume: Double? {
        cells.isEmpty ? nil : cells.reduce(0) { $0 + $1.volume } / Double(cells.count)
    }

    /// The ions of some elements, in order.
    public func ions(of names: [String]) throws(TrajectoryError) -> [Int] {
        for name in names where !elements.contains(name) {
            throw .noSuchElement(name: name, known: Self.unique(elements))
        }
        return elements.indices.filter { names.contains(elements[$0]) }
    }

    /// The ions of one element, in order.
    public func ions(of name: String) throws(TrajectoryError) -> [Int] { try ions(of: [name]) }

    static func unique(_ names: [String]) -> [String] {
        var result: [String] = []
        for name in names where !result.contains(name) { result.append(name) }
        return result
    }
}
