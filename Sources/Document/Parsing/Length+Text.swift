extension Length {
    /// Reads `80%`, `85mm`, `3.4in`, `column` or `page`; a bare number is inches, as in Quarto.
    init?(_ text: String) {
        switch text {
        case "column": self = .column
        case "page": self = .page
        default:
            let number = text.prefix { $0.isNumber || $0 == "." }
            guard let value = Double(number), value > 0, value.isFinite else { return nil }
            switch text.dropFirst(number.count).trimmingSpaces {
            case "%": self = .fraction(value / 100)
            case "pt": self = .points(value)
            case "in", "": self = .points(value * 72)
            case "mm": self = .points(value * 72 / 25.4)
            case "cm": self = .points(value * 72 / 2.54)
            case "px": self = .points(value * 72 / 96)
            default: return nil
            }
        }
    }
}
