/// VASP's vasprun.xml, read as it streams by: elements of `atominfo`, POTIM, and the structure of each `calculation`.
///
/// VASP writes one element a line, and only such files are read. Structures outside of calculations (the first and the last) do not
/// count twice. Format: VASP manual, page vasprun.xml.
final class VasprunParser: TextFrameParser {
    let text: TrajectoryText
    private(set) var positions: [Double] = []
    private(set) var elements: [String] = []
    let areUnwrapped = false
    private var timeStep: Double?
    private var isDynamics = false
    private var count = 0
    private var cell: UnitCell?

    init(_ text: TrajectoryText) { self.text = text }

    func next() throws(TrajectoryError) -> FrameHeader? {
        var isInCalculation = false
        var isInStructure = false
        while try text.next() {
            let line = Self.trimmed(text)
            if !isInCalculation {
                if line.hasPrefix("<calculation") {
                    isInCalculation = true
                } else if line.hasPrefix("<array name=\"atoms\"") {
                    try atoms()
                } else if line.contains("name=\"POTIM\"") {
                    timeStep = Self.content(line).flatMap { Double($0) }
                } else if line.contains("name=\"IBRION\"") {
                    isDynamics = Self.content(line).flatMap { Int($0) } == 0
                }
                continue
            }
            if line.hasPrefix("<structure") {
                isInStructure = true
            } else if line.hasPrefix("</structure") {
                isInStructure = false
            } else if line.hasPrefix("</calculation") {
                throw text.malformed("a calculation without positions")
            } else if isInStructure, line.hasPrefix("<varray name=\"basis\"") {
                let v = try vectors(3)
                do { cell = try UnitCell(a: v[0], b: v[1], c: v[2]) } catch { throw text.malformed("\(error)") }
            } else if isInStructure, line.hasPrefix("<varray name=\"positions\"") {
                guard !elements.isEmpty else {
                    throw .missingElements(path: path, reason: "no atominfo stands before the first calculation")
                }
                guard let cell else { throw .missingCell(path: path) }
                positions = []
                for fraction in try vectors(elements.count) {
                    let r = cell.cartesian(fraction)
                    positions += [r.x, r.y, r.z]
                }
                var header = FrameHeader(cell: cell, line: text.lineNumber)
                header.step = Double(count + 1)
                if isDynamics, let timeStep { header.time = Double(count) * timeStep }
                count += 1
                return header
            }
        }
        if isInCalculation { throw truncated(found: 0, expected: max(1, elements.count)) }
        return nil
    }

    private func vectors(_ wanted: Int) throws(TrajectoryError) -> [SIMD3<Double>] {
        var result: [SIMD3<Double>] = []
        while try text.next() {
            let line = Self.trimmed(text)
            if line.hasPrefix("</varray") {
                guard result.count == wanted else {
                    throw .atomCountChanged(
                        path: path, frame: frame, line: text.lineNumber, found: result.count, expected: wanted)
                }
                return result
            }
            guard line.hasPrefix("<v>"), let content = Self.content(line) else {
                if text.isLineOpen { break }
                throw text.malformed("'\(line.prefix(40))' where <v> belongs")
            }
            var v = SIMD3<Double>()
            let words = content.split(separator: " ")
            guard words.count == 3 else { throw text.malformed("\(words.count) numbers in <v>") }
            for axis in 0..<3 {
                guard let value = Double(words[axis]), value.isFinite else {
                    throw .notANumber(path: path, frame: frame, line: text.lineNumber, text: String(words[axis]))
                }
                v[axis] = value
            }
            guard result.count < wanted else {
                throw text.malformed("more than \(wanted) vectors")
            }
            result.append(v)
        }
        throw truncated(found: result.count, expected: wanted)
    }

    private func atoms() throws(TrajectoryError) {
        var found: [String] = []
        while try text.next() {
            let line = Self.trimmed(text)
            if line.hasPrefix("</array") {
                guard !found.isEmpty else { throw text.malformed("atominfo without atoms") }
                elements = found
                return
            }
            guard line.hasPrefix("<rc>") else { continue }
            let inside = line.dropFirst(4).drop { $0 == " " }
            guard inside.hasPrefix("<c>"), let name = Self.content(inside) else {
                throw text.malformed("'\(line.prefix(40))' where <rc><c> belongs")
            }
            guard found.count < 100_000_000 else { throw text.malformed("too many atoms") }
            found.append(name.filter { $0 != " " })
        }
        throw text.malformed("the file ends in atominfo")
    }

    private static func trimmed(_ text: TrajectoryText) -> Substring { text.text.drop { $0 == " " || $0 == "\t" } }

    /// What stands between the first tag and the next one.
    private static func content(_ line: Substring) -> String? {
        // The tag <rc><c>Li </c> starts with <c>, all others with their own.
        guard let open = line.firstIndex(of: ">") else { return nil }
        let rest = line[line.index(after: open)...]
        guard let close = rest.firstIndex(of: "<") else { return nil }
        return rest[..<close].trimmingBlanks
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        var part = drop { $0 == " " || $0 == "\t" }
        while part.last == " " || part.last == "\t" { part.removeLast() }
        return String(part)
    }
}
