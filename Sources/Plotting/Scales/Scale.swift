/// How values become places along an axis.
public enum Scale: String, Hashable, Codable, Sendable {
    case linear
    /// Decadic logarithm; labels are powers of ten.
    case log
    /// Temperatures in K, drawn as 1000/T with °C on the opposite side.
    case reciprocalTemperature
}
