import Foundation
import NumericalMethods
import Testing

@testable import Ionics

/// Rows F5, F12, F15: sites, jumps and vibrations, on paths made by hand and against another program.
@Suite struct HoppingTrajectoryTests {
    /// Ions that go along x through sites 4 Å apart in a cell of 16 Å; nil is half-way.
    private func run(_ paths: [[Double]], interval: Double = 10) throws -> (Trajectory, CrystalStructure) {
        let cell = try UnitCell(cubic: 16)
        var positions: [Double] = []
        for frame in paths[0].indices {
            for path in paths { positions += [4 * path[frame], 0.1, 0] }
        }
        let trajectory = try Trajectory(
            elements: paths.map { _ in "Li" }, frameInterval: interval, cells: [cell], positions: positions,
            areUnwrapped: false)
        let sites = (0..<4).map {
            CrystalStructure.Site(label: $0 < 2 ? "A" : "B", element: "Li", fractional: SIMD3(Double($0) / 4, 0, 0))
        }
        return (trajectory, CrystalStructure(cell: cell, sites: sites))
    }

    @Test func jumpsOfPathsMadeByHand() throws {
        let (trajectory, structure) = try run([
            [0, 0, 0.5, 1, 1, 1, 1.5, 1, 1, 2],  // jumps to 1, leaves and returns, jumps to 2
            [0, 3.5, 3, 3, 3, 0, 0, 0, 0, 0],  // across the border of the cell and back
            [2, 2, 2, 2.5, 3, 2.5, 2, 2, 2, 2],  // one frame at 3, then back
        ])
        let occupation = try SiteOccupation(trajectory, element: "Li", structure: structure, radius: 1.5)
        #expect(occupation.site(frame: 2, ion: 0) == nil)
        #expect(abs(occupation.occupancies[0] - 0.8) < 1e-12)
        #expect(occupation.occupanciesByLabel.map(\.label) == ["A", "B"])
        #expect(abs(occupation.occupanciesByLabel[0].occupancy - (0.8 + 0.5) / 2) < 1e-12)
        #expect(abs(occupation.shareBetweenSites - 5.0 / 30) < 1e-12)
        let list = JumpList(occupation)
        #expect(list.jumps.map(\.ion) == [0, 0, 1, 1, 2, 2])
        #expect(list.jumps.map(\.start) == [0, 1, 0, 3, 2, 3])
        #expect(list.jumps.map(\.destination) == [1, 2, 3, 0, 3, 2])
        #expect(list.jumps.map(\.departure) == [1, 8, 0, 4, 2, 4])
        #expect(list.jumps.map(\.arrival) == [3, 9, 2, 5, 4, 6])
        #expect(length(list.jumps[2].displacement - SIMD3(-4, 0, 0)) < 1e-12)
        #expect(list.matrix[0] == [0, 1, 0, 1])
        // The single frames at 3 (third ion) and 2 (first ion, at the end) are no stays.
        #expect(JumpList(occupation, minimalResidence: 2).jumps.map(\.ion) == [0, 1, 1])
        #expect(JumpList(occupation, minimalResidence: 2, definition: .gemdat).jumps.count == 5)
        #expect(list.anglesBetweenJumps.map { $0.rounded() } == [0, 180, 180])
        #expect(abs(list.rate.value / (6 / (3 * 9 * 10e-15)) - 1) < 1e-12)
        #expect(abs(list.randomWalkDiffusivity.value / (list.rate.value * 16e-16 / 6) - 1) < 1e-12)
    }

    @Test func hysteresisAsksForTheInnerSphere() throws {
        let (trajectory, structure) = try run([[0, 0, 0.7, 0.7, 0, 0.7, 0.9, 1, 1, 1]])
        #expect(
            JumpList(try SiteOccupation(trajectory, element: "Li", structure: structure, radius: 1.5)).jumps.count == 3)
        let strict = try SiteOccupation(
            trajectory, element: "Li", structure: structure, radius: 1.5, innerFraction: 0.5)
        #expect(JumpList(strict).jumps.map(\.destination) == [1])
    }

    @Test func structuresOfInformationFiles() throws {
        let text = """
            # rock salt
            data_salt
            _cell_length_a 5.64(1)
            _cell_length_b 5.64
            _cell_length_c 5.64
            _cell_angle_alpha 90
            _cell_angle_beta 90.0
            _cell_angle_gamma 90
            _publ_section_title
            ;
            loop_ is no keyword here
            ;
            loop_
            _symmetry_equiv_pos_as_xyz
            'x, y, z' 'x+1/2, y+0.5, z' "1/2+x, y, 1/2+z" 'x,1/2+y,1/2+z'
            loop_
            _atom_site_label
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            _atom_site_occupancy
            Na1 0 0 0 .
            Cl1 0.5 0.5 0.5 0.25(3)
            """
        let salt = try CrystalInformationFile.structure(text: text, path: "salt.cif")
        #expect(salt.sites.count == 8)
        #expect(salt.sites.filter { $0.element == "Na" }.map(\.occupancy) == [1, 1, 1, 1])
        #expect(salt.sites[4].occupancy == 0.25)
        #expect(try salt.supercell(SIMD3(2, 1, 3)).sites.count == 48)
        #expect(abs(salt.cell.volume - 5.64 * 5.64 * 5.64) < 1e-9)
        #expect(throws: TrajectoryError.self) {
            try CrystalInformationFile.structure(text: text.replacing("1/2+z'", with: "1/2+w'"), path: "salt.cif")
        }
        #expect(throws: TrajectoryError.self) {
            try CrystalInformationFile.structure(text: text.replacing("0.25(3)", with: ""), path: "salt.cif")
        }
    }

    /// A skewed cell: nearest images by trying many, and boxes against all sites.
    @Test func nearestImagesAndSitesOfSkewedCells() throws {
        var generator = SeededGenerator(seed: 12)
        let cell = try UnitCell(a: SIMD3(5, 0.3, 0), b: SIMD3(4, 6, 0.1), c: SIMD3(-9, 3, 8))
        for _ in 0..<200 {
            let difference = cell.cartesian(SIMD3(generator.uniform(), generator.uniform(), generator.uniform()))
            var best = Double.infinity
            for i in -7...7 {
                for j in -7...7 {
                    for k in -7...7 {
                        let image = difference + cell.cartesian(SIMD3(Double(i), Double(j), Double(k)))
                        best = min(best, length(image))
                    }
                }
            }
            #expect(abs(length(cell.nearestImage(difference)) - best) < 1e-9)
        }
        let sites = (0..<40).map { _ in SIMD3(generator.uniform(), generator.uniform(), generator.uniform()) }
        let grid = SiteGrid(fractional: sites, cell: cell, reach: 0.9)
        for _ in 0..<500 {
            let place = cell.cartesian(SIMD3(generator.uniform(), generator.uniform(), generator.uniform()) * 3 - 1)
            let distances = sites.map { length(cell.nearestImage(place - cell.cartesian($0))) }
            let best = distances.indices.min { distances[$0] < distances[$1] } ?? 0
            let found = grid.nearest(place)
            #expect(found?.site == (distances[best] <= 0.9 ? best : nil))
        }
    }

    /// Harmonic ions of 3.2 THz, with frames 10 fs apart.
    @Test func frequenciesOfHarmonicIons() throws {
        var generator = SeededGenerator(seed: 8)
        let phases = (0..<30).map { _ in 2 * Double.pi * generator.uniform() }
        var positions: [Double] = []
        for frame in 0..<2000 {
            let turn = 2 * Double.pi * 3.2e12 * 1e-14 * Double(frame)
            for phase in phases { positions += [0.4 * sin(turn + phase), 0, 0] }
        }
        let run = try Trajectory(
            elements: phases.map { _ in "Li" }, frameInterval: 10, cells: [], positions: positions, areUnwrapped: true)
        let spectrum = try VibrationSpectrum(run, element: "Li")
        #expect(abs(spectrum.meanFrequency / 3.2e12 - 1) < 0.01)
        let width = spectrum.frequencies[1]
        let square = spectrum.density.reduce(0, +) * width * 3
        // ⟨v²⟩ of all three axes: (A ω)²/2, seen by differences and set right.
        let speed = 0.4 * 2 * .pi * 3.2e-3
        #expect(abs(square / (speed * speed / 2) - 1) < 0.01)
        #expect(throws: TrajectoryError.self) {
            try VibrationSpectrum(try run.frames(0..<2000, stride: 4), element: "Li")
        }
        #expect(
            try VibrationSpectrum(try run.frames(0..<2000, stride: 4), element: "Li", undersampled: true).isUndersampled
        )
    }

    /// Independent jumps give ratios of 1 within their intervals; pairs that always jump together are found.
    @Test func correlationMapsKnowTheirNull() throws {
        var generator = SeededGenerator(seed: 21)
        for together in [false, true] {
            var paths = [[Double]](repeating: [], count: 2)
            var site = [0.0, 2.0]
            for _ in 0..<4000 {
                let draw = generator.uniform() < 0.03
                for ion in 0..<2 {
                    if together ? draw : generator.uniform() < 0.03 {
                        site[ion] = (site[ion] + 1).truncatingRemainder(dividingBy: 4)
                    }
                    paths[ion].append(site[ion])
                }
            }
            let (trajectory, structure) = try run(paths)
            let list = JumpList(try SiteOccupation(trajectory, element: "Li", structure: structure, radius: 1.5))
            let map = try JumpCorrelationMap(list, timeEdges: [0, 10, 200, 400], distanceEdges: [0, 20])
            if together {
                #expect(map.interval(time: 0, distance: 0).lowerBound > 5)
            } else {
                for row in 0..<3 { #expect(map.interval(time: row, distance: 0).contains(1)) }
            }
        }
    }
}
