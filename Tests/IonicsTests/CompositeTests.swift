import Glibc
import Ionics
import Quantities
import Testing

/// Expected numbers of implicit formulas were found by SciPy's brentq.
@Suite struct CompositeTests {
    private func near(_ value: Double, _ wanted: Double, _ tolerance: Double = 1e-9) -> Bool {
        abs(value / wanted - 1) < tolerance
    }

    @Test func porosityModels() throws {
        let porosity = Uncertain(0.12, standardUncertainty: 0.01)
        let maxwell = try PorosityModel.maxwell.conductivityRatio(porosity: porosity)
        #expect(near(maxwell.value, 0.8301886792452831))
        #expect(near(maxwell.standardUncertainty, 6 / (2.12 * 2.12) * 0.01))
        let bruggeman = try PorosityModel.bruggeman.conductivityRatio(porosity: porosity)
        #expect(near(bruggeman.value, 0.8255131737289236))
        #expect(near(bruggeman.standardUncertainty, 1.5 * 0.88.squareRoot() * 0.01))
        let archie = try PorosityModel.archie(exponent: Uncertain(1.5, standardUncertainty: 0.2)).conductivityRatio(
            porosity: porosity)
        #expect(near(archie.value, bruggeman.value))
        #expect(near(archie.relativeUncertainty, hypot(1.5 / 0.88 * 0.01, log(0.88) * 0.2)))
        let dense = try PorosityModel.maxwell.denseConductivity(
            Uncertain(1e-4, standardUncertainty: 1e-6), porosity: porosity)
        #expect(near(dense.value, 1e-4 / 0.8301886792452831))
        #expect(near(dense.relativeUncertainty, hypot(0.01, maxwell.relativeUncertainty)))
        #expect(throws: IonicsError.self) {
            try PorosityModel.maxwell.conductivityRatio(porosity: Uncertain(exactly: 1))
        }
        let found = try PorosityModel.porosity(
            density: Uncertain(1.6, standardUncertainty: 0.04), theoreticalDensity: Uncertain(exactly: 2))
        #expect(near(found.value, 0.2) && near(found.standardUncertainty, 0.02))
    }

    @Test func mixtures() throws {
        // Maxwell's pores are Maxwell Garnett's filler that does not conduct.
        let pores = try EffectiveMedium.maxwellGarnett(matrix: 1, filler: 0, fraction: 0.12)
        #expect(near(pores, 0.8301886792452831))
        #expect(near(try EffectiveMedium.maxwellGarnett(matrix: 1e-5, filler: 1e-3, fraction: 0), 1e-5))
        #expect(near(try EffectiveMedium.maxwellGarnett(matrix: 1e-5, filler: 1e-3, fraction: 1), 1e-3))
        #expect(near(try EffectiveMedium.bruggeman(matrix: 1e-5, filler: 1e-3, fraction: 0.3), 5.18786887783668e-05))
        #expect(near(try EffectiveMedium.bruggeman(matrix: 1e-5, filler: 1e-3, fraction: 0.6), 0.0004131035042044228))
        for (fraction, wanted) in [
            (0.1, 3.460363083406794e-06), (0.16, 8.364669617693286e-06), (0.5, 0.00018620962135930912),
            (0.9, 0.0007841029634564522),
        ] {
            #expect(
                near(
                    try EffectiveMedium.general(poor: 1e-6, good: 1e-3, fraction: fraction, threshold: 0.16), wanted,
                    1e-8))
        }
        // With exponent 1 and threshold 1/3 the general form is Bruggeman's; far above the threshold with σ_l = 0 it is the percolation law.
        #expect(
            near(
                try EffectiveMedium.general(poor: 1e-5, good: 1e-3, fraction: 0.6, threshold: 1 / 3, exponent: 1),
                try EffectiveMedium.bruggeman(matrix: 1e-5, filler: 1e-3, fraction: 0.6)))
        #expect(
            near(
                try EffectiveMedium.general(poor: 0, good: 1, fraction: 0.5, threshold: 0.16),
                try EffectiveMedium.percolation(poor: 0, good: 1, fraction: 0.5, threshold: 0.16)))
        #expect(near(try EffectiveMedium.percolation(poor: 0, good: 1, fraction: 0.58, threshold: 0.16), 0.25))
        #expect(
            near(try EffectiveMedium.percolation(poor: 1, good: 1e9, fraction: 0.08, threshold: 0.16), pow(0.5, -0.73)))
        // 70 wt% of 2 g/cm³ in 1.2 g/cm³: (0.7/2)/(0.7/2 + 0.3/1.2) = 0.35/0.6.
        #expect(
            near(
                try EffectiveMedium.volumeFraction(weightFraction: 0.7, fillerDensity: 2, matrixDensity: 1.2),
                0.35 / 0.6))
        #expect(throws: IonicsError.self) { try EffectiveMedium.maxwellGarnett(matrix: 1, filler: 2, fraction: 1.2) }
        #expect(throws: IonicsError.self) {
            try EffectiveMedium.general(poor: 2, good: 1, fraction: 0.5, threshold: 0.16)
        }
    }

    @Test func coatedFillers() throws {
        let filler = try CoatedFiller(radius: 100, thickness: 10)
        // Few spheres: each has its whole shell, φ(1.1³ − 1).
        #expect(near(try filler.interfaceFraction(fraction: 1e-6), 1e-6 * 0.331, 1e-5))
        #expect(try filler.interfaceFraction(fraction: 0) == 0)
        #expect(try filler.interfaceFraction(fraction: 1) == 0)
        let fractions = (0...100).map { Double($0) / 100 }
        let interface = try fractions.map { try filler.interfaceFraction(fraction: $0) }
        for (fraction, share) in zip(fractions, interface) { #expect(share <= 1 - fraction + 1e-15) }
        let top = interface.indices.max { interface[$0] < interface[$1] }
        #expect(top.map { (40...95).contains($0) } == true)
        // A better interface than both phases makes a maximum within, as Deck and Hu's fig 5b shows it.
        let conductivities = try fractions.map {
            try filler.conductivity(matrix: 1e-6, core: 1e-5, shell: 1e-3, fraction: $0)
        }
        let best = try #require(conductivities.indices.max { conductivities[$0] < conductivities[$1] })
        #expect((5...95).contains(best))
        #expect(near(conductivities[0], 1e-6))
        #expect(near(conductivities[100], 1e-5))
        // A shell of the core's material changes nothing but the volume.
        #expect(near(try filler.particleConductivity(core: 1e-5, shell: 1e-5, fraction: 0.4), 1e-5))
    }

    /// Li₃OBr: 8.8 and 83.0 kΩ (Xia et al. 2022, §5.3.4).
    @Test func brickLayers() throws {
        let share = try BrickLayer.grainShare(
            grainResistance: Uncertain(exactly: 8.8), boundaryResistance: Uncertain(exactly: 83))
        #expect(near(share.value, 8.8 / 91.8))
        #expect(abs(share.value - 0.0959) < 5e-5)
        let geometry = try CellGeometry(thickness: 0.1, area: 0.5)
        let layer = try BrickLayer(
            grainResistance: Uncertain(8800, standardUncertainty: 88), boundaryResistance: Uncertain(exactly: 83000),
            grainCapacitance: Uncertain(exactly: 1e-11), boundaryCapacitance: Uncertain(exactly: 1e-9),
            geometry: geometry,
            grainSize: 1000)
        #expect(near(layer.grainConductivity.value, 0.2 / 8800))
        #expect(near(layer.boundaryConductivity.value, 0.2 / 83000 / 100))
        #expect(near(layer.boundaryThickness, 10))
        // The series comes back to the sum of both arcs, and the arcs' ratio falls with 1/G.
        #expect(near(try layer.conductivity(grainSize: 1000).value, 0.2 / 91800))
        #expect(near(try layer.resistanceRatio(grainSize: 1000).value, 83 / 8.8))
        #expect(near(try layer.resistanceRatio(grainSize: 10000).value, 8.3 / 8.8))
        #expect(near(try layer.conductivity(grainSize: 1000).relativeUncertainty, 0.01 * 8800 / 91800, 1e-4))
        // Boundaries a hundredth as good carry next to nothing along themselves.
        #expect(
            near(
                try layer.conductivityWithBothPaths(grainSize: 10000), try layer.conductivity(grainSize: 10000).value,
                0.01))
        #expect(throws: IonicsError.self) { try layer.conductivity(grainSize: 50) }
    }
}
