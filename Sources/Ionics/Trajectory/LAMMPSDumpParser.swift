import Glibc

/// LAMMPS's text dump: columns in any order; scaled, wrapped or unwrapped coordinates, with or without image flags; orthogonal, restricted
/// and general triclinic boxes. Ions are put in the order of their ids.
///
/// Format: LAMMPS manual, commands `dump` and `dump_modify` (units, time, triclinic/general).
final class LAMMPSDumpParser: TextFrameParser {
    let text: TrajectoryText
    private(set) var positions: [Double] = []
    private(set) var elements: [String] = []
    private(set) var areUnwrapped = false
    private let options: TrajectoryOptions
    private var unitStyle: String?
    private var columns: Columns?
    private var columnLine = ""
    private var indexOfID: [Int: Int] = [:]
    /// Index of id `i + lowestID` where ids lie close together: faster than a dictionary.
    private var denseIndex: [Int] = []
    private var lowestID = 0
    /// Bytes of the elements' names.
    private var spellings: [[UInt8]] = []
    /// The same in one word each; 0 where a name is longer than eight bytes.
    private var packedNames: [UInt64] = []

    private struct Columns {
        var kinds: [Kind]
        var style: Style
        var hasImages: Bool
    }

    enum Kind: Int {
        case skip = -2
        case element = -1
        case id = 0
        case type, x, y, z, ix, iy, iz
    }

    private enum Style { case wrapped, unwrapped, scaled, scaledUnwrapped }

    init(_ text: TrajectoryText, options: TrajectoryOptions) {
        self.text = text
        self.options = options
    }

    func next() throws(TrajectoryError) -> FrameHeader? {
        var header = FrameHeader(line: 0)
        var origin = SIMD3<Double>()
        var count: Int?
        var isStarted = false
        while try text.next() {
            if text.isBlank { continue }
            let line = text.text
            guard line.hasPrefix("ITEM:") else {
                throw text.malformed(
                    "'\(line.prefix(40))' where 'ITEM:' belongs: more lines than the number of atoms says, or fewer")
            }
            let item = line.dropFirst(5).drop { $0 == " " }
            if item.hasPrefix("UNITS") {
                try follow(isStarted, count)
                unitStyle = text.words.first.map { String($0) }
            } else if item.hasPrefix("TIMESTEP") {
                try follow(true, count)
                isStarted = true
                header.step = try text.numbers(1...1)[0]
                header.line = text.lineNumber
            } else if item.hasPrefix("TIME") {
                try follow(true, count)
                let time = try text.numbers(1...1)[0]
                header.line = text.lineNumber
                switch unitStyle {
                case "real": header.time = time
                case "metal": header.time = 1000 * time
                default: break
                }
            } else if item.hasPrefix("NUMBER OF ATOMS") {
                try follow(true, count)
                let number = try text.numbers(1...1)[0]
                guard number >= 1, number < 1e8, number == number.rounded() else {
                    throw text.malformed("'\(text.text.prefix(20))' where the number of atoms belongs")
                }
                count = Int(number)
                if !elements.isEmpty, elements.count != Int(number) {
                    throw .atomCountChanged(
                        path: text.path, frame: text.frame, line: text.lineNumber, found: Int(number),
                        expected: elements.count)
                }
            } else if item.hasPrefix("BOX BOUNDS") {
                (header.cell, origin) = try box(item)
            } else if item.hasPrefix("ATOMS") {
                guard let count else { throw text.malformed("'ITEM: ATOMS' before 'ITEM: NUMBER OF ATOMS'") }
                guard let cell = header.cell else { throw .missingCell(path: text.path) }
                if columns == nil || columnLine != line { try setColumns(item.dropFirst(5), line) }
                try atoms(count, cell, origin)
                return header
            } else {
                throw text.malformed("'\(line.prefix(40))' is not known")
            }
        }
        if isStarted { throw truncated(found: 0, expected: count ?? elements.count) }
        return nil
    }

    private func follow(_ isStarted: Bool, _ count: Int?) throws(TrajectoryError) {
        guard try text.next() else { throw truncated(found: 0, expected: count ?? elements.count) }
    }

    private var lengthUnit: Double {
        get throws(TrajectoryError) {
            if let unit = options.lengthUnit { return unit }
            switch unitStyle {
            case "real", "metal": return 1
            case "nano": return 10
            case "micro": return 1e4
            case "cgs": return 1e8
            case "si": return 1e10
            case "electron": return 0.529_177_210_544
            case let style:
                throw .missingUnit(
                    path: text.path,
                    reason: style.map { "'\($0)' units have no fixed length; give `lengthUnit` in Å" }
                        ?? "the dump has no 'ITEM: UNITS'; give `lengthUnit`, 1 for LAMMPS's metal and real units")
            }
        }
    }

    private func box(_ item: Substring) throws(TrajectoryError) -> (UnitCell, SIMD3<Double>) {
        let isGeneral = item.contains("abc origin")
        var rows: [[Double]] = []
        for _ in 0..<3 {
            try follow(true, nil)
            rows.append(try text.numbers(isGeneral ? 4...4 : 2...3))
        }
        let unit = try lengthUnit
        let result: (UnitCell, SIMD3<Double>)
        do throws(TrajectoryError) {
            if isGeneral {
                let vectors = rows.map { unit * SIMD3($0[0], $0[1], $0[2]) }
                result = (
                    try UnitCell(a: vectors[0], b: vectors[1], c: vectors[2]),
                    unit * SIMD3(rows[0][3], rows[1][3], rows[2][3])
                )
            } else {
                let tilts = rows.map { $0.count == 3 ? $0[2] : 0 }
                let (xy, xz, yz) = (tilts[0], tilts[1], tilts[2])
                // The bounds hold the whole tilted box, not the origin and the edges.
                let low = SIMD3(rows[0][0] - min(0, xy, xz, xy + xz), rows[1][0] - min(0, yz), rows[2][0])
                let high = SIMD3(rows[0][1] - max(0, xy, xz, xy + xz), rows[1][1] - max(0, yz), rows[2][1])
                guard high.x > low.x, high.y > low.y, high.z > low.z else {
                    throw text.malformed("the upper bounds of the box are not above the lower ones")
                }
                result = (
                    try UnitCell(
                        a: unit * SIMD3(high.x - low.x, 0, 0), b: unit * SIMD3(xy, high.y - low.y, 0),
                        c: unit * SIMD3(xz, yz, high.z - low.z)), unit * low
                )
            }
        } catch {
            guard case .flatCell = error else { throw error }
            throw text.malformed("\(error)")
        }
        return result
    }

    private func setColumns(_ names: Substring, _ line: String) throws(TrajectoryError) {
        let names = names.split(separator: " ").map { String($0) }
        func all(_ wanted: [String]) -> Bool { wanted.allSatisfy { names.contains($0) } }
        let hasImages = all(["ix", "iy", "iz"])
        let choices: [([String], Style)] = [
            (["xu", "yu", "zu"], .unwrapped), (["xsu", "ysu", "zsu"], .scaledUnwrapped), (["x", "y", "z"], .wrapped),
            (["xs", "ys", "zs"], .scaled),
        ]
        guard let (chosen, style) = choices.first(where: { all($0.0) }) else {
            throw text.malformed("no coordinates: the columns are \(names.joined(separator: " "))")
        }
        guard all(["id"]) || options.hasFixedOrder else {
            throw text.malformed(
                "no column 'id', so the ions' order may change; `hasFixedOrder: true` says that it does not")
        }
        let isElementRead = names.contains("element") && options.elements == nil
        guard isElementRead || (names.contains("type") && options.elements != nil) else {
            throw .missingElements(
                path: text.path,
                reason:
                    "the dump has no column 'element'; give the `elements` of its types, type 1 first (and write `type`)"
            )
        }
        let kinds = names.map { name -> Kind in
            switch name {
            case "id": .id
            case "type": isElementRead ? .skip : .type
            case "element": isElementRead ? .element : .skip
            case chosen[0]: .x
            case chosen[1]: .y
            case chosen[2]: .z
            case "ix": hasImages ? .ix : .skip
            case "iy": hasImages ? .iy : .skip
            case "iz": hasImages ? .iz : .skip
            default: .skip
            }
        }
        let isUnwrapped = style == .unwrapped || style == .scaledUnwrapped || hasImages
        if columns != nil, isUnwrapped != areUnwrapped {
            throw text.malformed("the columns are of another kind than those of the first frame")
        }
        areUnwrapped = isUnwrapped
        columns = Columns(kinds: kinds, style: style, hasImages: hasImages)
        columnLine = line
    }

    private func atoms(_ count: Int, _ cell: UnitCell, _ origin: SIMD3<Double>) throws(TrajectoryError) {
        guard let columns else { return }
        let isFirst = elements.isEmpty
        let unit = try lengthUnit
        var raw: [(id: Int, element: String, position: SIMD3<Double>)] = []
        // Local arrays are written without the checks that a class's properties need each time.
        var found = positions
        positions = []
        defer { positions = found }
        var isFilled = [Bool](repeating: false, count: isFirst ? 0 : count)
        let (style, kinds, hasImages) = (columns.style, columns.kinds, columns.hasImages)
        let hasID = kinds.contains(.id)
        let hasElement = kinds.contains(.element)
        let known = spellings
        let dense = denseIndex
        let names = packedNames
        var values = (id: 0, type: 0, ix: 0.0, iy: 0.0, iz: 0.0)
        var digits = 0
        var previousDigits = 0
        let usual = UsualRows(
            kinds: kinds, isScaled: style == .scaled || style == .scaledUnwrapped,
            addsImages: hasImages && (style == .wrapped || style == .scaled), unit: unit, cell: cell, origin: origin)
        var row = 0
        while row < count {
            if !isFirst {
                let lines = try text.wholeLines()
                let passed = usual.read(
                    lines, rows: row..<count, lowestID: lowestID, dense: dense, names: names, isFilled: &isFilled,
                    positions: &found, digits: &digits)
                text.pass(lines: passed.lines, bytes: passed.bytes)
                row += passed.lines
                if row == count { break }
            }
            guard try text.next() else { throw truncated(found: row, expected: count) }
            previousDigits = digits
            var p = text.line
            let end = text.lineEnd
            var position = SIMD3<Double>()
            var element = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
            do throws(TrajectoryError) {
                for kind in kinds {
                    while p < end, p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
                    guard p < end else { throw text.notANumber(p) }
                    switch kind {
                    case .skip, .element:
                        let start = p
                        while p < end, p.pointee > 0x20 { p += 1 }
                        if kind == .element { element = UnsafeBufferPointer(start: start, count: p - start) }
                    case .id: values.id = try whole(&p)
                    case .type: values.type = try whole(&p)
                    case .x: position.x = try text.number(&p, end, &digits)
                    case .y: position.y = try text.number(&p, end, &digits)
                    case .z: position.z = try text.number(&p, end, &digits)
                    case .ix: values.ix = try text.number(&p, end, &digits)
                    case .iy: values.iy = try text.number(&p, end, &digits)
                    case .iz: values.iz = try text.number(&p, end, &digits)
                    }
                }
            } catch {
                if text.isLineOpen { throw truncated(found: row, expected: count) }
                if text.text.hasPrefix("ITEM:") {
                    throw .atomCountChanged(
                        path: text.path, frame: text.frame, line: text.lineNumber, found: row, expected: count)
                }
                throw error
            }
            switch style {
            case .wrapped, .unwrapped: position = unit * position - origin
            case .scaled, .scaledUnwrapped: position = cell.cartesian(position)
            }
            if hasImages, style == .wrapped || style == .scaled {
                position += cell.cartesian(SIMD3(values.ix, values.iy, values.iz))
            }
            if isFirst {
                raw.append((hasID ? values.id : row, try name(element, values.type), position))
            } else {
                let ion: Int
                if !hasID {
                    ion = row
                } else if UInt(bitPattern: values.id &- lowestID) < UInt(dense.count), dense[values.id &- lowestID] >= 0
                {
                    ion = dense[values.id &- lowestID]
                } else {
                    ion = try index(of: values.id)
                }
                if isFilled[ion] { throw text.malformed("ion \(values.id) stands twice in the frame") }
                isFilled[ion] = true
                if hasElement, !Self.isEqual(element, known[ion]) {
                    throw .elementChanged(
                        path: text.path, frame: text.frame, line: text.lineNumber,
                        found: String(decoding: element, as: UTF8.self), expected: elements[ion])
                }
                found[3 * ion] = position.x
                found[3 * ion + 1] = position.y
                found[3 * ion + 2] = position.z
            }
            row += 1
        }
        try checkEnd(ions: count, digits: digits, previousDigits: previousDigits)
        if isFirst { found = try setOrder(&raw) }
    }

    private func setOrder(
        _ raw: inout [(id: Int, element: String, position: SIMD3<Double>)]
    ) throws(TrajectoryError) -> [Double] {
        raw.sort { $0.id < $1.id }
        for (index, ion) in raw.enumerated() {
            guard index == 0 || raw[index - 1].id != ion.id else {
                throw text.malformed("ion \(ion.id) stands twice in the frame")
            }
        }
        elements = raw.map(\.element)
        spellings = elements.map { Array($0.utf8) }
        packedNames = spellings.map(PackedName.word)
        let found = raw.flatMap { [$0.position.x, $0.position.y, $0.position.z] }
        guard let first = raw.first?.id, let last = raw.last?.id else { return found }
        let (span, overflow) = last.subtractingReportingOverflow(first)
        if !overflow, span < 4 * raw.count + 1000 {
            lowestID = first
            denseIndex = [Int](repeating: -1, count: span + 1)
            for (index, ion) in raw.enumerated() { denseIndex[ion.id - first] = index }
        } else {
            for (index, ion) in raw.enumerated() { indexOfID[ion.id] = index }
        }
        return found
    }

    private func index(of id: Int) throws(TrajectoryError) -> Int {
        guard let index = indexOfID[id] else { throw text.malformed("ion \(id) was not in the first frame") }
        return index
    }

    @inline(__always)
    private static func isEqual(_ found: UnsafeBufferPointer<UInt8>, _ known: [UInt8]) -> Bool {
        guard found.count == known.count else { return false }
        for index in known.indices where found[index] != known[index] { return false }
        return true
    }

    private func whole(_ pointer: inout UnsafePointer<UInt8>) throws(TrajectoryError) -> Int {
        var digits = 0
        let value = try text.number(&pointer, text.lineEnd, &digits)
        guard let whole = Int(exactly: value) else { throw text.notANumber(pointer) }
        return whole
    }

    private func name(_ element: UnsafeBufferPointer<UInt8>, _ type: Int) throws(TrajectoryError) -> String {
        if element.count > 0 { return String(decoding: element, as: UTF8.self) }
        guard let names = options.elements, type >= 1, type <= names.count else {
            throw .missingElements(
                path: text.path,
                reason: "type \(type) has no name; \(options.elements?.count ?? 0) `elements` were given")
        }
        return names[type - 1]
    }
}
