import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

@Suite struct RelaxationTimeDistributionTests {
    private let frequencies = (0..<81).map { pow(10, -2 + 0.1 * Double($0)) }

    private func spectrum(
        _ text: String, _ values: [Double], noise: Double, _ generator: inout SeededGenerator
    ) throws -> ImpedanceSpectrum {
        let (real, imaginary) = try Circuit(text).impedance(frequencies: frequencies, values: values)
        let sizes = zip(real, imaginary).map { hypot($0, $1) }
        return try ImpedanceSpectrum(
            frequencies: frequencies, realImpedances: zip(real, sizes).map { $0 + noise * $1 * generator.normal() },
            imaginaryImpedances: zip(imaginary, sizes).map { $0 + noise * $1 * generator.normal() })
    }

    /// γ of a ZARC element in closed form: (R/2π) sin((1 − α)π)/[cosh(α ln(τ/τ₀)) − cos((1 − α)π)].
    private func exact(_ time: Double, _ resistance: Double, _ center: Double, _ alpha: Double) -> Double {
        resistance / (2 * .pi) * sin((1 - alpha) * .pi) / (cosh(alpha * log(time / center)) - cos((1 - alpha) * .pi))
    }

    /// The matrices against SciPy's quadrature (quad to 1e-12) of the same integrals.
    @Test func integralsAgreeWithAnotherProgram() {
        let times = (0...20).map { pow(10, -4 + 0.2 * Double($0)) }
        let gaussian = RelaxationDiscretisation(basis: .gaussian(widthCoefficient: 0.5), times: times)
        let linear = RelaxationDiscretisation(basis: .piecewiseLinear, times: times)
        let expected: [(frequency: Double, index: Int, values: [Double])] = [
            (1.0, 3, [0.9804020265057695, -0.00264729310722789, 0.4605139276695594, -0.0011724226363193395]),
            (50.0, 10, [0.1102537677950982, -0.2882898632460416, 0.04458497478688179, -0.13383199205188684]),
            (
                2000.0, 17,
                [1.3361806456959177e-07, -0.0003352873951062135, 4.9580725990502733e-08, -0.0001484901120125791]
            ),
        ]
        for case_ in expected {
            for (place, discretisation) in [gaussian, linear].enumerated() {
                let found = discretisation.kernel([2 * .pi * case_.frequency])
                #expect(abs(found.real[case_.index] / case_.values[2 * place] - 1) < 1e-6)
                #expect(abs(found.imaginary[case_.index] / case_.values[2 * place + 1] - 1) < 1e-6)
            }
        }
        // Roughness of the closed forms against sums over a fine grid.
        for order in 1...2 {
            let found = gaussian.penalty(order: order)
            let step = 1e-3
            func derivative(_ index: Int, _ x: Double) -> Double {
                let h = 1e-3
                let (a, b, c) = (gaussian.value(index, x - h), gaussian.value(index, x), gaussian.value(index, x + h))
                return order == 1 ? (c - a) / (2 * h) : (c - 2 * b + a) / (h * h)
            }
            for (row, column) in [(5, 5), (5, 6), (5, 8)] {
                let sum = stride(from: -14.0, through: 4, by: step).reduce(0) {
                    $0 + step * derivative(row, $1) * derivative(column, $1)
                }
                #expect(abs(found[row * 21 + column] - sum) < 1e-4 * found[5 * 21 + 5])
            }
        }
    }

    @Test(arguments: [RelaxationBasis.gaussian(widthCoefficient: 0.5), .piecewiseLinear])
    func knownDistributionsComeBack(basis: RelaxationBasis) throws {
        var generator = SeededGenerator(seed: 81)
        let data = try spectrum("R0-Zarc1-Zarc2", [10, 50, 1e-4, 0.8, 30, 0.1, 0.8], noise: 0.002, &generator)
        for criterion in RegularisationCriterion.allCases {
            let found = try RelaxationTimeDistribution(data, basis: basis, criterion: criterion)
            let choice = try #require(found.choice)
            #expect(!choice.isAtEdge, "\(criterion)")
            #expect(choice.curve.count == 25)
            // No point of the curve lies below what was chosen.
            let least = choice.curve.min { $0.score < $1.score }
            #expect(abs(log(choice.parameter / (try #require(least).parameter))) < log(10.0) / 3)
            #expect(abs(found.seriesResistance.value - 10) < 0.5)
            #expect(abs(found.polarisationResistance.value - 80) < 1)
            #expect(found.misfit < 0.004)
            let (times, densities) = found.curve()
            var (difference, size) = (0.0, 0.0)
            for (time, density) in zip(times, densities) {
                let truth = exact(time, 50, 1e-4, 0.8) + exact(time, 30, 0.1, 0.8)
                difference += (density - truth) * (density - truth)
                size += truth * truth
            }
            #expect((difference / size).squareRoot() < 0.2, "\(criterion) \(basis)")
            let peaks = try found.peaks(minimumShare: 0.05)
            #expect(peaks.count == 2, "\(criterion) \(basis)")
            guard peaks.count == 2 else { continue }
            for (peak, (resistance, time)) in zip(peaks, [(50.0, 1e-4), (30, 0.1)]) {
                #expect(abs(peak.resistance.value / resistance - 1) < 0.08)
                #expect(abs(log(peak.relaxationTime.value / time)) < 0.25)
                #expect(abs(log(peak.maximumTime / time)) < 0.4)
                #expect(peak.resistance.standardUncertainty > 0 && peak.resistance.standardUncertainty < 5)
                #expect(abs(peak.capacitance.value * peak.resistance.value / peak.relaxationTime.value - 1) < 1e-9)
            }
        }
    }

    @Test func credibleBandHoldsTheTruth() throws {
        var generator = SeededGenerator(seed: 82)
        let data = try spectrum("R0-Zarc1", [10, 50, 1e-2, 0.7], noise: 0.005, &generator)
        let found = try RelaxationTimeDistribution(data)
        let band = try found.credibleBand()
        let inside = band.times.indices.filter {
            let truth = exact(band.times[$0], 50, 1e-2, 0.7)
            // What lies a thousandth of the peak above zero counts.
            return truth < 0.01 || (band.lower[$0]...band.upper[$0]).contains(truth)
        }
        #expect(Double(inside.count) > 0.85 * Double(band.times.count), "\(inside.count) of \(band.times.count)")
        #expect(zip(band.lower, band.upper).allSatisfy { $0 >= 0 && $0 <= $1 })
        // Where γ must not be negative, noise can only add: the totals lie a little above the truth.
        let middle = band.polarisationResistances.reduce(0, +) / Double(band.polarisationResistances.count)
        #expect(abs(middle / 50 - 1) < 0.04)
        #expect(try found.credibleBand(sampleCount: 50) == found.credibleBand(sampleCount: 50))
    }

    @Test func seriesTermsAreFound() throws {
        var generator = SeededGenerator(seed: 83)
        let data = try spectrum("L0-R0-Zarc1-C9", [2e-6, 10, 50, 1e-4, 0.8, 0.05], noise: 0.001, &generator)
        let found = try RelaxationTimeDistribution(data, terms: [.inductance, .capacitance])
        #expect(abs(try #require(found.blockingCapacitance) / 0.05 - 1) < 0.05)
        #expect(abs(try #require(found.inductance).value / 2e-6 - 1) < 0.2)
        #expect(found.misfit < 0.003)
        #expect(try RelaxationTimeDistribution(data).misfit > 10 * found.misfit)
        let blocking = try spectrum("R0-Zarc1-CPE9", [10, 50, 1e-4, 0.8, 0.02, 0.85], noise: 0.001, &generator)
        let other = try RelaxationTimeDistribution(blocking, terms: [.constantPhase(exponent: nil)])
        guard case .constantPhase(let exponent?) = other.terms[0] else {
            Issue.record("the exponent is filled in")
            return
        }
        #expect(abs(exponent - 0.85) < 0.03)
        #expect(throws: IonicsError.self) { try RelaxationTimeDistribution(data, times: [1, 2, 2, 3]) }
    }

    @Test func processesAreFollowedOverTemperature() throws {
        var generator = SeededGenerator(seed: 84)
        let boltzmann = 8.617_333_262e-5
        var series: [(temperature: Double, peaks: [RelaxationPeak])] = []
        for temperature in [290.0, 300, 310, 320] {
            let inverse = 1 / temperature - 1 / 300
            let bulk = 1000 * exp(0.3 / boltzmann * inverse)
            let boundary = 3000 * exp(0.5 / boltzmann * inverse)
            let data = try spectrum(
                "R0-Zarc1-Zarc2", [10, bulk, bulk * 1e-8, 0.95, boundary, boundary * 1e-6, 0.9], noise: 0.002,
                &generator)
            series.append((temperature, try RelaxationTimeDistribution(data).peaks(minimumShare: 0.05)))
        }
        let tracks = RelaxationPeakTrack.tracks(series.reversed()).filter { $0.temperatures.count == 4 }
        #expect(tracks.count == 2)
        for (track, energy) in zip(tracks, [0.3, 0.5]) {
            let fit = try ArrheniusFit(
                temperatures: track.temperatures, values: track.peaks.map { 1 / $0.resistance.value },
                kind: .unspecified)
            #expect(abs(fit.activationEnergy.value - energy) < 0.03)
        }
    }

    // MARK: Real files

    /// ZARC elements with noise by pyDRTtools: R∞ 10, R 50 (and 10), α 0.8, τ 0.1 (two: 1e-4 and 0.1). Its GCV score, computed on a grid
    /// with its own matrices (version 0.2, compute_GCV), is 0.29162, 0.27878, 0.272262, 0.29648 at λ = 1e-4, 1e-3, 1e-2, 0.1, the least being that at 1e-2.
    @Test(.enabled(if: SharedSpectra.isThere))
    func spectraOfAnotherProgram() throws {
        for (file, arcs) in [("1ZARC", [(0.1, 50.0)]), ("2ZARC0", [(1e-4, 50), (0.1, 10)])] {
            let data = try SharedSpectra.spectrum("eis_drt_pydrttools/tutorial__data__\(file).csv", columns: (1, 2, 3))
            let times = data.frequencies.reversed().map { 1 / $0 }
            let found = try RelaxationTimeDistribution(data, weighting: .unit, range: 1e-7...10, times: times)
            let choice = try #require(found.choice)
            #expect(!choice.isAtEdge)
            #expect(abs(found.polarisationResistance.value / arcs.reduce(0) { $0 + $1.1 } - 1) < 0.06)
            let peaks = try found.peaks(minimumShare: 0.05)
            #expect(peaks.count == arcs.count)
            for (peak, (time, resistance)) in zip(peaks, arcs) {
                #expect(abs(peak.resistance.value / resistance - 1) < 0.1)
                #expect(abs(log(peak.relaxationTime.value / time)) < 0.2)
            }
            guard file == "2ZARC0" else { continue }
            #expect(found.regularisation > 5e-3 && found.regularisation < 2e-2)
            for (parameter, score) in [(1e-4, 0.29162), (1e-3, 0.27878), (1e-2, 0.272262), (0.1, 0.29648)] {
                let own = try #require(
                    choice.curve.min { abs(log($0.parameter / parameter)) < abs(log($1.parameter / parameter)) })
                #expect(abs(own.parameter / parameter - 1) < 1e-9)
                #expect(abs(own.score / score - 1) < 3e-5)
            }
        }
    }

    /// Li₆PS₅Cl between blocking electrodes at −25 °C: another program leaves 16.5 % without and 1.3 % with a term for the electrodes.
    @Test(.enabled(if: SharedSpectra.isThere))
    func blockingElectrodesNeedTheirTerm() throws {
        let data = try SharedSpectra.spectrum(
            "eis_lpscl_hybriddrt/tutorials__data__PEIS_LPSCl_IonBlocking_-25C_RelaxIS.txt")
        let sign = data.imaginaryImpedances.reduce(0, +) > 0 ? -1.0 : 1
        let own = try ImpedanceSpectrum(
            frequencies: data.frequencies, realImpedances: data.realImpedances,
            imaginaryImpedances: data.imaginaryImpedances.map { sign * $0 })
        for weighting in [ImpedanceWeighting.unit, .modulus] {
            let plain = try RelaxationTimeDistribution(own, weighting: weighting)
            let blocked = try RelaxationTimeDistribution(own, terms: [.inductance, .capacitance], weighting: weighting)
            let phase = try RelaxationTimeDistribution(
                own, terms: [.inductance, .constantPhase(exponent: nil)], weighting: weighting)
            #expect(plain.misfit > 0.08)
            #expect(blocked.misfit < 0.003)
            #expect(phase.misfit < blocked.misfit)
        }
    }
}
