/// Extended XYZ: the number of ions, a line of `key=value` pairs with `Lattice` and `Properties`, then one line an ion. Plain XYZ is read too,
/// when the cell is given, and the comments of CP2K, `i = 10, time = 5.000, E = …`, are understood.
///
/// Format: libAtoms, github.com/libAtoms/extxyz; positions in Å. CP2K manual, MOTION/PRINT/TRAJECTORY; times in fs.
final class ExtendedXYZParser: TextFrameParser {
    let text: TrajectoryText
    private(set) var positions: [Double] = []
    private(set) var elements: [String] = []
    let areUnwrapped = false
    /// Bytes of the elements' names.
    private var spellings: [[UInt8]] = []
    /// The same in one word each; 0 where a name is longer than eight bytes.
    private var packedNames: [UInt64] = []
    private let options: TrajectoryOptions
    private var properties = ""
    /// Column of the element, of x, and the number of columns.
    private var elementColumn = 0
    private var positionColumn = 1
    private var columnCount = 4

    init(_ text: TrajectoryText, options: TrajectoryOptions) {
        self.text = text
        self.options = options
    }

    func next() throws(TrajectoryError) -> FrameHeader? {
        repeat {
            guard try text.next() else { return nil }
        } while text.isBlank
        guard text.words.count == 1, let count = Int(text.words[0]), count > 0, count < 100_000_000 else {
            throw text.malformed(
                "'\(text.text.prefix(40))' where the number of ions belongs: more lines than that number says, or fewer"
            )
        }
        if !elements.isEmpty, count != elements.count {
            throw .atomCountChanged(
                path: text.path, frame: text.frame, line: text.lineNumber, found: count, expected: elements.count)
        }
        guard try text.next() else { throw truncated(found: 0, expected: count) }
        if text.isLineOpen { throw truncated(found: 0, expected: count) }
        let pairs = try pairs(text.text)
        var header = FrameHeader(cell: options.cell, line: text.lineNumber)
        if let lattice = pairs["lattice"] { header.cell = try cell(lattice) }
        header.time = try number(pairs, "time_fs")
        if header.time == nil, let picoseconds = try number(pairs, "time_ps") { header.time = 1000 * picoseconds }
        header.step = try number(pairs, "step")
        if header.step == nil, header.time == nil { (header.step, header.time) = Self.cp2k(text.text) }
        let found = pairs["properties"] ?? "species:S:1:pos:R:3"
        if found != properties { try setColumns(found) }
        try atoms(count)
        return header
    }

    /// Step and time of a comment of CP2K; nil where it says neither.
    private static func cp2k(_ line: String) -> (step: Double?, time: Double?) {
        var found: [String: Double] = [:]
        for part in line.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, let value = Double(sides[1].filter { $0 != " " }), value.isFinite else { continue }
            found[sides[0].filter { $0 != " " }] = value
        }
        return found["i"] == nil ? (nil, nil) : (found["i"], found["time"])
    }

    private func atoms(_ count: Int) throws(TrajectoryError) {
        let isFirst = elements.isEmpty
        var names: [String] = []
        if isFirst { positions = [] }
        var digits = 0
        var previousDigits = 0
        let unit = options.lengthUnit ?? 1
        let (elementColumn, positionColumn, columnCount) = (elementColumn, positionColumn, columnCount)
        // A local array is written without the checks that a class's property needs each time.
        var found = positions
        positions = []
        defer { positions = found }
        let known = spellings
        let packed = packedNames
        // Lines of an element and a position, in a frame that is not the first.
        let isUsual = !isFirst && elementColumn == 0 && positionColumn == 1 && columnCount == 4
        var ion = 0
        while ion < count {
            if isUsual {
                let lines = try text.wholeLines()
                let passed = found.withUnsafeMutableBufferPointer { r in
                    Self.usualLines(
                        lines, names: packed[ion...], unit: unit,
                        into: UnsafeMutableBufferPointer(rebasing: r[(3 * ion)...]), &digits)
                }
                text.pass(lines: passed.lines, bytes: passed.bytes)
                ion += passed.lines
                if ion == count { break }
            }
            guard try text.next() else { throw truncated(found: ion, expected: count) }
            previousDigits = digits
            var p = text.line
            let end = text.lineEnd
            do throws(TrajectoryError) {
                var column = 0
                var r = SIMD3<Double>()
                while column < columnCount {
                    while p < end, p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
                    guard p < end else { throw text.notANumber(p) }
                    if column == positionColumn {
                        r.x = try text.number(&p, end, &digits)
                        r.y = try text.number(&p, end, &digits)
                        r.z = try text.number(&p, end, &digits)
                        column += 3
                        continue
                    }
                    let start = p
                    while p < end, p.pointee > 0x20 { p += 1 }
                    if column == elementColumn {
                        let name = UnsafeBufferPointer(start: start, count: p - start)
                        if isFirst {
                            names.append(String(decoding: name, as: UTF8.self))
                        } else if !Self.isEqual(name, known[ion]) {
                            throw TrajectoryError.elementChanged(
                                path: text.path, frame: text.frame, line: text.lineNumber,
                                found: String(decoding: name, as: UTF8.self), expected: elements[ion])
                        }
                    }
                    column += 1
                }
                if isFirst {
                    found.append(unit * r.x)
                    found.append(unit * r.y)
                    found.append(unit * r.z)
                } else {
                    found[3 * ion] = unit * r.x
                    found[3 * ion + 1] = unit * r.y
                    found[3 * ion + 2] = unit * r.z
                }
            } catch {
                if text.isLineOpen { throw truncated(found: ion, expected: count) }
                throw error
            }
            ion += 1
        }
        try checkEnd(
            ions: count, digits: digits, previousDigits: positionColumn + 3 == columnCount ? previousDigits : 0)
        if isFirst {
            elements = names
            spellings = names.map { Array($0.utf8) }
            packedNames = spellings.map(PackedName.word)
        }
    }

    /// Reads lines of a known element and three usual numbers up to the first other line, which is left to the careful way.
    private static func usualLines(
        _ lines: UnsafeBufferPointer<UInt8>, names: ArraySlice<UInt64>, unit: Double,
        into positions: UnsafeMutableBufferPointer<Double>, _ digits: inout Int
    ) -> (lines: Int, bytes: Int) {
        guard let start = lines.baseAddress, let target = positions.baseAddress else { return (0, 0) }
        let end = start + lines.count
        return names.withUnsafeBufferPointer { names in
            var p = start
            var ion = 0
            var last = digits
            while p < end, ion < names.count {
                var q = p
                let name = PackedName.read(&q)
                guard name.length <= 8, name.word != 0, name.word == names[ion],
                    let x = DecimalText.usualNumber(&q, fractionDigits: &last),
                    let y = DecimalText.usualNumber(&q, fractionDigits: &last),
                    let z = DecimalText.usualNumber(&q, fractionDigits: &last)
                else { break }
                while q.pointee == 0x20 || q.pointee == 0x0D { q += 1 }
                guard q.pointee == 0x0A else { break }
                target[3 * ion] = unit * x
                target[3 * ion + 1] = unit * y
                target[3 * ion + 2] = unit * z
                digits = last
                ion += 1
                p = q + 1
            }
            return (ion, p - start)
        }
    }

    @inline(__always)
    private static func isEqual(_ found: UnsafeBufferPointer<UInt8>, _ known: [UInt8]) -> Bool {
        guard found.count == known.count else { return false }
        for index in known.indices where found[index] != known[index] { return false }
        return true
    }

    private func setColumns(_ found: String) throws(TrajectoryError) {
        let parts = found.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count % 3 == 0 else { throw text.malformed("Properties is not made of name:type:count") }
        var column = 0
        var element: Int?
        var position: Int?
        for index in stride(from: 0, to: parts.count, by: 3) {
            guard let width = Int(parts[index + 2]), width > 0, width < 10_000 else {
                throw text.malformed("Properties is not made of name:type:count")
            }
            switch parts[index].lowercased() {
            case "species": element = column
            case "pos" where width == 3: position = column
            default: break
            }
            column += width
        }
        guard let position else { throw text.malformed("Properties has no pos:R:3") }
        guard let element else {
            throw .missingElements(path: text.path, reason: "line \(text.lineNumber) has no species:S:1 in Properties")
        }
        elementColumn = element
        positionColumn = position
        columnCount = column
        properties = found
    }

    private func cell(_ lattice: String) throws(TrajectoryError) -> UnitCell {
        let words = lattice.split { " \t[]{},".contains($0) }
        let values = words.compactMap { Double($0) }.filter(\.isFinite)
        guard values.count == 9, words.count == 9 else { throw text.malformed("Lattice is not nine numbers") }
        let unit = options.lengthUnit ?? 1
        do {
            return try UnitCell(
                a: unit * SIMD3(values[0], values[1], values[2]), b: unit * SIMD3(values[3], values[4], values[5]),
                c: unit * SIMD3(values[6], values[7], values[8]))
        } catch {
            throw text.malformed("\(error)")
        }
    }

    private func number(_ pairs: [String: String], _ key: String) throws(TrajectoryError) -> Double? {
        guard let text = pairs[key] else { return nil }
        guard let value = Double(text), value.isFinite else {
            throw .notANumber(
                path: self.text.path, frame: self.text.frame, line: self.text.lineNumber, text: "\(key)=\(text)")
        }
        return value
    }

    /// key=value, values bare, in quotes or in braces; keys in small letters.
    private func pairs(_ line: String) throws(TrajectoryError) -> [String: String] {
        var result: [String: String] = [:]
        var rest = Substring(line)
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard !rest.isEmpty else { return result }
            let key = rest.prefix { $0 != "=" && $0 != " " && $0 != "\t" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            var value = Substring()
            if let opening = rest.first,
                let closing = ["\"": "\"", "'": "'", "{": "}", "[": "]"][opening] as Character?
            {
                rest.removeFirst()
                value = rest.prefix { $0 != closing }
                guard value.endIndex < rest.endIndex else {
                    throw text.malformed("the value of '\(key)' is not closed by \(closing)")
                }
                rest = rest[rest.index(after: value.endIndex)...]
            } else {
                value = rest.prefix { $0 != " " && $0 != "\t" }
                rest = rest.dropFirst(value.count)
            }
            result[key.lowercased()] = String(value)
        }
    }
}
