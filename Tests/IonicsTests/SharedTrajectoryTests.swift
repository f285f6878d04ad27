import Foundation
import Testing

@testable import Ionics

/// Real trajectories, read and compared with what other programs make of them (rows F1, F2).
@Suite(.enabled(if: SharedData.isPresent)) struct SharedTrajectoryTests {
    static func argyrodite() throws -> Trajectory {
        try Trajectory(
            contentsOf: SharedData.path("md_li6ps5x_aimd/data__Li6PS5Cl__50p__run1__actual_XDATCAR.gz"),
            options: TrajectoryOptions(timing: .frameInterval(100)))
    }

    @Test func threeFormatsHoldTheSameRun() throws {
        let run = try Self.argyrodite()
        #expect(run.frameCount == 140)
        #expect(run.ionCount == 416)
        #expect(try run.ions(of: "Li").count == 192)
        let xyz = try Trajectory(contentsOf: SharedData.path("md_converted_formats/li6ps5cl_50p_run1_wrapped.extxyz"))
        #expect(abs(xyz.frameInterval - 100) < 1e-9)
        #expect(xyz.elements == run.elements)
        let dump = try Trajectory(
            contentsOf: SharedData.path("md_converted_formats/li6ps5cl_50p_run1_scaled_wrapped.lammpstrj"),
            options: TrajectoryOptions(timing: .frameInterval(100), lengthUnit: 1))
        #expect(dump.elements == run.elements)
        // Both are rounded, and the dump's cell is without its tilt of 0.0002 Å.
        for (other, tolerance) in [(xyz, 1.1e-7), (dump, 5e-4)] {
            let cell = try #require(run.cells.first)
            var largest = 0.0
            for frame in 0..<140 {
                for ion in 0..<416 {
                    let difference = run.position(frame: frame, ion: ion) - other.position(frame: frame, ion: ion)
                    largest = max(largest, length(cell.nearestImage(difference)))
                }
            }
            #expect(largest < tolerance)
        }
    }

    @Test func oddXDATCARs() throws {
        let timing = TrajectoryOptions(timing: .frameInterval(1))
        #expect(
            try Trajectory(
                contentsOf: SharedData.path("md_iondiff_llzo/tests__data__XDATCAR_ok__XDATCAR"), options: timing
            ).ionCount == 382)
        let wrong = SharedData.path("md_iondiff_llzo/tests__data__XDATCAR_cell_wrong__XDATCAR")
        #expect(throws: TrajectoryError.notANumber(path: wrong, frame: 1, line: 3, text: "cell")) {
            try Trajectory(contentsOf: wrong, options: timing)
        }
        // The framework moves as a whole by 0.02, 0.02 and 0.06 of the cell; seen from it, hydrogen moves against that.
        let drift = try Trajectory(
            contentsOf: SharedData.path("md_kinisi_tests/kinisi__tests__inputs__example_drift.XDATCAR"), options: timing
        )
        let still = try drift.unwrapped().removingDrift(of: ["He"])
        for (frame, moved) in [0.0, 0.2, 0.4, 1.0].enumerated() {
            #expect(length(still.position(frame: frame, ion: 0) - SIMD3(repeating: 5 + moved)) < 1e-12)
            #expect(length(still.position(frame: frame, ion: 3) - drift.position(frame: 0, ion: 3)) < 1e-12)
        }
    }

    /// Three other programs agree on the mean square displacements to all digits given; two on D (kinisi 2.1, closed-form least squares).
    @Test func displacementsAndDiffusivityOfArgyrodite() throws {
        let run = try Self.argyrodite()
        let framework = ["P", "S", "Cl"]
        let path = try run.unwrapped().removingDrift(of: framework)
        let displacement = try MeanSquareDisplacement(path, element: "Li")
        #expect(abs(displacement.value(lag: 10) / 1.602_820_49 - 1) < 1e-6)
        #expect(abs(displacement.value(lag: 100) / 8.941_853_13 - 1) < 1e-6)
        let xyz = try Trajectory(contentsOf: SharedData.path("md_converted_formats/li6ps5cl_50p_run1_wrapped.extxyz"))
        let ofXYZ = try MeanSquareDisplacement(try xyz.unwrapped().removingDrift(of: framework), element: "Li")
        #expect(abs(ofXYZ.value(lag: 10) / 1.602_820_49 - 1) < 1e-6)
        #expect(abs(ofXYZ.value(lag: 100) / 8.941_853_13 - 1) < 1e-6)
        // The dump keeps six digits of the fraction and an orthogonal cell: 2e-5 Å an ion.
        let dump = try Trajectory(
            contentsOf: SharedData.path("md_converted_formats/li6ps5cl_50p_run1_scaled_wrapped.lammpstrj"),
            options: TrajectoryOptions(timing: .frameInterval(100), lengthUnit: 1))
        let ofDump = try MeanSquareDisplacement(try dump.unwrapped().removingDrift(of: framework), element: "Li")
        #expect(abs(ofDump.value(lag: 10) / 1.602_820_49 - 1) < 2e-6)
        #expect(abs(ofDump.value(lag: 100) / 8.941_853_13 - 1) < 2e-6)

        let fixed = try Diffusivity(displacement, startLag: 20)
        let found = try Diffusivity(displacement)
        for (value, uncertainty) in [(1.36e-5, 0.075e-5), (1.400e-5, 0.077e-5)] {
            // Both start at 2 ps. Where the test of the bend starts, fewer displacements are left, and less is known.
            #expect(abs(fixed.value.value - value) < min(uncertainty, fixed.value.standardUncertainty))
            #expect(found.startLag > 20 && found.interval.contains(value))
        }
        // One collective path of 13.9 ps: the other program says 6.0e-6 with 95 % from 0.4e-6 to 13.8e-6.
        let charge = try Diffusivity(MeanSquareDisplacement.collective(path, charges: ["Li": 1]), startLag: 20)
        #expect(charge.interval.contains(6.0e-6))
        #expect(charge.value.relativeUncertainty > 0.5)
    }

    /// Numbers of GEMDAT 1.8.1 for the run as it stands, drift not removed: 48h sites of its argyrodite structure, 2 × 2 × 2 cells.
    @Test func hoppingOfArgyrodite() throws {
        let run = try Self.argyrodite()
        let sites = try CrystalInformationFile.structure(
            contentsOf: SharedData.path("cif_gemdat_sites/src__gemdat__data__argyrodite.cif"))
        #expect(sites.sites.count == 48)
        let occupation = try SiteOccupation(run, element: "Li", structure: sites.supercell(SIMD3(2, 2, 2)))
        #expect(abs(occupation.radius - 0.957_310_842_728_689_9) < 1e-9)
        // GEMDAT compares in single precision: it takes in two of 26,880 positions that lie 3e-5 Å outside a sphere.
        #expect(abs(occupation.occupanciesByLabel[0].occupancy - (0.286_867_559_523_809_5 - 2.0 / (140 * 384))) < 1e-12)
        #expect(
            [0, 1, 2].map { JumpList(occupation, minimalResidence: $0, definition: .gemdat).jumps.count } == [
                1353, 1353, 779,
            ])
        let path = try run.unwrapped()
        #expect(throws: TrajectoryError.self) { try RadialVibration(path, element: "Li") }
        let vibration = try RadialVibration(path, element: "Li", undersampled: true)
        #expect(vibration.isUndersampled)
        #expect(abs(vibration.attemptFrequency / 2_939_728_217_438.4 - 1) < 1e-6)
        #expect(abs(vibration.amplitude / 0.668_653_273_710_172 - 1) < 1e-6)
        #expect(vibration.nyquistFrequency == 5e12)
    }

    @Test func timesOfInputFiles() throws {
        func interval(_ name: String) throws -> Double {
            try VASPInput.frameInterval(contentsOf: SharedData.path("md_iondiff_llzo/tests__data__\(name)__INCAR"))
        }
        #expect(try interval("INCAR_both_ok") == 15)
        #expect(try interval("INCAR_NBLOCK_missing") == 1.5)
        #expect(throws: TrajectoryError.self) { try interval("INCAR_POTIM_missing") }
    }
}
