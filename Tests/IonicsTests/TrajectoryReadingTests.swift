import Compression
import Foundation
import NumericalMethods
import Testing

@testable import Ionics

/// Row F1: files of the three formats give the positions, cells, elements and times that were written, or an error with frame and line.
@Suite struct TrajectoryReadingTests {
    private func file(_ text: String, _ name: String = "trajectory") throws -> String {
        try file(Array(text.utf8), name)
    }

    private func file(_ bytes: [UInt8], _ name: String = "trajectory") throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString)-\(name)")
        try Data(bytes).write(to: path)
        return path.path
    }

    private func read(_ text: String, _ options: TrajectoryOptions = TrajectoryOptions()) throws -> Trajectory {
        let path = try file(text)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try Trajectory(contentsOf: path, options: options)
    }

    private func failure(_ text: String, _ options: TrajectoryOptions = TrajectoryOptions()) throws -> TrajectoryError {
        let path = try file(text)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try #require(throws: TrajectoryError.self) { try Trajectory(contentsOf: path, options: options) }
    }

    private static let preamble = "Li S\n2.0\n2 0 0\n0.5 2 0\n0 0 3\nLi_sv S\n2 1\n"
    private static let xdatcar =
        preamble
        + "Direct configuration=     1\n0.25 0.5 0.75\n0.1-0.2-0.3\n  0.0 0.0 0.0\n"
        + "Direct configuration=     2\n0.26 0.5 0.75\n0.1-0.2-0.3\n  0.0 0.0 0.5\n"
    private static let timed = TrajectoryOptions(timing: .frameInterval(100))

    @Test func numbersAreRoundedCorrectly() throws {
        var generator = SeededGenerator(seed: 4)
        var texts = [
            "0.1", "-0", "+5.", ".5", "1e22", "1e23", "9007199254740993", "0.9950000000000000",
            "123456789012345678901234567890",
            "4.9e-324", "1.7976931348623157e308", "0.000000000000000000000001", "18446744073709551615",
            "9.99999999999999999e-5",
        ]
        for _ in 0..<20_000 {
            let digits = 1 + Int(generator.next() % 19)
            var text = (0..<digits).map { _ in String(generator.next() % 10) }.joined()
            let place = Int(generator.next() % UInt64(digits + 1))
            text.insert(".", at: text.index(text.startIndex, offsetBy: place))
            if generator.next() % 4 == 0 { text += "e\(Int(generator.next() % 60) - 30)" }
            texts.append((generator.next() % 2 == 0 ? "-" : "") + text)
        }
        var quickNumbers = 0
        for text in texts {
            var digits = 0
            let value = Array(text.utf8).withUnsafeBufferPointer { bytes in
                guard var p = bytes.baseAddress else { return nil as Double? }
                return DecimalText.number(&p, p + bytes.count, fractionDigits: &digits)
            }
            #expect(value == strtod(text, nil), "\(text)")
            // The quick way reads it alike or leaves it, up to the same byte.
            Array((text + "\n        ").utf8).withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return }
                var (p, q, quickDigits) = (start, start, 0)
                guard let quick = DecimalText.usualNumber(&p, fractionDigits: &quickDigits) else {
                    #expect(p == start)
                    return
                }
                quickNumbers += 1
                _ = DecimalText.number(&q, start + bytes.count, fractionDigits: &digits)
                #expect(quick == strtod(text, nil) && p == q && quickDigits == digits, "\(text)")
            }
        }
        #expect(quickNumbers > 3000)
        for text in ["", ".", "-", "e5", "nan", "inf", "1e", "*****", "1e400", "x1"] {
            var digits = 0
            let value = Array(text.utf8 + [0]).withUnsafeBufferPointer { bytes in
                guard var p = bytes.baseAddress else { return nil as Double? }
                return DecimalText.number(&p, p + bytes.count - 1, fractionDigits: &digits)
            }
            #expect(value == nil, "\(text)")
        }
    }

    @Test func fixedCell() throws {
        let found = try read(Self.xdatcar, Self.timed)
        #expect(found.elements == ["Li", "Li", "S"])
        #expect(found.frameCount == 2)
        #expect(found.cells.count == 1)
        #expect(found.cells[0].b == SIMD3(1, 4, 0))
        #expect(found.frameInterval == 100)
        #expect(found.duration == 100)
        #expect(found.position(frame: 0, ion: 0) == SIMD3(0.25 * 4 + 0.5, 2, 4.5))
        #expect(length(found.position(frame: 0, ion: 1) - SIMD3(0.4 - 0.2, -0.8, -1.8)) < 1e-15)
        #expect(found.position(frame: 1, ion: 2) == SIMD3(0, 0, 3))
    }

    @Test func variableCellAndCarriageReturns() throws {
        let second = "Li S\n2.0\n2.5 0 0\n0.5 2 0\n0 0 3\nLi_sv S\n2 1\n"
        let text = Self.xdatcar.replacing("Direct configuration=     2", with: second + "Direct configuration= 2")
        let found = try read("\u{FEFF}" + text.replacing("\n", with: "\r\r\n"), Self.timed)
        #expect(found.cells.map(\.a.x) == [4, 5])
        #expect(found.position(frame: 1, ion: 2) == SIMD3(0, 0, 3))
    }

    @Test func selectiveHeaderNegativeScaleAndBlankSeparators() throws {
        let flags = "t\n-27\n1 0 0\n0 1 0\n0 0 1\nLi\n2\nSelective dynamics\nDirect\n0 0 0 T T F\n0.5 0.5 0.5 T F F\n"
        let found = try read(flags, TrajectoryOptions(format: .xdatcar, timing: .frameInterval(1)))
        #expect(length(found.position(frame: 0, ion: 1) - SIMD3(1.5, 1.5, 1.5)) < 1e-14)
        let blank = "t\n1\n3 0 0\n0 3 0\n0 0 3\nLi\n1\n\n0 0 0\n\n0.5 0 0\n\n\n"
        #expect(try read(blank, Self.timed).positions == [0, 0, 0, 1.5, 0, 0])
    }

    @Test func namesOfIonsAreGivenWhereTheFileHasNone() throws {
        let text = Self.xdatcar.replacing("Li_sv S\n", with: "")
        guard case .missingElements = try failure(text, Self.timed) else {
            Issue.record()
            return
        }
        var options = Self.timed
        options.elements = ["Na", "Cl"]
        #expect(try read(text, options).elements == ["Na", "Na", "Cl"])
    }

    @Test func timeIsNeverGuessed() throws {
        guard case .missingFrameInterval = try failure(Self.xdatcar) else {
            Issue.record()
            return
        }
    }

    @Test func faultsOfXDATCARHaveFrameAndLine() throws {
        func check(_ text: String, _ matches: (TrajectoryError) -> Bool, line: Int = #line) throws {
            let error = try failure(text, Self.timed)
            #expect(matches(error), "\(line): \(error)")
        }
        try check(Self.xdatcar.replacing("0.26", with: "nan")) {
            if case .notANumber(_, 2, 13, "nan") = $0 { true } else { false }
        }
        try check(Self.xdatcar.replacing("0.26", with: "0.2.6")) {
            if case .notANumber(_, 2, 13, "0.2.6") = $0 { true } else { false }
        }
        try check(Self.xdatcar.replacing("2 0 0", with: "cell 0 0")) {
            if case .notANumber(_, 1, 3, "cell") = $0 { true } else { false }
        }
        try check(Self.xdatcar.replacing("=     2", with: "=     1")) {
            if case .stepsNotRising(_, 2, 12, 1, 1) = $0 { true } else { false }
        }
        try check(String(Self.xdatcar.dropLast(17))) {
            if case .truncatedFrame(_, 2, _, 2, 3) = $0 { true } else { false }
        }
        try check(String(Self.xdatcar.dropLast(2))) {
            if case .truncatedFrame(_, 2, 15, 2, 3) = $0 { true } else { false }
        }
        try check(Self.xdatcar.replacing("0.26 0.5 0.75\n", with: "")) {
            if case .truncatedFrame(_, 2, _, 2, 3) = $0 { true } else { false }
        }
        try check(Self.xdatcar.replacing("0.25 0.5 0.75\n", with: "")) {
            if case .atomCountChanged(_, 1, 11, 2, 3) = $0 { true } else { false }
        }
        try check(Self.xdatcar + "0.5 0.5 0.5\n") {
            if case .malformed(_, 3, 16, let reason) = $0 { reason.contains("more positions") } else { false }
        }
        try check("") { if case .unknownFormat = $0 { true } else { false } }
        try check("1\n2\n3\n4\n5\n") { if case .malformed = $0 { true } else { false } }
        // A whole last line needs no line break.
        #expect(try read(String(Self.xdatcar.dropLast(1)), Self.timed).frameCount == 2)
        var options = Self.timed
        options.truncatedFrame = .drop
        let dropped = try read(String(Self.xdatcar.dropLast(2)), options)
        #expect(dropped.frameCount == 1)
        #expect(dropped.notes == ["frame 2 left out: line 15 ends it after 2 of 3 ions"])
        options.steps = .ignore
        #expect(try read(Self.xdatcar.replacing("=     2", with: "=     1"), options).frameCount == 2)
    }

    private static func dump(
        _ columns: String, _ rows: [String], step: Int = 0, box: String? = nil, item: String = "BOX BOUNDS pp pp pp"
    ) -> String {
        "ITEM: UNITS\nmetal\nITEM: TIME\n\(Double(step) * 0.001)\nITEM: TIMESTEP\n\(step)\nITEM: NUMBER OF ATOMS\n\(rows.count)\nITEM: \(item)\n"
            + (box ?? "1 5\n-2 2\n0 10\n") + "ITEM: ATOMS \(columns)\n" + rows.joined(separator: "\n") + "\n"
    }

    @Test func columnsOfADumpInAnyOrder() throws {
        let wanted = [SIMD3<Double>(1, 2, 3), SIMD3(3.5, 0.25, 9)]
        let cases: [(String, [String])] = [
            ("id element x y z", ["1 Li 2 0 3", "2 S 4.5 -1.75 9"]),
            ("z q id y element x", ["9 0.5 2 -1.75 S 4.5", "3 -1 1 0 Li 2"]),
            ("id xs ys zs element", ["2 0.875 0.0625 0.9 S", "1 0.25 0.5 0.3 Li"]),
            ("element id xu yu zu", ["Li 1 2 0 3", "S 2 4.5 -1.75 9"]),
            ("id element x y z ix iy iz", ["1 Li 2 0 3 0 0 0", "2 S 0.5 -1.75 -1 1 0 1"]),
            ("id element xsu ysu zsu", ["1 Li 0.25 0.5 0.3", "2 S 0.875 0.0625 0.9"]),
        ]
        for (columns, rows) in cases {
            let text = Self.dump(columns, rows) + Self.dump(columns, rows.reversed(), step: 10)
            let found = try read(text)
            #expect(found.elements == ["Li", "S"])
            #expect(abs(found.frameInterval - 10) < 1e-9)
            #expect(found.areUnwrapped == (columns.contains("u ") || columns.contains("ix")))
            for frame in 0..<2 {
                for ion in 0..<2 {
                    #expect(length(found.position(frame: frame, ion: ion) - wanted[ion]) < 1e-14, "\(columns)")
                }
            }
        }
    }

    @Test func tiltedBoxes() throws {
        // A box of edges 4, 5, 6 with xy −1, xz 2, yz 1 and its origin at (1, 2, 3), as the manual's bounds.
        let box = "0 7 -1\n2 8 2\n3 9 1\n"
        let text = Self.dump(
            "id element xs ys zs", ["1 Li 0.5 0.5 0.5"], box: box, item: "BOX BOUNDS xy xz yz pp pp pp")
        let options = TrajectoryOptions(timing: .frameInterval(1))
        let found = try read(text, options)
        #expect(found.cells[0].a == SIMD3(4, 0, 0))
        #expect(found.cells[0].b == SIMD3(-1, 5, 0))
        #expect(found.cells[0].c == SIMD3(2, 1, 6))
        #expect(found.position(frame: 0, ion: 0) == SIMD3(2.5, 3, 3))
        let general = Self.dump(
            "id element x y z", ["1 Li 1.5 2 3"], box: "4 0 0 1\n-1 5 0 2\n2 1 6 3\n",
            item: "BOX BOUNDS abc origin pp pp pp")
        #expect(try read(general, options).cells == found.cells)
        #expect(try read(general, options).position(frame: 0, ion: 0) == SIMD3(0.5, 0, 0))
    }

    @Test func faultsOfDumps() throws {
        let good = Self.dump("id type x y z", ["1 1 2 0 3", "2 2 4.5 -1.75 9"])
        let named = TrajectoryOptions(timing: .frameInterval(1), elements: ["Li", "S"])
        #expect(try read(good, named).elements == ["Li", "S"])
        guard case .missingElements = try failure(good, Self.timed) else {
            Issue.record()
            return
        }
        guard case .missingUnit = try failure(good.replacing("ITEM: UNITS\nmetal\n", with: ""), named) else {
            Issue.record()
            return
        }
        guard case .malformed = try failure(good.replacing("id type", with: "mol type"), named) else {
            Issue.record()
            return
        }
        guard case .malformed = try failure(good.replacing("2 2 4.5", with: "1 2 4.5"), named) else {
            Issue.record()
            return
        }
        guard case .atomCountChanged = try failure(good + good.replacing("ATOMS\n2", with: "ATOMS\n3"), named) else {
            Issue.record()
            return
        }
        guard case .truncatedFrame = try failure(good.replacing("ATOMS\n2", with: "ATOMS\n3"), named) else {
            Issue.record()
            return
        }
        guard case .stepsNotRising = try failure(good + good, named) else {
            Issue.record()
            return
        }
        let uneven = [0, 10, 25].map { Self.dump("id type x y z", ["1 1 2 0 3"], step: $0) }.joined()
        guard case .unevenSteps(_, 3, _, 15, 10) = try failure(uneven, named) else {
            Issue.record()
            return
        }
    }

    private static let extended = [0, 2].map {
        "2\nLattice=\"4 0 0 1 5 0 0 0 6\" Properties=forces:R:3:species:S:1:id:I:1:pos:R:3 time_ps=\($0) stress=\"1 2 3 4 5 6 7 8 9\" pbc=\"T T T\"\n"
            + "9 9 9 Li 1 0.5 1.5 2.5\n8 8 8 S 2 1 2 -3e0\n"
    }.joined()

    @Test func extendedXYZ() throws {
        let found = try read(Self.extended)
        #expect(found.elements == ["Li", "S"])
        #expect(found.frameInterval == 2000)
        #expect(found.cells[0].b == SIMD3(1, 5, 0))
        #expect(found.positions == [0.5, 1.5, 2.5, 1, 2, -3, 0.5, 1.5, 2.5, 1, 2, -3])
        let chosen = try read(
            Self.extended, TrajectoryOptions(timing: .frameInterval(5), frames: 1..<2, keptElements: ["S"]))
        #expect(chosen.positions == [1, 2, -3])
        let plain = "1\ncomment of a program\nLi 1 2 3\n"
        let bare = try read(plain + plain, TrajectoryOptions(timing: .frameInterval(5)))
        #expect(bare.cells.isEmpty)
        #expect(throws: TrajectoryError.missingCell(path: "the trajectory")) { try bare.unwrapped() }
        guard
            case .elementChanged(_, 3, 12, "Li", "S") = try failure(
                Self.extended + Self.extended.replacing("8 S", with: "8 Li"))
        else {
            Issue.record()
            return
        }
        guard case .malformed = try failure(Self.extended.replacing("T T T\"", with: "T T T")) else {
            Issue.record()
            return
        }
        guard case .notANumber = try failure(Self.extended.replacing("-3e0", with: "inf")) else {
            Issue.record()
            return
        }
    }

    @Test func compressedFilesAreReadAsTheyAre() throws {
        let packed = Gzip.compress(Array(Self.xdatcar.utf8))
        let path = try file(packed, "XDATCAR.gz")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let found = try Trajectory(contentsOf: path, options: Self.timed)
        let plain = try read(Self.xdatcar, Self.timed)
        #expect(found.positions == plain.positions)
        let cut = try file(Array(packed.dropLast(9)), "XDATCAR.gz")
        defer { try? FileManager.default.removeItem(atPath: cut) }
        #expect(throws: TrajectoryError.self) { try Trajectory(contentsOf: cut, options: Self.timed) }
    }

    /// Whatever is done to the bytes, a reader gives a trajectory or an error, and ends.
    @Test(arguments: [0, 1, 2]) func damagedFilesNeverTrap(kind: Int) throws {
        let dump = (0..<3).map {
            Self.dump("id element x y z ix iy iz", ["1 Li 2 0 3 0 0 0", "2 S 0.5 -1.75 -1 1 0 1"], step: 10 * $0)
        }.joined()
        let source = Array([Self.xdatcar + Self.xdatcar, dump, Self.extended][kind].utf8)
        let format = [TrajectoryOptions.Format.xdatcar, .lammpsDump, .extendedXYZ][kind]
        var generator = SeededGenerator(seed: UInt64(7 + kind))
        let path = try file(source)
        defer { try? FileManager.default.removeItem(atPath: path) }
        var read = 0
        for trial in 0..<600 {
            var bytes = source
            for _ in 0..<Int(generator.next() % 4) {
                bytes[Int(generator.next() % UInt64(bytes.count))] =
                    generator.next() % 2 == 0
                    ? UInt8(generator.next() % 256) : Array("0123456789 -.eE\n\t=\"".utf8)[Int(generator.next() % 19)]
            }
            if trial % 3 == 0 { bytes.removeLast(Int(generator.next() % UInt64(bytes.count))) }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let options = TrajectoryOptions(
                format: trial % 5 == 0 ? nil : format, timing: .frameInterval(1),
                elements: trial % 7 == 0 ? ["Li", "S"] : nil,
                truncatedFrame: trial % 2 == 0 ? .drop : .reject, steps: trial % 2 == 0 ? .ignore : .check)
            // Many lines at a time or one by one: the same trajectory, or the same error.
            var careful = options
            careful.readsLineByLine = true
            func outcome(_ options: TrajectoryOptions) -> Result<Trajectory, TrajectoryError> {
                Result { () throws(TrajectoryError) in try Trajectory(contentsOf: path, options: options) }
            }
            #expect(outcome(careful) == outcome(options))
            do {
                let found = try Trajectory(contentsOf: path, options: options)
                #expect(!found.positions.contains { !$0.isFinite })
                _ = try? found.unwrapped()
                read += 1
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(read > 20)
    }
}
