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
    ])
    func significantDigits(value: Double, digits: Int, expected: String) {
        #expect(NumberText.significant(value, digits: digits) == expected)
    }

    /// The notation of the Guide to the Expression of Uncertainty in Measurement, section 7.2.2: 100.021 47(35) g and the like.
    @Test(arguments: [
        (0.3124, 0.0041, "0.312(4)"), (0.3124, 0.0014, "0.3124(14)"),
        (1.2345e-5, 4.1e-7, "1.23(4)\u{202F}×\u{202F}10⁻⁵"), (1234.5, 21, "1230(20)"),
        (0.47921, 0.00052, "0.4792(5)"), (-0.5, 0.01, "\u{2212}0.500(10)"), (3.52, 0.31, "3.5(3)"),
        (12.3, 1.4, "12.3(1.4)"),
    ])
    func conciseUncertainty(value: Double, uncertainty: Double, expected: String) {
        #expect(NumberText.concise(value, standardUncertainty: uncertainty).plain == expected)
    }

    @Test func conciseMarkupRaisesThePower() {
        #expect(
            NumberText.concise(1.2345e-5, standardUncertainty: 4.1e-7).markup == "1.23(4)\u{202F}×\u{202F}10^\u{2212}5^"
        )
    }
}
