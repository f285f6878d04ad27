import Glibc

/// VASP's XDATCAR: a preamble of title, scale, cell, elements and counts, then fractional coordinates frame by frame; the preamble stands
/// once (fixed cell) or before each frame (variable cell). A POSCAR or CONTCAR is a preamble with one frame.
final class XDATCARParser: TextFrameParser {
    let text: TrajectoryText
    private(set) var positions: [Double] = []
    private(set) var elements: [String] = []
    let areUnwrapped = false
    private let givenElements: [String]?
    private let needsElements: Bool
    private(set) var cell: UnitCell?
    private var scale = SIMD3<Double>(1, 1, 1)

    /// - Parameter needsElements: false where places alone matter; ions of a file without names are then called by their number.
    init(_ text: TrajectoryText, elements: [String]?, needsElements: Bool = true) {
        self.text = text
        givenElements = elements
        self.needsElements = needsElements
    }

    func next() throws(TrajectoryError) -> FrameHeader? {
        guard try text.next() else { return nil }
        var isSeparator = cell != nil && (startsWith("direct") || startsWith("konfig") || startsWith("cartesian"))
        if cell != nil, !isSeparator, text.isBlank {
            // A blank line parts frames in old versions; at the end of a file it means nothing.
            while text.isBlank { guard try text.next() else { return nil } }
            text.keepLine()
            isSeparator = startsWithNumber
            if !isSeparator { return try next() }
            return try frame(FrameHeader(cell: cell, step: nil, time: nil, line: text.lineNumber), isCartesian: false)
        }
        if !isSeparator {
            if cell != nil, startsWithNumber, text.words.prefix(3).allSatisfy({ Double($0) != nil }),
                text.words.count >= 3
            {
                throw text.malformed("more positions than the \(elements.count) ions of the preamble")
            }
            try preamble()
            guard try text.next() else { throw truncated(found: 0, expected: elements.count) }
            if text.words.first.map({ $0.lowercased().hasPrefix("s") }) == true {
                guard try text.next() else { throw truncated(found: 0, expected: elements.count) }
            }
        }
        let header = FrameHeader(cell: cell, step: step, time: nil, line: text.lineNumber)
        if text.isBlank || startsWith("konfig") || startsWith("direct") {
            return try frame(header, isCartesian: false)
        }
        guard startsWith("cartesian") else {
            throw text.malformed("'\(text.text.prefix(40))' where 'Direct configuration=' belongs")
        }
        return try frame(header, isCartesian: true)
    }

    private func frame(_ header: FrameHeader, isCartesian: Bool) throws(TrajectoryError) -> FrameHeader {
        guard let cell else { throw .missingCell(path: text.path) }
        let count = elements.count
        let (a, b, c) = (cell.a, cell.b, cell.c)
        let scale = scale
        var digits = 0
        var previousDigits = 0
        // A local array is written without the checks that a class's property needs each time.
        var found = positions
        positions = []
        defer { positions = found }
        var ion = 0
        while ion < count {
            let lines = try text.wholeLines()
            let passed = found.withUnsafeMutableBufferPointer { r in
                Self.usualLines(lines, into: UnsafeMutableBufferPointer(rebasing: r[(3 * ion)...]), &digits) {
                    x, y, z in
                    isCartesian ? scale * SIMD3(x, y, z) : x * a + y * b + z * c
                }
            }
            text.pass(lines: passed.lines, bytes: passed.bytes)
            ion += passed.lines
            if ion == count { break }
            guard try text.next() else { throw truncated(found: ion, expected: count) }
            previousDigits = digits
            var p = text.line
            let end = text.lineEnd
            do throws(TrajectoryError) {
                let x = try text.number(&p, end, &digits)
                let y = try text.number(&p, end, &digits)
                let z = try text.number(&p, end, &digits)
                let r = isCartesian ? scale * SIMD3(x, y, z) : x * a + y * b + z * c
                found[3 * ion] = r.x
                found[3 * ion + 1] = r.y
                found[3 * ion + 2] = r.z
            } catch {
                if text.isLineOpen || text.isBlank { throw truncated(found: ion, expected: count) }
                if startsWith("direct") {
                    throw .atomCountChanged(
                        path: text.path, frame: text.frame, line: text.lineNumber, found: ion, expected: count)
                }
                throw error
            }
            while p < end, p.pointee <= 0x20 { p += 1 }
            // Behind the numbers only the flags of selective dynamics may stand.
            if p < end, p.pointee | 0x20 != 0x74, p.pointee | 0x20 != 0x66 { throw text.notANumber(p) }
            ion += 1
        }
        try checkEnd(ions: count, digits: digits, previousDigits: previousDigits)
        return header
    }

    /// Reads lines of three usual numbers up to the first other line, which is left to the careful way.
    @inline(__always)
    private static func usualLines(
        _ lines: UnsafeBufferPointer<UInt8>, into positions: UnsafeMutableBufferPointer<Double>, _ digits: inout Int,
        place: (Double, Double, Double) -> SIMD3<Double>
    ) -> (lines: Int, bytes: Int) {
        guard let start = lines.baseAddress, let target = positions.baseAddress else { return (0, 0) }
        let end = start + lines.count
        let size = positions.count
        var p = start
        var filled = 0
        var last = digits
        while p < end, filled < size {
            var q = p
            guard let x = DecimalText.usualNumber(&q, fractionDigits: &last),
                let y = DecimalText.usualNumber(&q, fractionDigits: &last),
                let z = DecimalText.usualNumber(&q, fractionDigits: &last)
            else { break }
            while q.pointee == 0x20 || q.pointee == 0x0D { q += 1 }
            guard q.pointee == 0x0A else { break }
            let r = place(x, y, z)
            target[filled] = r.x
            target[filled + 1] = r.y
            target[filled + 2] = r.z
            filled += 3
            digits = last
            p = q + 1
        }
        return (filled / 3, p - start)
    }

    private func preamble() throws(TrajectoryError) {
        func line() throws(TrajectoryError) {
            guard try text.next() else { throw text.malformed("the file ends in the preamble") }
        }
        try line()
        let factors = try text.numbers(1...3)
        guard factors.count != 2 else { throw text.malformed("two scale factors; one or three belong here") }
        var vectors: [SIMD3<Double>] = []
        for _ in 0..<3 {
            try line()
            let v = try text.numbers(3...3)
            vectors.append(SIMD3(v[0], v[1], v[2]))
        }
        if factors.count == 3 {
            scale = SIMD3(factors[0], factors[1], factors[2])
        } else if factors[0] < 0 {
            // A negative number is the volume.
            let product = abs(dot(vectors[0], cross(vectors[1], vectors[2])))
            let factor = cbrt(-factors[0] / product)
            scale = SIMD3(factor, factor, factor)
        } else {
            scale = SIMD3(factors[0], factors[0], factors[0])
        }
        do {
            cell = try UnitCell(a: scale * vectors[0], b: scale * vectors[1], c: scale * vectors[2])
        } catch {
            throw text.malformed("\(error)")
        }
        try line()
        var names = text.words.map { String($0) }
        if names.first.flatMap({ Int($0) }) == nil {
            // 'Li_sv' and 'Li/hash' name the potential, not only the element.
            names = names.map { String($0.prefix { $0 != "_" && $0 != "/" }) }
            try line()
        } else {
            guard givenElements != nil || !needsElements else {
                throw .missingElements(
                    path: text.path, reason: "line \(text.lineNumber) has counts without names; give `elements`")
            }
            names = givenElements ?? names.indices.map { "\($0 + 1)" }
        }
        if let givenElements { names = givenElements }
        let counts = text.words.compactMap { Int($0) }
        guard !counts.isEmpty, counts.count == text.words.count, counts.allSatisfy({ $0 > 0 && $0 < 100_000_000 })
        else {
            throw text.malformed("'\(text.text.prefix(40))' where the numbers of ions belong")
        }
        guard counts.count == names.count else {
            throw text.malformed("\(names.count) elements, but \(counts.count) numbers of ions")
        }
        let total = counts.reduce(0, +)
        guard total < 100_000_000 else { throw text.malformed("\(total) ions") }
        let found = zip(names, counts).flatMap { Array(repeating: $0, count: $1) }
        if !elements.isEmpty, found != elements {
            guard found.count == elements.count else {
                throw .atomCountChanged(
                    path: text.path, frame: text.frame, line: text.lineNumber, found: total, expected: elements.count)
            }
            throw text.malformed("the elements are not those of the first frame")
        }
        elements = found
        if positions.count != 3 * total { positions = [Double](repeating: 0, count: 3 * total) }
    }

    /// The number behind `=`; VASP writes stars where it has no room.
    private var step: Double? {
        guard let text = text.text.split(separator: "=").last else { return nil }
        return text.split(separator: " ").first.flatMap { Int($0) }.map(Double.init)
    }

    private var startsWithNumber: Bool {
        var p = text.line
        var digits = 0
        return DecimalText.number(&p, text.lineEnd, fractionDigits: &digits) != nil
    }

    private func startsWith(_ word: StaticString) -> Bool {
        var p = text.line
        while p < text.lineEnd, p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
        guard text.lineEnd - p >= word.utf8CodeUnitCount else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { p[$0] | 0x20 == word.utf8Start[$0] }
    }
}
