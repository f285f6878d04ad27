// Writes the impedance spectra of two pellets that do not exist, from a stated truth, as instruments would write them: EC-Lab's text for one and
// Gamry's for the other, a shorted cell for each, a manifest, what else is known of each material, and the truth itself. notebooks/spectra-to-entropy.md analyses them.
//
//     swift Scripts/make-pellet-spectra.swift notebooks/data/pellets
//
// Each pellet is its bulk, Jonscher's law for both parts beside the capacitance of the lattice, a grain boundary (the first pellet alone), and an electrode that
// blocks; leads add a resistance and an inductance. Noise is normal, 0.3 % of |Z| in either part. Thickness and diameter differ from what the manifest
// says by as much as their uncertainties allow, and so does the attempt frequency. The same seed gives the same files.
import Foundation

/// The numbers of D. Blackman and S. Vigna's xoshiro256** with normal deviates by Box and Muller.
struct Noise {
    private var state: [UInt64]

    init(seed: UInt64) {
        var mixed = seed
        state = (0..<4).map { _ in
            mixed &+= 0x9E37_79B9_7F4A_7C15
            var word = mixed
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private mutating func uniform() -> Double {
        func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
        let result = rotated(state[1] &* 5, 7) &* 9
        let shifted = state[1] << 17
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = rotated(state[3], 45)
        return (Double(result >> 11) + 0.5) * 0x1p-53
    }

    mutating func normal() -> Double { sqrt(-2 * log(uniform())) * cos(2 * .pi * uniform()) }
}

struct Complex {
    var re: Double, im: Double
    static func + (a: Complex, b: Complex) -> Complex { Complex(re: a.re + b.re, im: a.im + b.im) }
    var inverse: Complex { Complex(re: re / (re * re + im * im), im: -im / (re * re + im * im)) }
    /// (iω)^n times a factor.
    static func power(_ omega: Double, _ n: Double, _ factor: Double) -> Complex {
        let size = factor * pow(omega, n)
        return Complex(re: size * cos(n * .pi / 2), im: size * sin(n * .pi / 2))
    }
}

let boltzmann = 1.380649e-23
let charge = 1.602176634e-19
let boltzmannElectronvolt = boltzmann / charge
let room = 298.15

struct Pellet {
    var name: String
    /// In eV, in k_B, in Hz, and n.
    var migrationEnergy: Double, migrationEntropy: Double, attemptFrequency: Double, exponent: Double
    var formationEnergy: Double
    /// Ions per m³ and a in m, for C = n q² a²/6k_B.
    var concentration: Double, hoppingDistance: Double
    var permittivity: Double
    /// R at 25 °C in Ω, E in eV, Q, α; nil without grain boundaries.
    var boundary: (resistance: Double, energy: Double, q: Double, alpha: Double)?
    var electrode: (q: Double, alpha: Double)
    /// As measured with a caliper, in mm.
    var thickness: (value: Double, uncertainty: Double), diameter: (value: Double, uncertainty: Double)
    /// Relative standard uncertainty of the attempt frequency, as from a phonon spectrum.
    var attemptUncertainty: Double
    var celsius: [Double]
    var lowest: Double

    /// In S cm⁻¹ Hz⁻¹ K.
    var concentrationFactor: Double {
        concentration * charge * charge * hoppingDistance * hoppingDistance / (6 * boltzmann) / 100
    }
    func hoppingFrequency(_ t: Double) -> Double {
        attemptFrequency * exp(migrationEntropy - migrationEnergy / (boltzmannElectronvolt * t))
    }
    func conductivity(_ t: Double) -> Double {
        concentrationFactor * hoppingFrequency(t) * exp(-formationEnergy / (boltzmannElectronvolt * t)) / t
    }

    func impedance(_ frequency: Double, _ t: Double, constant: Double) -> Complex {
        let omega = 2 * Double.pi * frequency
        let level = conductivity(t) / constant
        let rate = 2 * Double.pi * hoppingFrequency(t)
        var bulk = Complex.power(omega, exponent, level / pow(rate, exponent) / cos(exponent * .pi / 2))
        bulk.re += level
        bulk.im += omega * permittivity * 8.8541878128e-14 / constant
        var z = bulk.inverse + Complex.power(omega, electrode.alpha, electrode.q).inverse
        if let boundary {
            let resistance =
                boundary.resistance * t / room
                * exp(boundary.energy / boltzmannElectronvolt * (1 / t - 1 / room))
            var admittance = Complex.power(omega, boundary.alpha, boundary.q)
            admittance.re += 1 / resistance
            z = z + admittance.inverse
        }
        return z + Self.leads(frequency)
    }

    static func leads(_ frequency: Double) -> Complex { Complex(re: 0.35, im: 2 * .pi * frequency * 0.8e-6) }
}

let pellets = [
    Pellet(
        name: "chloride", migrationEnergy: 0.40, migrationEntropy: -0.40, attemptFrequency: 8.7e12, exponent: 0.66,
        formationEnergy: 0.04, concentration: 1.4e28, hoppingDistance: 3.8e-10, permittivity: 12,
        boundary: (6000, 0.52, 1.1e-8, 0.92), electrode: (5e-6, 0.86), thickness: (0.6, 0.005),
        diameter: (12, 0.03), attemptUncertainty: 0.04, celsius: Array(stride(from: -20, through: 80, by: 10)),
        lowest: 0.1),
    Pellet(
        name: "argyrodite", migrationEnergy: 0.33, migrationEntropy: 0.50, attemptFrequency: 4.0e12, exponent: 0.70,
        formationEnergy: 0.02, concentration: 2.3e28, hoppingDistance: 3.4e-10, permittivity: 15,
        boundary: nil, electrode: (8e-6, 0.90), thickness: (0.8, 0.006), diameter: (10, 0.04),
        attemptUncertainty: 0.04, celsius: Array(stride(from: -50, through: 30, by: 10)), lowest: 1),
]

func number(_ value: Double) -> String { String(format: "%.7E", value) }

func ecLab(_ points: [(Double, Complex)]) -> String {
    "EC-Lab ASCII FILE\r\nNb header lines : 8\r\n\r\nPotentio Electrochemical Impedance Spectroscopy\r\n\r\nmade from a stated truth; no instrument measured it\r\n\r\n"
        + "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\t|Z|/Ohm\tPhase(Z)/deg\t\r\n"
        + points.map { f, z in
            [f, z.re, -z.im, hypot(z.re, z.im), atan2(z.im, z.re) * 180 / .pi].map(number).joined(separator: "\t")
                + "\r\n"
        }.joined()
}

func gamry(_ points: [(Double, Complex)]) -> String {
    "EXPLAIN\nTAG\tEISPOT\nTITLE\tLABEL\tmade from a stated truth; no instrument measured it\tTest &Identifier\nZCURVE\tTABLE\n"
        + "\tPt\tFreq\tZreal\tZimag\tZmod\tZphz\n\t#\tHz\tohm\tohm\tohm\t°\n"
        + points.enumerated().map { index, point in
            let (f, z) = point
            return "\t\(index)\t"
                + [f, z.re, z.im, hypot(z.re, z.im), atan2(z.im, z.re) * 180 / .pi].map(number).joined(separator: "\t")
                + "\n"
        }.joined()
}

let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "notebooks/data/pellets"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
func write(_ text: String, _ name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
}

var noise = Noise(seed: 2023)
func noisy(_ z: Complex) -> Complex {
    let scale = 0.003 * hypot(z.re, z.im)
    return Complex(re: z.re + scale * noise.normal(), im: z.im + scale * noise.normal())
}

var manifest =
    "# Synthetic; Scripts/make-pellet-spectra.swift wrote it\n"
    + "file,sample,temperature [°C],thickness [mm],thickness uncertainty,diameter [mm],diameter uncertainty,short,mask,operator\n"
var materials =
    "# Synthetic; what a laboratory would know of the materials besides the spectra\n"
    + "sample,attempt frequency [Hz],attempt frequency uncertainty,hopping distance [m]\n"
var truth =
    "# Synthetic; what the spectra of this folder were made from\n"
    + "sample,migration energy [eV],migration entropy [k_B],attempt frequency [Hz],formation energy [eV],concentration factor [S/cm/Hz K],carriers [m-3],exponent,conductivity at 25 °C [S/cm],hopping frequency at 25 °C [Hz]\n"
for pellet in pellets {
    let thickness = pellet.thickness.value + pellet.thickness.uncertainty * noise.normal()
    let diameter = pellet.diameter.value + pellet.diameter.uncertainty * noise.normal()
    let constant = 10 * thickness / (.pi / 4 * diameter * diameter)
    let decades = Int((log10(1e7 / pellet.lowest)).rounded())
    let frequencies = (0...8 * decades).map { pow(10, 7 - Double($0) / 8) }
    let isFirst = pellet.boundary != nil
    let (ending, text) = isFirst ? ("mpt", ecLab) : ("DTA", gamry)
    let short = "\(pellet.name)-short.\(ending)"
    try write(text(frequencies.map { ($0, noisy(Pellet.leads($0))) }), short)
    for celsius in pellet.celsius {
        let file = "\(pellet.name)-\(celsius < 0 ? "minus" : "")\(Int(abs(celsius)))C.\(ending)"
        var points = frequencies.map { ($0, noisy(pellet.impedance($0, celsius + 273.15, constant: constant))) }
        var mask = ""
        if isFirst, celsius == 20 {
            // The mains disturb the point nearest to 50 Hz; it is masked by its number in rising order of frequency.
            let place = frequencies.indices.min { abs(log(frequencies[$0] / 50)) < abs(log(frequencies[$1] / 50)) }!
            points[place].1.re *= 1.08
            points[place].1.im *= 0.9
            mask = "\(frequencies.count - 1 - place)"
        }
        try write(text(points), file)
        manifest +=
            "\(file),\(pellet.name),\(Int(celsius)),\(pellet.thickness.value),\(pellet.thickness.uncertainty),\(pellet.diameter.value),\(pellet.diameter.uncertainty),\(short),\(mask),synthetic\n"
    }
    let attempt = pellet.attemptFrequency * (1 + pellet.attemptUncertainty * noise.normal())
    materials +=
        "\(pellet.name),\(String(format: "%.3g", attempt)),\(String(format: "%.2g", pellet.attemptUncertainty * attempt)),\(pellet.hoppingDistance)\n"
    truth +=
        "\(pellet.name),\(pellet.migrationEnergy),\(pellet.migrationEntropy),\(pellet.attemptFrequency),\(pellet.formationEnergy),\(pellet.concentrationFactor),\(pellet.concentration),\(pellet.exponent),\(pellet.conductivity(room)),\(pellet.hoppingFrequency(room))\n"
}
try write(manifest, "manifest.csv")
try write(materials, "materials.csv")
try write(truth, "truth.csv")
