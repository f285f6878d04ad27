import Chemistry

/// The elements of the ions from a file that stands beside a trajectory without them.
public enum Topology {
    /// Reads (extended) XYZ, a PDB with elements in columns 77 and 78, AMBER's prmtop (ATOMIC_NUMBER), or a PSF (by mass).
    ///
    /// - Returns: an element for each ion, to be given as `ionElements`.
    /// - Throws: `TrajectoryError.unknownFormat` when it is none of these, `.missingElements` when one does not say an element.
    public static func elements(contentsOf path: String) throws(TrajectoryError) -> [String] {
        let text = try TrajectoryText(path: path)
        let start = text.start
        if start.hasPrefix("PSF") { return try psf(text) }
        if start.hasPrefix("%VERSION") { return try prmtop(text) }
        let firstLine = start.unicodeScalars.split(separator: "\n", maxSplits: 1).first.map { Substring($0) } ?? ""
        if Int(firstLine.filter { !$0.isWhitespace }) != nil {
            var options = TrajectoryOptions(timing: .frameInterval(1))
            options.cell = try UnitCell(cubic: 1)
            let parser = ExtendedXYZParser(text, options: options)
            guard try parser.next() != nil else { throw .noFrames(path: path) }
            return parser.elements
        }
        return try pdb(text)
    }

    private static func pdb(_ text: TrajectoryText) throws(TrajectoryError) -> [String] {
        var result: [String] = []
        while try text.next() {
            let line = text.text
            if line.hasPrefix("ENDMDL") || line.hasPrefix("END") && !result.isEmpty { break }
            guard line.hasPrefix("ATOM") || line.hasPrefix("HETATM") else { continue }
            let letters = line.count >= 78 ? Array(line)[76..<78].filter { $0 != " " } : []
            let name =
                letters.prefix(1).map { $0.uppercased() }.joined()
                + letters.dropFirst().map { $0.lowercased() }.joined()
            guard AtomicNumber.of(name) != nil else {
                throw .missingElements(
                    path: text.path, reason: "line \(text.lineNumber) has no element in columns 77 and 78")
            }
            result.append(name)
        }
        guard !result.isEmpty else { throw .unknownFormat(path: text.path) }
        return result
    }

    private static func prmtop(_ text: TrajectoryText) throws(TrajectoryError) -> [String] {
        var result: [String] = []
        var isInside = false
        while try text.next() {
            if text.words.first == "%FLAG" {
                if isInside { break }
                isInside = text.words.count > 1 && text.words[1] == "ATOMIC_NUMBER"
                continue
            }
            guard isInside, text.words.first?.hasPrefix("%") != true else { continue }
            for word in text.words {
                guard let number = Int(word), let symbol = AtomicNumber.symbol(number) else {
                    throw .missingElements(
                        path: text.path, reason: "'\(word)' in line \(text.lineNumber) is no atomic number")
                }
                result.append(symbol)
            }
        }
        guard !result.isEmpty else {
            throw .missingElements(path: text.path, reason: "there is no %FLAG ATOMIC_NUMBER")
        }
        return result
    }

    private static func psf(_ text: TrajectoryText) throws(TrajectoryError) -> [String] {
        while try text.next() {
            let words = text.words
            guard words.count >= 2, words[1].hasPrefix("!NATOM") else { continue }
            guard let count = Int(words[0]), count > 0, count < 100_000_000 else {
                throw text.malformed("'\(words[0])' is no number of atoms")
            }
            var result: [String] = []
            for _ in 0..<count {
                guard try text.next() else {
                    throw text.malformed("\(result.count) of \(count) atoms, then the file ends")
                }
                guard text.words.count >= 8, let mass = Double(text.words[7]),
                    let symbol = AtomicNumber.symbol(ofMass: mass)
                else {
                    throw .missingElements(
                        path: text.path, reason: "line \(text.lineNumber) has no mass of an element")
                }
                result.append(symbol)
            }
            return result
        }
        throw .missingElements(path: text.path, reason: "there is no !NATOM")
    }
}
