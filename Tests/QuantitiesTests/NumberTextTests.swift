import Foundation
import Testing

@testable import Quantities

@Suite struct NumberTextTests {
    @Test(arguments: [
        (3.14159, 2, "3.14"), (-0.004, 2, "0.00"), (-1.5, 1, "\u{2212}1.5"), (0, 0, "0"), (.infinity, 1, "∞"),
    ])
    func fixedDecimals(value: Double, decimals: Int, expected: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == expected)
    }

    @Test(arguments: [
        (0.0000758, 3, "7.58\u{202F}×\u{202F}10^\u{2212}5^"), (24, 2, "24"), (0.155, 3, "0.155"),
        (9.8e5, 2, "9.8\u{202F}×\u{202F}10^5^"),
        (0.00219, 3, "2.19\u{202F}×\u{202F}10^\u{2212}3^"), (-250, 3, "\u{2212}250"),
        // Rounding may add a digit before the decimal mark, and must not pretend to more digits than asked for.
        (9.996, 3, "10.0"), (12_345, 3, "12300"), (99_999, 2, "1.0\u{202F}×\u{202F}10^5^"),
        (6.022_140_76e23, 4, "6.022\u{202F}×\u{202F}10^23^"),
    ])
    func significantDigits(value: Double, digits: Int, expected: String) {
        #expect(NumberText.significant(value, digits: digits) == expected)
    }

    /// The notation of the Guide to the Expression of Uncertainty in Measurement, section 7.2.2: 100.021 47(35) g and the like.
    @Test(arguments: [
        (0.3124, 0.0041, "0.312(4)"), (0.3124, 0.0014, "0.3124(14)"),
        (1.2345e-5, 4.1e-7, "1.23(4)\u{202F}×\u{202F}10⁻⁵"), (1234.5, 21, "1230(20)"),
        (0.47921, 0.00052, "0.4792(5)"), (-0.5, 0.01, "\u{2212}0.500(10)"), (3.52, 0.31, "3.5(3)"),
        (12.3, 1.4, "12.3(1.4)"), (12.3, 0.95, "12.3(1.0)"), (9.99996e-6, 4e-7, "1.00(4)\u{202F}×\u{202F}10⁻⁵"),
        (99_999.9, 30, "1.0000(3)\u{202F}×\u{202F}10⁵"), (0, 0.012, "0.000(12)"), (1e-3, 0.5, "0.0(5)"),
        (-1.5e28, 2e26, "\u{2212}1.50(2)\u{202F}×\u{202F}10²⁸"), (0.312, 0, "0.3120"),
        // CODATA 2018's Newtonian constant of gravitation, printed as 6.674 30(15) × 10⁻¹¹.
        (6.674_30e-11, 0.000_15e-11, "6.67430(15)\u{202F}×\u{202F}10⁻¹¹"),
    ])
    func conciseUncertainty(value: Double, uncertainty: Double, expected: String) {
        #expect(NumberText.concise(value, standardUncertainty: uncertainty).plain == expected)
    }

    @Test func conciseMarkupRaisesThePower() {
        #expect(
            NumberText.concise(1.2345e-5, standardUncertainty: 4.1e-7).markup == "1.23(4)\u{202F}×\u{202F}10^\u{2212}5^"
        )
    }

    @Test(arguments: [
        (0.3124, 0.0041, "0.312\u{202F}±\u{202F}0.004"),
        (-1.2345e-5, 4.1e-7, "(\u{2212}1.23\u{202F}±\u{202F}0.04)\u{202F}×\u{202F}10⁻⁵"),
        (1234.5, 21, "1230\u{202F}±\u{202F}20"),
    ])
    func intervals(value: Double, uncertainty: Double, expected: String) {
        #expect(NumberText.plusMinus(value, standardUncertainty: uncertainty).plain == expected)
    }

    @Test func ranges() {
        #expect(NumberText.range(0.03, 0.08, digits: 1).plain == "0.03–0.08")
        #expect(NumberText.range(-0.2, 0.3, digits: 1).plain == "\u{2212}0.2 to 0.3")
        #expect(
            NumberText.range(7.4e-8, 5.2e-7, digits: 2).markup
                == "7.4\u{202F}×\u{202F}10^\u{2212}8^–5.2\u{202F}×\u{202F}10^\u{2212}7^")
    }

    /// Whatever is written can be read back to within half of its last digit.
    @Test func conciseTextStatesTheNumberItWasGiven() throws {
        for exponent in -12...12 {
            for mantissa in [1.0, 1.234567, 9.4999, 9.99999] {
                let value = mantissa * pow(10, Double(exponent))
                let uncertainty = value * 0.0371
                let text = NumberText.concise(value, standardUncertainty: uncertainty).markup
                let number = try #require(Double(text.prefix { $0 != "(" }))
                let power = text.split(separator: "^").dropFirst().first.map {
                    Int($0.replacing("\u{2212}", with: "-")) ?? 0
                }
                let read = number * pow(10, Double(power ?? 0))
                #expect(abs(read - value) <= 0.15 * uncertainty, "\(value) reads \(text)")
            }
        }
    }
}
