import Glibc

/// The images of a nudged-elastic-band calculation: where they lie along the path, their energies, and the forces along it.
///
/// A folder with numbered folders as VASP leaves it, the file `neb.dat` of the VTST scripts, or any table. Source: Xia 2022, figs. 12 and 14 (row X9);
/// formats: VASP manual, OUTCAR and POSCAR; VTST tools, nebbarrier.pl.
public struct NudgedElasticBand: Hashable, Sendable {
    /// Lengths along the path in Å, the first 0.
    public let coordinates: [Double]
    /// In eV, the first 0.
    public let energies: [Double]
    /// Components of the true force along the path in eV/Å, positive towards its end, 0 at both relaxed ends; nil where they are not known.
    public let forces: [Double]?

    /// - Parameters: as the properties; the first coordinate and energy are taken for zero.
    /// - Throws: what `MigrationProfile` throws.
    public init(coordinates: [Double], energies: [Double], forces: [Double]? = nil) throws(IonicsError) {
        let (start, zero) = (coordinates.first ?? 0, energies.first ?? 0)
        self.coordinates = coordinates.map { $0 - start }
        self.energies = energies.map { $0 - zero }
        self.forces = forces
        _ = try profile()
    }

    /// The smooth curve through the images, with the slopes that the forces give.
    public func profile() throws(IonicsError) -> MigrationProfile {
        try MigrationProfile(coordinates: coordinates, energies: energies, forces: forces)
    }

    /// From a table with one row for each image.
    ///
    /// - Parameters:
    ///   - coordinate: the column of lengths along the path in Å.
    ///   - energy: the column of energies in eV.
    ///   - force: the column of forces along the path in eV/Å; nil when there is none.
    public init(
        table: DataTable, coordinate: String = "coordinate", energy: String = "energy", force: String? = nil
    ) throws(IonicsError) {
        var forces: [Double]?
        if let force { forces = try table.numbers(force) }
        try self.init(
            coordinates: try table.numbers(coordinate), energies: try table.numbers(energy), forces: forces)
    }

    /// From the file `neb.dat`: number, length in Å, energy in eV, and the force along the path in eV/Å of each image.
    public init(vtstFile path: String) throws(IonicsError) {
        var columns: [[Double]] = [[], [], []]
        try Self.lines(path) { number, line throws(IonicsError) in
            let words = line.split(whereSeparator: \.isWhitespace)
            guard !words.isEmpty, !line.hasPrefix("#") else { return }
            guard words.count >= 4 else {
                throw .malformedTable(
                    path: path, line: number, reason: "\(words.count) numbers, but 4 belong to an image")
            }
            for index in 0..<3 {
                guard let value = Double(words[index + 1]), value.isFinite else {
                    throw .notANumber(
                        path: path, line: number, column: ["length", "energy", "force"][index],
                        text: String(words[index + 1]))
                }
                columns[index].append(value)
            }
        }
        try self.init(coordinates: columns[0], energies: columns[1], forces: columns[2])
    }

    /// From the folders `00`, `01`, … of a VASP calculation, ended or still running.
    ///
    /// Energies are `energy(sigma->0)` of each last step. Lengths come from CONTCAR, or POSCAR, as the root of all ions' squared displacements
    /// between neighbouring images, over the nearest way. Forces along the path are those that the program prints as projections on the tangent; the
    /// OUTCAR's TOTAL-FORCE is not used, because with the VTST code it holds the springs' forces as well.
    /// VASP writes no OUTCAR for both ends: those of the relaxations belong there.
    /// - Throws: `IonicsError.unreadableFile` naming the missing file, `.malformedTable` with its line.
    public init(folder: String) throws(IonicsError) {
        let names = Self.imageFolders(folder)
        guard names.count >= 3 else {
            throw .unreadableFile(
                path: folder, reason: "\(names.count) numbered folders are there; at least 3 (00, 01, 02) make a path")
        }
        for (index, name) in names.enumerated() where Int(name) != index {
            throw .unreadableFile(
                path: "\(folder)/\(name)", reason: "the folder of image \(index) is missing before it")
        }
        var energies: [Double] = []
        var forces: [Double?] = []
        var coordinates: [Double] = []
        var previous: IonPositions?
        for name in names {
            let image = try Self.lastStep("\(folder)/\(name)/OUTCAR")
            energies.append(image.energy)
            forces.append(image.force)
            let contcar = "\(folder)/\(name)/CONTCAR"
            // A CONTCAR of a run that has not written yet is empty.
            let positions = try IonPositions(path: Self.isFilled(contcar) ? contcar : "\(folder)/\(name)/POSCAR")
            let step = try previous.map { before throws(IonicsError) in try positions.distance(from: before) } ?? 0
            coordinates.append((coordinates.last ?? 0) + step)
            previous = positions
        }
        // The ends are relaxed sites, and stand still.
        forces[0] = forces[0] ?? 0
        forces[names.count - 1] = forces[names.count - 1] ?? 0
        let known = forces.compactMap(\.self)
        try self.init(
            coordinates: coordinates, energies: energies, forces: known.count == forces.count ? known : nil)
    }

    private static func imageFolders(_ folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.utf8.count == 2, name.allSatisfy({ ("0"..."9").contains($0) }) { names.append(name) }
        }
        return names.sorted()
    }

    private static func isFilled(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }

    /// Energy and projected force of the last ionic step.
    private static func lastStep(_ path: String) throws(IonicsError) -> (energy: Double, force: Double?) {
        var energy: Double?
        var force: Double?
        try lines(path) { number, line throws(IonicsError) in
            if line.contains("energy(sigma->0)"), line.contains("energy  without entropy") {
                let word = line.split(whereSeparator: { $0.isWhitespace || $0 == "=" }).last ?? ""
                guard let value = Double(word), value.isFinite else {
                    throw .notANumber(path: path, line: number, column: "energy(sigma->0)", text: String(word))
                }
                energy = value
            } else if line.contains("NEB: projections on to tangent") || line.contains("tangential force (eV/A)") {
                let words = line.split(whereSeparator: \.isWhitespace)
                // (spring, REAL) come one after the other; the other program prints the real force alone.
                let place =
                    line.contains("NEB:")
                    ? words.firstIndex { $0.hasSuffix("REAL)") }.map { $0 + 2 }
                    : words.firstIndex { $0.hasSuffix("A)") }.map { $0 + 1 }
                guard let place, place < words.count, let value = Double(words[place]), value.isFinite else {
                    throw .malformedTable(path: path, line: number, reason: "the force along the path is not readable")
                }
                force = value
            }
        }
        guard let energy else {
            throw .malformedTable(path: path, line: 1, reason: "no ionic step has ended: there is no energy(sigma->0)")
        }
        return (energy, force)
    }

    static func lines(
        _ path: String, _ body: (Int, String) throws(IonicsError) -> Void
    ) throws(IonicsError) {
        guard let file = fopen(path, "r") else {
            throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        var number = 0
        while true {
            let count = getline(&buffer, &capacity, file)
            guard count >= 0, let start = buffer else { return }
            number += 1
            let bytes = UnsafeBufferPointer(start: start, count: count).lazy.map { UInt8(bitPattern: $0) }
            var line = String(decoding: bytes, as: UTF8.self)
            while line.last?.isNewline ?? false { line.removeLast() }
            try body(number, line)
        }
    }
}
