import Glibc
import Ionics
import NumericalMethods
import Quantities
import Testing

@Suite struct TransferenceTests {
    /// Xia et al. 2022, §5.1: 1.19 and 0.23 mS/cm; the uncertainty by (σ₂u₁, σ₁u₂)/(σ₁ + σ₂)².
    @Test func sharesOfPartialConductivities() throws {
        let share = try TransferenceNumber.ionic(
            ionicConductivity: Uncertain(1.19, standardUncertainty: 0.05),
            electronicConductivity: Uncertain(0.23, standardUncertainty: 0.02))
        #expect(abs(share.value - 0.8380281690140845) < 1e-12)
        #expect(abs(share.standardUncertainty - hypot(0.23 * 0.05, 1.19 * 0.02) / (1.42 * 1.42)) < 1e-8)
        let all = try TransferenceNumber.shares(of: [1, 2, 5].map { Uncertain($0, standardUncertainty: 0.1 * $0) })
        #expect(abs(all.values.reduce(0, +) - 1) < 1e-15)
        // Shares whose sum is fixed have rows of covariance that add up to nothing.
        #expect(abs(all.covariance[0].reduce(0, +)) < 1e-9)
        #expect(throws: IonicsError.self) { try TransferenceNumber.shares(of: [Uncertain(exactly: 0)]) }
    }

    /// 6e-6(0.01 − 0.001)/(2e-5(0.01 − 3.6e-4)).
    @Test func cationShareByPolarisation() throws {
        let share = try TransferenceNumber.cation(
            voltage: Uncertain(exactly: 0.01), initialCurrent: Uncertain(exactly: 2e-5),
            steadyCurrent: Uncertain(6e-6, standardUncertainty: 6e-8),
            initialInterfaceResistance: Uncertain(exactly: 50),
            steadyInterfaceResistance: Uncertain(exactly: 60))
        #expect(abs(share.value - 0.2800829875518672) < 1e-12)
        // ln t = ln I_s − ln(ΔV − I_s R_s) + …: u(t)/t = u(I_s)(1/I_s + R_s/(ΔV − I_s R_s)).
        #expect(abs(share.relativeUncertainty - 6e-8 * (1 / 6e-6 + 60 / 0.00964)) < 1e-6)
        #expect(throws: IonicsError.self) {
            try TransferenceNumber.cation(
                voltage: Uncertain(exactly: 0.01), initialCurrent: Uncertain(exactly: 2e-3),
                steadyCurrent: Uncertain(exactly: 6e-6), initialInterfaceResistance: Uncertain(exactly: 50),
                steadyInterfaceResistance: Uncertain(exactly: 60))
        }
    }

    /// I = 2 nA + 30 nA exp(−t/400 s) with noise, 0.5 V across 0.1 cm and 0.5 cm².
    @Test func electronicConductivityFromTheSteadyCurrent() throws {
        var generator = SeededGenerator(seed: 5)
        let times = (1...200).map { Double($0) * 20 }
        let currents = times.map { 2e-9 + 30e-9 * exp(-$0 / 400) + 1e-11 * generator.normal() }
        let polarisation = try DirectCurrentPolarisation(times: times, currents: currents, voltage: 0.5)
        #expect(polarisation.isSteady)
        #expect(abs(polarisation.steadyCurrent.value - 2e-9) < 4 * polarisation.steadyCurrent.standardUncertainty)
        #expect(polarisation.steadyCurrent.standardUncertainty < 5e-12)
        let geometry = try CellGeometry(
            thickness: Uncertain(0.1, standardUncertainty: 0.001), area: Uncertain(0.5, standardUncertainty: 0.01))
        let conductivity = polarisation.electronicConductivity(geometry)
        #expect(abs(conductivity.value / 8e-10 - 1) < 0.01)
        #expect(conductivity.relativeUncertainty > hypot(0.01, 0.02))
        let early = try DirectCurrentPolarisation(
            times: Array(times[..<40]), currents: Array(currents[..<40]), voltage: 0.5, fittedShare: 0.8)
        #expect(!early.isSteady)
        #expect(throws: NumericalError.self) {
            try DirectCurrentPolarisation(times: [1, 2], currents: [1, 1], voltage: 1)
        }
        #expect(throws: NumericalError.self) {
            try DirectCurrentPolarisation(
                times: [1, 2, 2, 3, 4, 5, 6, 7], currents: [1, 1, 1, 1, 1, 1, 1, 1], voltage: 1)
        }
    }
}
