internal import Compression

/// Reads the sites of a crystal from a CIF: cell, symmetry operations and atoms, the atoms' images generated.
///
/// Format: S. R. Hall et al., Acta Cryst. A47, 655 (1991).
public enum CrystalInformationFile {
    /// - Parameters:
    ///   - path: of the file; gzip and Zstandard are unpacked.
    ///   - tolerance: images of an atom closer than this in Å are one site.
    public static func structure(contentsOf path: String, tolerance: Double = 0.01) throws(TrajectoryError)
        -> CrystalStructure
    {
        let bytes: [UInt8]
        do {
            bytes = try DecompressingFile(path: path).readToEnd()
        } catch {
            throw .unreadableFile(path: path, reason: "\(error)")
        }
        return try structure(text: String(decoding: bytes, as: UTF8.self), path: path, tolerance: tolerance)
    }

    /// - Parameter path: names the text in messages.
    public static func structure(
        text: String, path: String, tolerance: Double = 0.01
    ) throws(TrajectoryError) -> CrystalStructure {
        var block = try Block(text, path: path)
        let lengths = SIMD3(
            try block.number("_cell_length_a"), try block.number("_cell_length_b"), try block.number("_cell_length_c"))
        let angles = SIMD3(
            try block.number("_cell_angle_alpha"), try block.number("_cell_angle_beta"),
            try block.number("_cell_angle_gamma"))
        let cell = try UnitCell(lengths: lengths, angles: angles)
        let operations = try block.operations()
        guard let x = block.columns["_atom_site_fract_x"], let y = block.columns["_atom_site_fract_y"],
            let z = block.columns["_atom_site_fract_z"]
        else { throw block.malformed("no _atom_site_fract_x, _y and _z") }
        let labels = block.columns["_atom_site_label"]
        guard let symbols = block.columns["_atom_site_type_symbol"] ?? labels else {
            throw block.malformed("no _atom_site_type_symbol and no _atom_site_label")
        }
        let occupancies = block.columns["_atom_site_occupancy"]
        var sites: [CrystalStructure.Site] = []
        for row in x.indices {
            block.line = x[row].line
            let position = SIMD3(try block.value(x[row]), try block.value(y[row]), try block.value(z[row]))
            let share = occupancies.map { $0[row] }
            let occupancy =
                try share.map { $0.text == "." || $0.text == "?" } == false ? block.value(share ?? x[row]) : 1
            let element = String(symbols[row].text.prefix { $0.isLetter })
            var images: [SIMD3<Double>] = []
            for operation in operations {
                var image = operation.image(position)
                image -= image.rounded(.down)
                let isKnown = images.contains { length(cell.nearestImage(cell.cartesian($0 - image))) < tolerance }
                if !isKnown { images.append(image) }
            }
            sites += images.map {
                CrystalStructure.Site(
                    label: labels?[row].text ?? element, element: element, fractional: $0, occupancy: occupancy)
            }
        }
        guard !sites.isEmpty else { throw block.malformed("no atoms") }
        return CrystalStructure(cell: cell, sites: sites)
    }

    private struct Token {
        var text: String
        var line: Int
        var isQuoted = false
    }

    /// The items of the first data block that holds atoms.
    private struct Block {
        var columns: [String: [Token]] = [:]
        let path: String
        var line = 1

        init(_ text: String, path: String) throws(TrajectoryError) {
            self.path = path
            let tokens = try Self.tokens(text, path: path)
            var place = 0
            func isTag(_ token: Token) -> Bool { !token.isQuoted && token.text.hasPrefix("_") }
            func isKeyword(_ token: Token) -> Bool {
                guard !token.isQuoted else { return false }
                let text = token.text.lowercased()
                return text == "loop_" || text.hasPrefix("data_") || text.hasPrefix("save_")
            }
            while place < tokens.count {
                let token = tokens[place]
                line = token.line
                place += 1
                if isTag(token) {
                    guard place < tokens.count, !isTag(tokens[place]), !isKeyword(tokens[place]) else {
                        throw malformed("'\(token.text)' has no value")
                    }
                    columns[token.text.lowercased()] = [tokens[place]]
                    place += 1
                } else if isKeyword(token), token.text.lowercased() == "loop_" {
                    var names: [String] = []
                    while place < tokens.count, isTag(tokens[place]) {
                        names.append(tokens[place].text.lowercased())
                        place += 1
                    }
                    var values: [Token] = []
                    while place < tokens.count, !isTag(tokens[place]), !isKeyword(tokens[place]) {
                        values.append(tokens[place])
                        place += 1
                    }
                    guard !names.isEmpty, values.count % names.count == 0 else {
                        throw malformed("a loop of \(names.count) columns holds \(values.count) values")
                    }
                    for (column, name) in names.enumerated() {
                        columns[name] = stride(from: column, to: values.count, by: names.count).map { values[$0] }
                    }
                } else if token.text.lowercased().hasPrefix("data_") {
                    if columns["_atom_site_fract_x"] != nil { break }
                    columns = [:]
                }
            }
        }

        func malformed(_ reason: String) -> TrajectoryError {
            .malformed(path: path, frame: 1, line: line, reason: reason)
        }

        func number(_ name: String) throws(TrajectoryError) -> Double {
            guard let token = columns[name]?.first else { throw malformed("no \(name)") }
            return try value(token)
        }

        /// A number without its standard uncertainty in brackets.
        func value(_ token: Token) throws(TrajectoryError) -> Double {
            guard let value = Double(token.text.prefix { $0 != "(" }), value.isFinite else {
                throw .notANumber(path: path, frame: 1, line: token.line, text: token.text)
            }
            return value
        }

        func operations() throws(TrajectoryError) -> [SymmetryOperation] {
            let names = ["_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz"]
            guard let texts = names.compactMap({ columns[$0] }).first else {
                let group = ["_symmetry_space_group_name_h-m", "_space_group_name_h-m_alt"].compactMap { columns[$0] }
                    .first
                guard let name = group?.first?.text, name.filter({ $0 != " " }) != "P1" else {
                    return [SymmetryOperation("x,y,z")].compactMap { $0 }
                }
                throw malformed("space group \(name), but no symmetry operations; write them out")
            }
            var result: [SymmetryOperation] = []
            for token in texts {
                guard let operation = SymmetryOperation(token.text) else {
                    throw .malformed(
                        path: path, frame: 1, line: token.line, reason: "'\(token.text)' is no symmetry operation")
                }
                result.append(operation)
            }
            return result
        }

        /// Words, quoted texts and texts between lines that begin with a semicolon; comments left out.
        private static func tokens(_ text: String, path: String) throws(TrajectoryError) -> [Token] {
            var result: [Token] = []
            var block: (lines: [Substring], start: Int)?
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (index, line) in lines.enumerated() {
                if line.first == ";" {
                    if let (held, start) = block {
                        result.append(Token(text: held.joined(separator: "\n"), line: start, isQuoted: true))
                        block = nil
                    } else {
                        block = ([line.dropFirst()], index + 1)
                    }
                    continue
                }
                if block != nil {
                    block?.lines.append(line)
                    continue
                }
                var rest = line
                while true {
                    rest = rest.drop(while: \.isWhitespace)
                    guard let first = rest.first, first != "#" else { break }
                    guard first == "'" || first == "\"" else {
                        let word = rest.prefix { !$0.isWhitespace }
                        result.append(Token(text: String(word), line: index + 1))
                        rest = rest.dropFirst(word.count)
                        continue
                    }
                    // A quotation mark ends the text only before a blank.
                    var end = rest.index(after: rest.startIndex)
                    while end < rest.endIndex {
                        let next = rest.index(after: end)
                        if rest[end] == first, next == rest.endIndex || rest[next].isWhitespace { break }
                        end = next
                    }
                    guard end < rest.endIndex else {
                        throw .malformed(
                            path: path, frame: 1, line: index + 1, reason: "a quotation mark is not closed")
                    }
                    result.append(
                        Token(
                            text: String(rest[rest.index(after: rest.startIndex)..<end]), line: index + 1,
                            isQuoted: true))
                    rest = rest[rest.index(after: end)...]
                }
            }
            if let (_, start) = block {
                throw .malformed(path: path, frame: 1, line: start, reason: "a text between semicolons is not closed")
            }
            return result
        }
    }
}
