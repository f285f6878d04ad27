import Chemistry
import Glibc

/// Reads and writes grids as Gaussian CUBE and VASP CHGCAR files.
extension DensityGrid {
    /// The kind of file.
    public enum FileFormat: String, Sendable, CaseIterable {
        /// Two lines of comment, the number of atoms and the origin, three axes with counts, atoms, values with c running fastest. Lengths
        /// are in bohr. Format: paulbourke.net/dataformats/cube, Gaussian's documentation.
        case cube
        /// The header of a POSCAR, the counts, values times the cell's volume with a running fastest. Format: VASP manual, page CHGCAR.
        case chgcar
    }

    /// Å of a bohr (CODATA 2018).
    static let bohr = 0.529_177_210_903

    /// Reads a grid; also packed by gzip or Zstandard.
    ///
    /// The values of a CUBE file are taken as they are, those of a CHGCAR over the cell's volume. Of a CHGCAR only the first grid, the total, is read; of a
    /// CUBE with several values a point only the first.
    ///
    /// - Throws: `TrajectoryError.malformed` with the line.
    public init(contentsOf path: String, format: FileFormat) throws(TrajectoryError) {
        let text = try TrajectoryText(path: path)
        switch format {
        case .cube: self = try Self.cube(text)
        case .chgcar: self = try Self.chgcar(text)
        }
    }

    private static func line(_ text: TrajectoryText) throws(TrajectoryError) {
        guard try text.next() else { throw text.malformed("the file ends too early") }
    }

    private static func cube(_ text: TrajectoryText) throws(TrajectoryError) -> DensityGrid {
        try line(text)
        try line(text)
        try line(text)
        let head = try text.numbers(4...5)
        guard let atoms = Int(exactly: head[0]), abs(atoms) < 10_000_000 else {
            throw text.malformed("no number of atoms")
        }
        let valuesAPoint = head.count > 4 ? Int(exactly: head[4]) ?? 0 : 1
        guard valuesAPoint >= 1 else { throw text.malformed("the number of values a point is not positive") }
        var counts: [Int] = []
        var vectors: [SIMD3<Double>] = []
        for _ in 0..<3 {
            try line(text)
            let row = try text.numbers(4...4)
            guard let signed = Int(exactly: row[0]), signed != 0, abs(signed) <= 4096 else {
                throw text.malformed("'\(row[0])' is no number of grid points")
            }
            // A negative number says that the lengths are in Å.
            let unit = signed > 0 ? bohr : 1
            counts.append(abs(signed))
            vectors.append(Double(abs(signed)) * unit * SIMD3(row[1], row[2], row[3]))
        }
        for _ in 0..<abs(atoms) { try line(text) }
        // A negative number of atoms announces a list of orbitals.
        var perPoint = valuesAPoint
        if atoms < 0 {
            try line(text)
            var words = try text.numbers(1...Int.max)
            guard let orbitals = Int(exactly: words[0]), orbitals >= 1 else {
                throw text.malformed("no number of orbitals")
            }
            while words.count < orbitals + 1 {
                try line(text)
                words += try text.numbers(1...Int.max)
            }
            perPoint = orbitals
        }
        let size = counts[0] * counts[1] * counts[2]
        let all = try values(text, count: size * perPoint)
        let cell: UnitCell
        do { cell = try UnitCell(a: vectors[0], b: vectors[1], c: vectors[2]) } catch {
            throw text.malformed("\(error)")
        }
        return try DensityGrid(
            cell: cell, counts: SIMD3(counts[0], counts[1], counts[2]),
            values: perPoint == 1 ? all : (0..<size).map { all[$0 * perPoint] })
    }

    private static func chgcar(_ text: TrajectoryText) throws(TrajectoryError) -> DensityGrid {
        let head = XDATCARParser(text, elements: nil, needsElements: false)
        guard try head.next() != nil, let cell = head.cell else { throw text.malformed("the file ends too early") }
        try line(text)
        while text.isBlank { try line(text) }
        let counts = try text.numbers(3...3).compactMap { Int(exactly: $0) }
        guard counts.count == 3, counts.allSatisfy({ (1...4096).contains($0) }) else {
            throw text.malformed("'\(text.text.prefix(40))' where the counts of the grid belong")
        }
        let all = try values(text, count: counts[0] * counts[1] * counts[2])
        var ordered = [Double](repeating: 0, count: all.count)
        for z in 0..<counts[2] {
            for y in 0..<counts[1] {
                for x in 0..<counts[0] {
                    ordered[(x * counts[1] + y) * counts[2] + z] =
                        all[(z * counts[1] + y) * counts[0] + x] / cell.volume
                }
            }
        }
        return try DensityGrid(cell: cell, counts: SIMD3(counts[0], counts[1], counts[2]), values: ordered)
    }

    private static func values(_ text: TrajectoryText, count: Int) throws(TrajectoryError) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(min(count, 1 << 24))
        var digits = 0
        while result.count < count {
            guard try text.next() else {
                throw text.malformed("\(result.count) of \(count) values, then the file ends")
            }
            var p = text.line
            while result.count < count {
                while p < text.lineEnd, p.pointee <= 0x20 { p += 1 }
                if p == text.lineEnd { break }
                result.append(try text.number(&p, text.lineEnd, &digits))
            }
        }
        return result
    }

    /// Writes the grid, to be looked at in VESTA, VMD or OVITO.
    ///
    /// - Parameters:
    ///   - path: where; an existing file is replaced.
    ///   - format: kind of file.
    ///   - structure: sites to write as atoms; nil writes none into a CUBE and one into a CHGCAR, which cannot do without.
    public func write(
        to path: String, format: FileFormat, structure: CrystalStructure? = nil
    ) throws(TrajectoryError) {
        let sites = structure?.sites ?? []
        var text = "IonWeave\n"
        switch format {
        case .cube:
            text += "values with c fastest\n" + Self.row([Double(sites.count), 0, 0, 0], first: true)
            for (index, vector) in [cell.a, cell.b, cell.c].enumerated() {
                let v = vector / Double(counts[index]) / Self.bohr
                text += Self.row([Double(counts[index]), v.x, v.y, v.z], first: true)
            }
            for site in sites {
                let r = cell.cartesian(site.fractional) / Self.bohr
                let number = Double(AtomicNumber.of(site.element) ?? 0)
                text += Self.row([number, number, r.x, r.y, r.z], first: true)
            }
            text += Self.rows(values)
        case .chgcar:
            text += "1.0\n" + [cell.a, cell.b, cell.c].map { Self.row([$0.x, $0.y, $0.z], first: false) }.joined()
            let written =
                sites.isEmpty
                ? [CrystalStructure.Site(label: "H", element: "H", fractional: SIMD3())] : sites
            let elements = Trajectory.unique(written.map(\.element))
            text += elements.joined(separator: " ") + "\n"
            text += elements.map { name in "\(written.count { $0.element == name })" }.joined(separator: " ")
            text += "\nDirect\n"
            for name in elements {
                for site in written where site.element == name {
                    text += Self.row([site.fractional.x, site.fractional.y, site.fractional.z], first: false)
                }
            }
            text += "\n\(counts.x) \(counts.y) \(counts.z)\n"
            var ordered: [Double] = []
            ordered.reserveCapacity(values.count)
            for z in 0..<counts.z {
                for y in 0..<counts.y { for x in 0..<counts.x { ordered.append(self[x, y, z] * cell.volume) } }
            }
            text += Self.rows(ordered)
        }
        guard let file = fopen(path, "w") else {
            throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
        }
        let bytes = Array(text.utf8)
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw .unreadableFile(path: path, reason: "not all of it could be written")
        }
    }

    /// Numbers that read back as the same ones.
    private static func row(_ values: [Double], first isCounted: Bool) -> String {
        values.enumerated().map { index, value in
            isCounted && index == 0 ? "\(Int(value))" : "\(value)"
        }.joined(separator: " ") + "\n"
    }

    private static func rows(_ values: [Double]) -> String {
        var text = ""
        for start in stride(from: 0, to: values.count, by: 6) {
            text += values[start..<min(start + 6, values.count)].map { "\($0)" }.joined(separator: " ") + "\n"
        }
        return text
    }
}
