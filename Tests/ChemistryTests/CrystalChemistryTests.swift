import Chemistry
import Testing

/// Radii, lattice energies and neutrons, against values printed elsewhere.
@Suite struct CrystalChemistryTests {
    /// Values of Shannon's table as textbooks print them, in pm.
    @Test(arguments: [
        ("Li+", 4, 59.0), ("Li+", 6, 76), ("Na+", 6, 102), ("K+", 12, 164), ("Mg^2+", 6, 72), ("Ca^2+", 8, 112),
        ("O^2-", 2, 135), ("O^2-", 6, 140), ("S^2-", 6, 184), ("F-", 6, 133), ("Cl-", 6, 181), ("I-", 6, 220),
        ("OH-", 6, 137), ("Ti^4+", 6, 60.5), ("La^3+", 12, 136), ("Zr^4+", 8, 84), ("P^5+", 4, 17), ("In^3+", 6, 80),
        ("Ce^4+", 10, 107),
    ])
    func radii(ion: String, coordination: Int, radius: Double) throws {
        #expect(try ShannonRadius.of(ion, coordination: coordination).effective == radius)
    }

    @Test func spinAndGeometry() throws {
        #expect(try ShannonRadius.of("Fe^2+", coordination: 6, spin: .high).effective == 78)
        #expect(try ShannonRadius.of("Fe^2+", coordination: 6, spin: .low).effective == 61)
        #expect(try ShannonRadius.of("Ag+", coordination: 4, geometry: .square).effective == 102)
        #expect(throws: ChemistryError.spinNeeded("Fe^2+", coordination: 6)) {
            try ShannonRadius.of("Fe^2+", coordination: 6)
        }
        #expect(throws: ChemistryError.noRadius("Cl-", coordination: 4, known: [6])) {
            try ShannonRadius.of("Cl-", coordination: 4)
        }
        #expect(throws: ChemistryError.noRadius("SO4^2-", coordination: 4, known: [])) {
            try ShannonRadius.of("SO4^2-", coordination: 4)
        }
    }

    /// Every line of the table is understood, and more neighbours never make an ion smaller, but for Shannon's own exceptions.
    @Test func theTableIsOrdered() {
        #expect(ShannonRadius.all.count == 389)
        let kinds = Set(ShannonRadius.all.map { "\($0.ion)\($0.charge)" })
        #expect(kinds.count == 136)
        for kind in kinds {
            let radii = ShannonRadius.all.filter {
                "\($0.ion)\($0.charge)" == kind && $0.geometry == .usual && $0.spin == nil
            }
            for (low, high) in zip(radii, radii.dropFirst()) {
                if kind == "Sb3" || kind == "H1" { continue }
                #expect(low.coordination < high.coordination && low.effective <= high.effective, "\(kind)")
            }
        }
        // In³⁺: 80 pm, and 94 pm as a crystal radius, which Xia et al. print among effective radii.
        #expect(ShannonRadius.all.first { $0.ion == "In" && $0.coordination == 6 }?.crystal == 94)
    }

    /// NaCl by Kapustinskii's equation from 102 and 181 pm: 121.4 · 2/0.283 · (1 − 0.0345/0.283) = 753.3 kJ/mol.
    @Test func latticeEnergyOfRockSalt() throws {
        let salt = [
            LatticeEnergy.Ion(charge: 1, count: 1, radius: 102), LatticeEnergy.Ion(charge: -1, count: 1, radius: 181),
        ]
        #expect(abs(try LatticeEnergy.kapustinskii(salt) - 753.3) < 0.1)
        // For two kinds of ions the sum is ν|z₊z₋|: 3 · 2 for CaF₂.
        let fluorite = [
            LatticeEnergy.Ion(charge: 2, count: 1, radius: 112), LatticeEnergy.Ion(charge: -1, count: 2, radius: 131),
        ]
        #expect(try LatticeEnergy.chargeSum(fluorite) == 6)
    }

    /// Row X16: 8 against 32, a factor of 4 at equal distances and of 4^(4/3) at equal volumes.
    @Test func antiperovskiteAgainstPerovskite() throws {
        func ions(_ charges: [(Int, Double)]) -> [LatticeEnergy.Ion] {
            charges.map { LatticeEnergy.Ion(charge: $0.0, count: $0.1, radius: 100) }
        }
        let inverse = ions([(1, 3), (-2, 1), (-1, 1)])
        let perovskite = ions([(2, 1), (4, 1), (-2, 3)])
        #expect(try LatticeEnergy.chargeSum(inverse) == 8 && LatticeEnergy.chargeSum(perovskite) == 32)
        let byRadii = try LatticeEnergy.kapustinskii(perovskite) / LatticeEnergy.kapustinskii(inverse)
        #expect(abs(byRadii - 4) < 1e-12)
        let byVolume =
            try LatticeEnergy.glasserJenkins(perovskite, volume: 0.06)
            / LatticeEnergy.glasserJenkins(inverse, volume: 0.06)
        #expect(abs(byVolume - 6.349_604) < 1e-6)
        #expect(throws: ChemistryError.notNeutral(charge: 1)) {
            try LatticeEnergy.chargeSum(ions([(1, 2), (-1, 1)]))
        }
        #expect(throws: ChemistryError.invalidVolume(0)) { try LatticeEnergy.glasserJenkins(inverse, volume: 0) }
    }

    /// Scattering length densities as every reflectometry table prints them: water −0.56, heavy water 6.36, in 10⁻⁶ Å⁻².
    @Test(arguments: [(["H": "H"], 0.997, 18.0153, -0.56), (["H": "D"], 1.104, 20.0276, 6.36)])
    func water(isotopes: [String: String], density: Double, mass: Double, expected: Double) throws {
        let volume = mass / density / 0.602_214_076
        let contrast = try NeutronContrast(ChemicalFormula("H2O"), volume: volume, isotopes: isotopes)
        #expect(abs(contrast.scatteringLengthDensity - expected) < 0.01)
    }

    /// σ_coh = 4πb² where nothing but spin-free coherent scattering counts: b in fm gives 4πb²/100 barn. Boron, cadmium and indium have imaginary parts too.
    @Test func crossSectionsFollowFromLengths() {
        for name in [
            "H", "D", "Li", "7Li", "C", "N", "O", "F", "Na", "Mg", "Al", "P", "S", "Cl", "Br", "I", "Zr", "La",
        ] {
            guard let nucleus = NeutronScattering.of(name) else {
                #expect(name == "La")
                continue
            }
            let expected = 4 * Double.pi * nucleus.coherentScatteringLength * nucleus.coherentScatteringLength / 100
            #expect(abs(nucleus.coherentCrossSection / expected - 1) < 0.005, "\(name)")
        }
    }

    @Test func lithiumSevenIsSeenBetterAndAbsorbsLess() throws {
        let formula = try ChemicalFormula("Li3OCl")
        let natural = try NeutronContrast(formula, volume: 59.8)
        let pure = try NeutronContrast(formula, volume: 59.8, isotopes: ["Li": "7Li"])
        // 3 · 70.5 + 33.5 barn, and 3 · 0.0454 + 33.5, over 59.8 Å³.
        #expect(
            abs(natural.macroscopicAbsorption - 245.0 / 59.8) < 1e-3
                && abs(pure.macroscopicAbsorption - 33.636 / 59.8) < 1e-3)
        #expect(abs(natural.coherentScatteringLength - (-5.70 + 5.803 + 9.577)) < 1e-9)
        #expect(abs((natural.shares.values.reduce(0, +)) - 1) < 1e-12)
        let slow = try NeutronContrast(formula, volume: 59.8, wavelength: 3.596)
        #expect(abs(slow.macroscopicAbsorption / natural.macroscopicAbsorption - 2) < 1e-9)
        #expect(throws: ChemistryError.noScattering("Tc", formula: "TcO2")) {
            try NeutronContrast(ChemicalFormula("TcO2"), volume: 30)
        }
    }

    @Test func hydrates() throws {
        let hydrate = try ChemicalFormula("LiCl·2H2O")
        #expect(try hydrate.elementCounts() == ["Li": 1, "Cl": 1, "H": 4, "O": 2])
        #expect(hydrate.markup == "LiCl·2H~2~O" && hydrate.unicode == "LiCl·2H₂O")
        let open = try ChemicalFormula("LiCl⋅xH2O")
        #expect(try open.elementCounts(["x": 1.5])["H"] == 3)
        #expect(open.markup == "LiCl·*x*H~2~O" && open.variables == ["x"])
        #expect(try ChemicalFormula("CaSO4·0.5H2O").elementCounts()["O"] == 4.5)
        #expect(try ChemicalFormula("MgCl2·6H2O·HCl").elementCounts()["Cl"] == 3)
        for broken in ["LiCl·", "·H2O", "LiCl·2", "LiCl··H2O", "(LiCl·H2O)"] {
            #expect(throws: ChemistryError.self, "\(broken)") { try ChemicalFormula(broken) }
        }
    }
}
