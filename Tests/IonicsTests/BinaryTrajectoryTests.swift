import Foundation
import NumericalMethods
import Testing

@testable import Ionics

/// DCD, AMBER NetCDF, vasprun.xml and CP2K's XYZ: files of other programs, and every format cut and spoiled anywhere.
@Suite struct BinaryTrajectoryTests {
    /// Three ions and frames written by MDAnalysis 2.11: 2 ps apart, cells of 10, 11, 12 Å that lean more and more.
    static let dcd = """
        VAAAAENPUkQDAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB+oyNCAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAGAAAAFQAAAD0AAAAAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAPQAAAAEAAAAAwAAAAQAAAAwAAAAAAAAAAAAJEAAAAAAAAAAAAAAAAAAACZAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAChAMAAAAA\
        wAAAAAAAA/AABwQAAAEEEMAAAADAAAAAAAoD8AAAA+AAAIQQwAAAAMAAAAAAAAwAAA0EAAAOhADAAAADAAAAAAAABAMzMkQAAAAIAaOsa/AAAA\
        AAAAJkAAAACg1k+2vwAAAAAAAAAAAAAAAAAAKEAwAAAADAAAAAAAID8AAGBAAAASQQwAAAAMAAAAAADAPwAAgD4AAAxBDAAAAAwAAAAAABDAAA\
        DYQAAA8EAMAAAAMAAAAAAAAGBmZiRAAAAAgBo6xr8AAAAAAAAmQAAAAKDWT7a/AAAAgBo6xj8AAAAAAAAoQDAAAAAMAAAAAABAPwAAUEAAABRB\
        DAAAAAwAAAAAANA/AAAAPwAAEEEMAAAADAAAAAAAIMAAAOBAAAD4QAwAAAA=
        """
    static let netCDF = """
        Q0RGAgAAAAMAAAAKAAAABgAAAAVmcmFtZQAAAAAAAAAAAAAEYXRvbQAAAAMAAAAHc3BhdGlhbAAAAAADAAAADGNlbGxfc3BhdGlhbAAAAAMAAA\
        AMY2VsbF9hbmd1bGFyAAAAAwAAAAVsYWJlbAAAAAAAAAUAAAAMAAAABQAAAAdwcm9ncmFtAAAAAAIAAAAlTURBbmFseXNpcy5jb29yZGluYXRl\
        cy5UUkouTkNERldyaXRlcgAAAAAAAA5wcm9ncmFtVmVyc2lvbgAAAAAAAgAAAAYyLjExLjAAAAAAAAtDb252ZW50aW9ucwAAAAACAAAABUFNQk\
        VSAAAAAAAAEUNvbnZlbnRpb25WZXJzaW9uAAAAAAAAAgAAAAMxLjAAAAAAC2FwcGxpY2F0aW9uAAAAAAIAAAAKTURBbmFseXNpcwAAAAAACwAA\
        AAcAAAAMY2VsbF9hbmd1bGFyAAAAAgAAAAQAAAAFAAAAAAAAAAAAAAACAAAAEAAAAAAAAAMYAAAAB3NwYXRpYWwAAAAAAQAAAAIAAAAAAAAAAA\
        AAAAIAAAAEAAAAAAAAAygAAAAMY2VsbF9zcGF0aWFsAAAAAQAAAAMAAAAAAAAAAAAAAAIAAAAEAAAAAAAAAywAAAALY29vcmRpbmF0ZXMAAAAA\
        AwAAAAAAAAABAAAAAgAAAAwAAAABAAAABXVuaXRzAAAAAAAAAgAAAAhhbmdzdHJvbQAAAAUAAAAkAAAAAAAAAzAAAAAEdGltZQAAAAEAAAAAAA\
        AADAAAAAEAAAAFdW5pdHMAAAAAAAACAAAACnBpY29zZWNvbmQAAAAAAAUAAAAEAAAAAAAAA1QAAAAMY2VsbF9sZW5ndGhzAAAAAgAAAAAAAAAD\
        AAAADAAAAAEAAAAFdW5pdHMAAAAAAAACAAAACGFuZ3N0cm9tAAAABgAAABgAAAAAAAADWAAAAAtjZWxsX2FuZ2xlcwAAAAACAAAAAAAAAAQAAA\
        AMAAAAAQAAAAV1bml0cwAAAAAAAAIAAAAGZGVncmVlAAAAAAAGAAAAGAAAAAAAAANwYWxwaGFiZXRhIGdhbW1hAHh5egBhYmMAPwAAAD+gAADA\
        AAAAQHAAAD4AAABA0AAAQRAAAEEIAABA6AAAAAAAAEAkAAAAAAAAQCYAAAAAAABAKAAAAAAAAEBWgAAAAAAAQFaAAAAAAABAVoAAAAAAAD8gAA\
        A/wAAAwBAAAEBgAAA+gAAAQNgAAEESAABBDAAAQPAAAEAAAABAJDMzQAAAAEAmAAAAAAAAQCgAAAAAAABAVoAAAAAAAEBXwAAAAAAAQFkAAAAA\
        AAA/QAAAP9AAAMAgAABAUAAAPwAAAEDgAABBFAAAQRAAAED4AABAgAAAQCRmZmAAAABAJgAAAAAAAEAoAAAAAAAAQFQAAAAAAABAV8AAAAAAAE\
        BZAAAAAAAA
        """
    static let places: [[Double]] = [
        [0.5, 1.25, -2, 3.75, 0.125, 6.5, 9, 8.5, 7.25], [0.625, 1.5, -2.25, 3.5, 0.25, 6.75, 9.125, 8.75, 7.5],
        [0.75, 1.625, -2.5, 3.25, 0.5, 7, 9.25, 9, 7.75],
    ]
    static let cells: [(SIMD3<Double>, SIMD3<Double>)] = [
        (SIMD3(10, 11, 12), SIMD3(90, 90, 90)), (SIMD3(10.1, 11, 12), SIMD3(90, 95, 100)),
        (SIMD3(10.2, 11, 12), SIMD3(80, 95, 100)),
    ]
    static let vasprun = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <modeling>
         <incar>
          <i type="int" name="IBRION">     0</i>
          <i name="POTIM">      2.00000000</i>
         </incar>
         <atominfo>
          <array name="atoms" >
           <dimension dim="1">ion</dimension>
           <set>
            <rc><c>Li</c><c>   1</c></rc>
            <rc><c>S </c><c>   2</c></rc>
           </set>
          </array>
          <array name="atomtypes" >
           <set>
            <rc><c>   1</c><c>Li</c><c>  6.94</c></rc>
           </set>
          </array>
         </atominfo>
         <structure name="initialpos" >
          <varray name="positions" >
           <v>       0.90000000       0.90000000       0.90000000 </v>
          </varray>
         </structure>
         <calculation>
          <scstep>
          </scstep>
          <structure>
           <crystal>
            <varray name="basis" >
             <v>       4.00000000       0.00000000       0.00000000 </v>
             <v>       0.00000000       5.00000000       0.00000000 </v>
             <v>       0.00000000       1.00000000       6.00000000 </v>
            </varray>
            <varray name="rec_basis" >
             <v>       0.25000000       0.00000000       0.00000000 </v>
             <v>       0.00000000       0.20000000       0.00000000 </v>
             <v>       0.00000000       0.00000000       0.16666667 </v>
            </varray>
           </crystal>
           <varray name="positions" >
            <v>       0.25000000       0.50000000       0.00000000 </v>
            <v>       0.00000000       0.00000000       0.50000000 </v>
           </varray>
          </structure>
          <varray name="forces" >
           <v>       0.10000000       0.00000000       0.00000000 </v>
          </varray>
         </calculation>
         <calculation>
          <structure>
           <crystal>
            <varray name="basis" >
             <v>       4.00000000       0.00000000       0.00000000 </v>
             <v>       0.00000000       5.00000000       0.00000000 </v>
             <v>       0.00000000       1.00000000       6.00000000 </v>
            </varray>
           </crystal>
           <varray name="positions" >
            <v>       0.26000000       0.50000000       0.00000000 </v>
            <v>       0.00000000       0.00000000       0.51000000 </v>
           </varray>
          </structure>
         </calculation>
        </modeling>

        """
    static let cp2k = """
               2
         i =        0, time =        0.000, E =       -34.2600000000
         Li         1.0000000000        2.0000000000        3.0000000000
         S         -1.0000000000        0.5000000000        0.2500000000
               2
         i =       10, time =        5.000, E =       -34.2500000000
         Li         1.1000000000        2.0000000000        3.0000000000
         S         -1.0000000000        0.5000000000        0.3500000000

        """

    static func withFile<T>(_ bytes: [UInt8], _ work: (String) throws -> T) throws -> T {
        let path = NSTemporaryDirectory() + "ionweave-trajectory-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        return try work(path)
    }

    static func bytes(_ base64: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: base64))) }

    static let named = TrajectoryOptions(timing: .frameInterval(2000), ionElements: ["Li", "S", "S"])

    static func expectFrames(_ run: Trajectory) throws {
        #expect(run.frameCount == 3 && run.elements == ["Li", "S", "S"])
        #expect(run.positions == Self.places.flatMap { $0 })
        for (cell, expected) in zip(run.cells, Self.cells) {
            for axis in 0..<3 {
                #expect(abs(cell.lengths[axis] - expected.0[axis]) < 1e-6)
                #expect(abs(cell.angles[axis] - expected.1[axis]) < 1e-5)
            }
        }
        #expect(run.cells.count == 3)
    }

    @Test func dcdOfAnotherProgram() throws {
        let bytes = try Self.bytes(Self.dcd)
        try Self.withFile(bytes) { path in
            try Self.expectFrames(Trajectory(contentsOf: path, options: Self.named))
            #expect(throws: TrajectoryError.self) { try Trajectory(contentsOf: path) }
            var options = Self.named
            options.timing = .written
            // The step of a DCD has no unit that can be relied on.
            #expect(throws: TrajectoryError.self) { try Trajectory(contentsOf: path, options: options) }
            options = Self.named
            options.ionElements = ["Li", "S"]
            #expect(throws: TrajectoryError.atomCountChanged(path: path, frame: 1, line: 0, found: 3, expected: 2)) {
                try Trajectory(contentsOf: path, options: options)
            }
        }
        // The same in the other order of bytes: single words of four, then of eight in the cells.
        var turned = bytes
        func swap(_ range: Range<Int>) { turned.replaceSubrange(range, with: bytes[range].reversed()) }
        var place = 0
        var record = 0
        while place < bytes.count {
            let size = Int(bytes[place]) + 256 * Int(bytes[place + 1])
            swap(place..<place + 4)
            swap(place + 4 + size..<place + 8 + size)
            let width = record < 3 ? 4 : (record - 3) % 4 == 0 ? 8 : 4
            for start in stride(from: place + 4, to: place + 4 + size, by: width)
            where record != 1 && !(record == 0 && start == 4) { swap(start..<start + width) }
            place += 8 + size
            record += 1
        }
        try Self.withFile(turned) { path in try Self.expectFrames(Trajectory(contentsOf: path, options: Self.named)) }
    }

    @Test func netCDFOfAnotherProgram() throws {
        try Self.withFile(Self.bytes(Self.netCDF)) { path in
            var options = Self.named
            options.timing = .written
            let run = try Trajectory(contentsOf: path, options: options)
            try Self.expectFrames(run)
            #expect(run.frameInterval == 2000)
            #expect(throws: TrajectoryError.self) { try Trajectory(contentsOf: path) }
        }
    }

    @Test func structuresOfVasprun() throws {
        try Self.withFile(Array(Self.vasprun.utf8)) { path in
            let run = try Trajectory(contentsOf: path)
            #expect(run.elements == ["Li", "S"] && run.frameCount == 2 && run.frameInterval == 2)
            let expected = [1, 2.5, 0, 0, 0.5, 3, 1.04, 2.5, 0, 0, 0.51, 3.06]
            for (found, value) in zip(run.positions, expected) { #expect(abs(found - value) < 1e-12) }
        }
        let relaxation = Self.vasprun.replacingOccurrences(of: "\"IBRION\">     0", with: "\"IBRION\">     2")
        try Self.withFile(Array(relaxation.utf8)) { path in
            #expect(throws: TrajectoryError.self) { try Trajectory(contentsOf: path) }
            let timed = try Trajectory(contentsOf: path, options: TrajectoryOptions(timing: .frameInterval(1)))
            #expect(timed.frameCount == 2)
        }
    }

    @Test func commentsOfCP2K() throws {
        try Self.withFile(Array(Self.cp2k.utf8)) { path in
            let cell = try UnitCell(cubic: 8)
            let run = try Trajectory(contentsOf: path, options: .init(cell: cell))
            #expect(run.frameInterval == 5 && run.frameCount == 2 && run.elements == ["Li", "S"])
            #expect(run.position(frame: 1, ion: 1) == SIMD3(-1, 0.5, 0.35))
            let bySteps = try Trajectory(contentsOf: path, options: .init(timing: .integratorStep(0.5), cell: cell))
            #expect(bySteps.frameInterval == 5)
        }
    }

    @Test func elementsOfTopologies() throws {
        let files = [
            "%VERSION  VERSION_STAMP = V0001.000\n%FLAG TITLE\n%FORMAT(20a4)\nLi\n%FLAG ATOMIC_NUMBER\n%FORMAT(10I8)\n       3      16      16\n%FLAG MASS\n%FORMAT(5E16.8)\n  6.9\n",
            "PSF EXT\n\n       1 !NTITLE\n REMARKS\n\n       3 !NATOM\n 1 A 1 LIS LI LI 1.0 6.941 0\n 2 A 1 SUL S1 S -1.0 32.06 0\n 3 A 1 SUL S2 S -1.0 32.06 0\n",
            "CRYST1   10.000   10.000   10.000  90.00  90.00  90.00 P 1           1\nATOM      1  LI  LIS A   1       0.000   0.000   0.000  1.00  0.00          LI\nATOM      2  S1  SUL A   1       0.000   0.000   0.000  1.00  0.00           S\nATOM      3  S2  SUL A   1       0.000   0.000   0.000  1.00  0.00           S\nEND\n",
            "3\ncomment\nLi 0 0 0\nS 1 1 1\nS 2 2 2\n",
        ]
        for file in files {
            #expect(try Self.withFile(Array(file.utf8)) { try Topology.elements(contentsOf: $0) } == ["Li", "S", "S"])
        }
        for file in ["", "hello\n", "PSF\n 3 !NATOM\n1 2\n", "%VERSION\n%FLAG ATOMIC_NUMBER\n 999\n"] {
            #expect(throws: TrajectoryError.self) {
                try Self.withFile(Array(file.utf8)) { try Topology.elements(contentsOf: $0) }
            }
        }
    }

    /// Small valid files of all formats.
    static func samples() throws -> [(name: String, bytes: [UInt8], options: TrajectoryOptions)] {
        let timed = TrajectoryOptions(timing: .frameInterval(1), lengthUnit: 1)
        let xdatcar =
            "t\n1.0\n4 0 0\n0 4 0\n0 0 4\nLi S\n1 1\nDirect configuration=     1\n 0.1 0.2 0.3\n 0.4 0.5 0.6\nDirect configuration=     2\n 0.11 0.2 0.3\n 0.4 0.51 0.6\n"
        let dump =
            "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 4\n0 4\n0 4\nITEM: ATOMS id element x y z\n2 S 1 2 3\n1 Li 0.1 0.2 0.3\nITEM: TIMESTEP\n10\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 4\n0 4\n0 4\nITEM: ATOMS id element x y z\n1 Li 0.2 0.2 0.3\n2 S 1 2 3.1\n"
        let xyz =
            "2\nLattice=\"4 0 0 0 4 0 0 0 4\" Properties=species:S:1:pos:R:3 time_fs=0\nLi 0.1 0.2 0.3\nS 1 2 3\n2\nLattice=\"4 0 0 0 4 0 0 0 4\" Properties=species:S:1:pos:R:3 time_fs=1\nLi 0.1 0.2 0.4\nS 1 2 3\n"
        return [
            ("XDATCAR", Array(xdatcar.utf8), timed), ("dump", Array(dump.utf8), timed), ("xyz", Array(xyz.utf8), timed),
            ("vasprun", Array(vasprun.utf8), timed), ("DCD", try bytes(dcd), named),
            ("NetCDF", try bytes(netCDF), named),
        ]
    }

    /// Whatever the bytes are, the outcome is a trajectory of finite positions or an error that names the file.
    private static func survives(_ bytes: [UInt8], _ options: TrajectoryOptions) throws {
        try withFile(bytes) { path in
            do {
                let run = try Trajectory(contentsOf: path, options: options)
                let isFinite = run.positions.allSatisfy(\.isFinite)
                #expect(isFinite)
                #expect(run.positions.count == 3 * run.elements.count * run.frameCount)
            } catch let error as TrajectoryError {
                #expect(!"\(error)".isEmpty)
            }
        }
    }

    @Test(arguments: 0..<6) func cutAnywhere(index: Int) throws {
        let (_, bytes, options) = try Self.samples()[index]
        for end in stride(from: 0, through: bytes.count, by: bytes.count > 800 ? 7 : 3) {
            try Self.survives(Array(bytes[..<end]), options)
        }
        // Cut inside the last frame, it is named, and left out when asked for.
        var dropping = options
        dropping.truncatedFrame = .drop
        let cut = index == 3 ? bytes.count - 80 : bytes.count - 9
        try Self.withFile(Array(bytes[..<cut])) { path in
            #expect(throws: TrajectoryError.self) { try Trajectory(contentsOf: path, options: options) }
            if index != 3 {
                let run = try Trajectory(contentsOf: path, options: dropping)
                #expect(run.frameCount == (index > 3 ? 2 : 1) && run.notes.count == 1)
            }
        }
    }

    @Test(arguments: 0..<6) func spoiledAnywhere(index: Int) throws {
        let (_, bytes, options) = try Self.samples()[index]
        var generator = SeededGenerator(seed: UInt64(40 + index))
        let letters = Array(" \n\t-+.0123456789eENanITEM:<>\"=\u{0}".utf8) + [0xFF, 0x80, 0x7F]
        for _ in 0..<400 {
            var spoiled = bytes
            for _ in 0..<(1 + Int(generator.next() % 4)) {
                let place = Int(generator.next() % UInt64(spoiled.count))
                switch generator.next() % 4 {
                case 0: spoiled[place] = UInt8(truncatingIfNeeded: generator.next())
                case 1: spoiled[place] = letters[Int(generator.next() % UInt64(letters.count))]
                case 2: spoiled.remove(at: place)
                default: spoiled.insert(letters[Int(generator.next() % UInt64(letters.count))], at: place)
                }
            }
            try Self.survives(spoiled, options)
        }
    }
}
