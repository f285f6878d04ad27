import Foundation
import Quantities
import Testing

@testable import Ionics

@Suite struct MigrationRateTests {
    /// A separable potential: Vineyard's prefactor is the site's frequency along the path when the others do not change.
    @Test func vineyardsPrefactor() throws {
        // ν = √(k/m)/2π: 1 eV/Å² and 1 g/mol are 15.6333 THz.
        let frequencies = try TransitionStateRate.frequencies(hessian: [[4, 0], [0, 1]], masses: [1, 1])
        #expect(abs(frequencies[0] - 15.633_302) < 1e-5)
        #expect(abs(frequencies[1] - 31.266_604) < 1e-5)
        let rate = try TransitionStateRate(
            siteHessian: [[4, 0, 0], [0, 2, 0.5], [0, 0.5, 3]],
            saddleHessian: [[-1, 0, 0], [0, 2, 0.5], [0, 0.5, 3]],
            masses: [6.94, 6.94, 15.999], barrier: 0.3)
        #expect(abs(rate.attemptFrequency.hertz.value * 1e-12 - 31.266_604 / 6.94.squareRoot()) < 1e-5)
        #expect(
            abs(
                try rate.rate(temperature: 300) / (rate.attemptFrequency.hertz.value * exp(-0.3 / (8.617_333e-5 * 300)))
                    - 1) < 1e-5)
        // Translations left out: a chain of two free ions vibrates with √(k/μ).
        let pair = try TransitionStateRate.frequencies(hessian: [[1, -1], [-1, 1]], masses: [2, 2], zeroModes: 1)
        #expect(pair.count == 1 && abs(pair[0] - 15.633_302) < 1e-5)
        #expect(throws: IonicsError.self) {
            try TransitionStateRate(siteHessian: [[-1]], saddleHessian: [[-1]], masses: [1], barrier: 0.3)
        }
        #expect(throws: IonicsError.self) {
            try TransitionStateRate(siteFrequencies: [1, 2], saddleFrequencies: [1, 2], barrier: 0.3)
        }
    }

    /// The diffusivity against the mean time of first passage over many periods, by solving for it site by site.
    @Test func severalBarriersInARow() throws {
        let (sites, saddles) = ([0.0, 0.12, 0.05], [0.3, 0.41, 0.25])
        let landscape = try EnergyLandscape.periodic(siteEnergies: sites, saddleEnergies: saddles)
        let (temperature, frequency, period) = (500.0, 1e13, 6.0)
        let found = try TransitionStateRate.diffusivity(
            along: landscape, attemptFrequency: Frequency(hertz: frequency), period: period, temperature: temperature)
        // T_i = time from site i to i + 1: T_i = 1/k_i + (w_i/k_i) T_{i−1}; reflecting at the start, after N periods t = (N L)²/2D.
        let thermal = 8.617_333_262e-5 * temperature
        var (time, step) = (0.0, 0.0)
        let periods = 4000
        for site in 0..<(3 * periods) {
            let forward = frequency * exp(-(saddles[site % 3] - sites[site % 3]) / thermal)
            let backward = site == 0 ? 0 : frequency * exp(-(saddles[(site + 2) % 3] - sites[site % 3]) / thermal)
            step = 1 / forward + backward / forward * step
            time += step
        }
        let length = period * Double(periods) * 1e-10
        #expect(abs(found / (length * length / (2 * time)) - 1) < 1e-3)
        let single = try TransitionStateRate.diffusivity(
            along: .periodic(siteEnergies: [0], saddleEnergies: [0.3]), attemptFrequency: Frequency(hertz: frequency),
            period: 2,
            temperature: temperature)
        #expect(abs(single / (4e-20 * frequency * exp(-0.3 / thermal)) - 1) < 1e-9)
    }

    private func write(_ text: String, _ path: String) throws {
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
    }

    /// Row X9: folders as VASP leaves them; an ion crosses the cell's border, images have several ionic steps.
    @Test func foldersOfImagesAreRead() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString)-band").path
        mkdir(folder, 0o755)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let places = ["0.9 0.5 0.5", "0.0 0.5 0.5", "0.15 0.5 0.5"]
        let energies = [-10.5, -10.2, -10.4]
        for (index, name) in ["00", "01", "02"].enumerated() {
            mkdir("\(folder)/\(name)", 0o755)
            let direct =
                "path\n 2.0\n 2 0 0\n 0 2 0\n 0 0 2\n Li O\n 1 1\nSelective dynamics\nDirect\n \(places[index]) T T T\n 0.5 0 0 F F F\n\n 0 0 0\n 0 0 0\n"
            try write(direct, "\(folder)/\(name)/POSCAR")
            try write(
                index == 1 ? "path\n -64.0\n 1 0 0\n 0 1 0\n 0 0 1\n 1 1\nCartesian\n 0 0.5 0.5\n 0.5 0 0\n" : "",
                "\(folder)/\(name)/CONTCAR")
            let forces = index == 1 ? " NEB: projections on to tangent (spring, REAL)     0.500000    -0.800000\n" : ""
            let early =
                "  energy  without entropy=       -9.000000  energy(sigma->0) =       -9.000000\n energy without entropy =     -1.0  energy(sigma->0) =  -1.0\n"
            try write(
                early + forces.replacing("-0.8", with: " 0.1")
                    + "  energy  without entropy=      -10.400000  energy(sigma->0) =      \(energies[index])00000\n"
                    + forces, "\(folder)/\(name)/OUTCAR")
        }
        let band = try NudgedElasticBand(folder: folder)
        for (found, expected) in zip(band.coordinates, [0, 0.4, 1.0]) { #expect(abs(found - expected) < 1e-9) }
        for (found, expected) in zip(band.energies, [0, 0.3, 0.1]) { #expect(abs(found - expected) < 1e-9) }
        #expect(band.forces == [0, -0.8, 0])
        // The force points back: the path still rises behind the middle image.
        let profile = try band.profile()
        #expect(profile.saddle.coordinate > 0.4 && profile.forwardBarrier > 0.3)
        #expect(abs(profile.forwardBarrier - profile.backwardBarrier - 0.1) < 1e-9)

        try write(
            " 0  0.000000  0.000000  0.000000 0\n 1  0.400000 0.300000 -0.800000 1\n 2 1.000000 0.100000 0.000000 2\n",
            "\(folder)/neb.dat")
        #expect(try NudgedElasticBand(vtstFile: "\(folder)/neb.dat").forces == band.forces)
        let table = try DataTable(text: "coordinate,energy,force\n0,1,0\n0.4,1.3,-0.8\n1,1.1,0\n", path: "neb.csv")
        let tabled = try NudgedElasticBand(table: table, force: "force")
        #expect(abs(try tabled.profile().forwardBarrier - profile.forwardBarrier) < 1e-9)
        unlink("\(folder)/01/OUTCAR")
        #expect(throws: IonicsError.unreadableFile(path: "\(folder)/01/OUTCAR", reason: "No such file or directory")) {
            try NudgedElasticBand(folder: folder)
        }
        #expect(throws: IonicsError.self) { try NudgedElasticBand(folder: "\(folder)/00") }
    }
}
