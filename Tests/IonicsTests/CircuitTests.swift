import Foundation
import Testing

@testable import Ionics

@Suite struct CircuitTests {
    static let otherProgram: [(String, [Double], [Double])] = [
        (
            "R0-p(R1,CPE1)-W1", [10, 50, 0.0001, 0.8, 3.0],
            [61.81199482528521, -2.4316400378731413, 10.266025243422982, -0.762477747206107]
        ),
        (
            "L0-p(R1,C1)-Wo1", [1e-06, 50, 1e-05, 30, 0.7],
            [59.83616836817794, -19.551308013500144, 0.08128538266619717, -0.6955600632288668]
        ),
        (
            "Ws1-p(R2-Wo1,C2)", [12, 0.002, 5, 0.063, 232.5, 0.22],
            [12.662775085745327, -1.7144761722677615, 0.5223380567376866, -0.5223725058053441]
        ),
        (
            "Zarc1-p(R2,C2-p(R3,CPE3))", [50, 0.1, 0.8, 7, 1e-06, 20, 3e-05, 0.6],
            [49.51279932499711, -11.480306585678914, 5.2119240223730445, -1.1963125749327892]
        ),
    ]

    @Test(arguments: [
        "R0", "R0-p(R1,CPE1)-W1", "p(R1,C1-p(R2-Wo1,C2))", "L_lead-R_b-p(R_gb,CPE_gb)-CPE2", "Zarc1-HN2-Ws3-G4",
    ])
    func stringsReadBackAsThemselves(text: String) throws {
        let circuit = try Circuit(text)
        #expect(circuit.description == text)
        #expect(try Circuit(" " + text.replacingOccurrences(of: "-", with: " - ") + " ").description == text)
    }

    @Test func parametersAreNamedAfterTheirElements() throws {
        let circuit = try Circuit("R0-p(R1,CPE1)-W1")
        #expect(circuit.parameters.map(\.name) == ["R0", "R1", "CPE1.Q", "CPE1.alpha", "W1"])
        #expect(circuit.parameters.map(\.unit) == ["Ω", "Ω", "S sᵅ", "", "Ω s⁻¹ᐟ²"])
    }

    @Test func mistakesHaveTheirColumn() {
        let known = CircuitElementRegistry.standard.kinds.map { $0.symbol }
        let cases: [(String, CircuitError)] = [
            ("", .empty(circuit: "")),
            ("R0-", .unexpectedEnd(circuit: "R0-", expected: "an element or p(")),
            (
                "R0-p(R1,)",
                .unexpectedCharacter(circuit: "R0-p(R1,)", column: 9, character: ")", expected: "an element or p(")
            ),
            ("R0-p(R1,C1", .unexpectedEnd(circuit: "R0-p(R1,C1", expected: "'-', ',' or ')'")),
            ("R0-p(R1)", .singleBranch(circuit: "R0-p(R1)", column: 4)),
            ("R0-R0", .repeatedName(circuit: "R0-R0", column: 4, name: "R0")),
            ("R0-X1", .unknownElement(circuit: "R0-X1", column: 4, name: "X1", known: known)),
            ("R0)", .unexpectedCharacter(circuit: "R0)", column: 3, character: ")", expected: "'-' or the end")),
            ("R0+R1", .unexpectedCharacter(circuit: "R0+R1", column: 3, character: "+", expected: "'-' or the end")),
        ]
        for (text, expected) in cases { #expect(throws: expected) { try Circuit(text) } }
    }

    /// Z of impedance.py 1.7.1 (impedance.models.circuits.elements and circuits) at 0.37 Hz and 21 kHz.
    @Test(arguments: CircuitTests.otherProgram)
    func impedancesAgreeWithAnotherProgram(text: String, values: [Double], expected: [Double]) throws {
        let found = try Circuit(text).impedance(frequencies: [0.37, 21e3], values: values)
        for index in 0..<2 {
            let size = hypot(expected[2 * index], expected[2 * index + 1])
            #expect(abs(found.real[index] - expected[2 * index]) < 1e-11 * size)
            #expect(abs(found.imaginary[index] - expected[2 * index + 1]) < 1e-11 * size)
        }
    }

    /// Every kind in the registry, alone and in a nested circuit: derivatives against central differences.
    @Test func derivativesAreThoseOfTheImpedance() throws {
        for kind in CircuitElementRegistry.standard.kinds {
            for text in ["\(kind.symbol)1", "R0-p(R9,C9-\(kind.symbol)1)-L0"] {
                let circuit = try Circuit(text)
                let evaluator = CircuitEvaluator(circuit)
                var values = [Double]()
                for element in circuit.elements {
                    values += element.kind.start(resistance: 20, relaxationTime: 3e-3, ideality: 0.6)
                }
                #expect(values.count == circuit.parameters.count)
                for frequency in [1e-3, 7, 1e3, 1e8] {
                    var derivatives = [ComplexNumber](repeating: .zero, count: values.count)
                    let there = values.withUnsafeBufferPointer { values in
                        derivatives.withUnsafeMutableBufferPointer {
                            evaluator.impedance(frequency, values, derivatives: $0)
                        }
                    }
                    #expect(there.real.isFinite && there.imaginary.isFinite)
                    for index in values.indices {
                        func shifted(_ factor: Double) -> ComplexNumber {
                            var changed = values
                            changed[index] *= factor
                            return changed.withUnsafeBufferPointer { evaluator.impedance(frequency, $0) }
                        }
                        let step = 1e-5
                        let expected = (shifted(1 + step) - shifted(1 - step)) / (2 * step)
                        let found = values[index] * derivatives[index]
                        #expect(
                            (found - expected).modulus < 1e-7 * (there.modulus + expected.modulus),
                            "\(text) \(index) \(frequency)")
                    }
                }
            }
        }
    }

    @Test func specialCasesMeet() throws {
        let frequencies = [1e-2, 1, 1e3, 1e6]
        func same(_ first: String, _ one: [Double], _ second: String, _ two: [Double]) throws {
            let a = try Circuit(first).impedance(frequencies: frequencies, values: one)
            let b = try Circuit(second).impedance(frequencies: frequencies, values: two)
            for index in frequencies.indices {
                let size = hypot(a.real[index], a.imaginary[index])
                #expect(abs(a.real[index] - b.real[index]) < 1e-12 * size, "\(first) \(second)")
                #expect(abs(a.imaginary[index] - b.imaginary[index]) < 1e-12 * size, "\(first) \(second)")
            }
        }
        try same("CPE1", [2e-3, 0.5], "W1", [1 / (2e-3 * 2.0.squareRoot())])
        try same("CPE1", [2e-3, 1], "C1", [2e-3])
        try same("p(R1,CPE1)", [50, pow(0.1, 0.8) / 50, 0.8], "Zarc1", [50, 0.1, 0.8])
        try same("HN1", [50, 0.1, 0.8, 1], "Zarc1", [50, 0.1, 0.8])
        try same("HN1", [50, 0.1, 1, 0.5], "G1", [50, 0.1])
        let n = 0.7
        try same("J1", [50, 3e4, n], "p(R1,CPE1)", [50, 1 / (50 * pow(3e4, n) * cos(n * .pi / 2)), n])
    }
}
