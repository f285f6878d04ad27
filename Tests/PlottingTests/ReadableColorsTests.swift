import Drawing
import Testing

@testable import Plotting

@Suite struct ReadableColorsTests {
    private static let themes = [FigureTheme.light, .dark]

    /// Values of the definition (WCAG 2.2): black on white, the grey that just passes, and one that does not.
    @Test(
        arguments: [(0x000000, 21.0), (0x767676, 4.54), (0x777777, 4.48), (0xFF0000, 4.00), (0x0000FF, 8.59)]
            as [(UInt32, Double)])
    func contrastWithWhiteIsThatOfTheStandard(color: UInt32, ratio: Double) {
        #expect(abs(Color(hex: color).contrast(with: .white) - ratio) < 0.01)
        #expect(Color(hex: color).contrast(with: .white) == Color.white.contrast(with: Color(hex: color)))
    }

    @Test(arguments: themes) func namesOfAllSeriesCanBeRead(theme: FigureTheme) {
        let roles =
            (0..<8).map { SeriesColor.cycle($0) } + (0..<9).map { SeriesColor.sequential($0, of: 9) } + [.grey, .text]
        for role in roles {
            #expect(theme.labelColor(role).contrast(with: theme.ground) >= 4.5, "\(role)")
        }
        // A colour that can be read stays as it is.
        #expect(theme.labelColor(.cycle(6)) == theme.color(.cycle(6)))
        // What the author chose is left to the author.
        #expect(theme.labelColor(.exact(Color(hex: 0xFFFF00))) == Color(hex: 0xFFFF00))
    }

    @Test func textOnColoursCanBeRead() {
        for step in 0...40 {
            let ground = FigureTheme.light.color(part: Double(step) / 40, of: .viridis)
            #expect(FigureTheme.light.textColor(on: ground).contrast(with: ground) >= 4.5)
        }
    }
}
