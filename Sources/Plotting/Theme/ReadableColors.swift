import Drawing
import Glibc

/// Colours of text that can be told from what they lie on.
extension FigureTheme {
    /// Contrast of text with the ground that leaves the least of 4.5 (WCAG 2.2, 1.4.3) where a band or region lies below it.
    private static let leastContrast = 5.4

    /// Black or white, whichever reads better on a colour: never less than 4.58.
    func textColor(on color: Color) -> Color {
        Color.black.contrast(with: color) >= Color.white.contrast(with: color) ? .black : .white
    }

    /// A series' colour for text on the figure's ground: the same hue, nearer to the text's colour as far as reading needs it.
    func readable(_ color: Color) -> Color {
        for step in 0..<20 {
            let mixed = color.mixed(with: textColor, share: Double(step) / 20)
            if mixed.contrast(with: ground) >= Self.leastContrast { return mixed }
        }
        return textColor
    }

    /// The colour of text that belongs to a mark; colours that its author chose stay as they are.
    func labelColor(_ role: SeriesColor) -> Color {
        switch role {
        case .cycle, .sequential, .map, .grey: readable(color(role))
        case .ground, .text, .exact: color(role)
        }
    }
}

extension Color {
    /// Relative luminance, 0…1 (WCAG 2.2; IEC 61966-2-1 for the curve).
    var luminance: Double {
        func linear(_ value: Double) -> Double { value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio of two opaque colours, 1…21 (WCAG 2.2).
    func contrast(with other: Color) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }
}
