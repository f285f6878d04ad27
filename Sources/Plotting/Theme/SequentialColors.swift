import Drawing

/// Colours that grow evenly in lightness.
enum SequentialColors {
    /// Viridis at sixteenths (S. van der Walt, N. Smith, matplotlib, CC0).
    static let viridis: [Color] = [
        0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26828E, 0x21918C, 0x1FA088, 0x28AE80,
        0x3FBC73, 0x5EC962, 0x84D44B, 0xADDC30, 0xD8E219, 0xFDE725,
    ].map { Color(hex: $0) }

    /// Cividis at sixteenths (J. Nuñez, C. Anderton, R. Renslow, PLoS ONE 13 (2018) e0199239).
    static let cividis: [Color] = [
        0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x535A6D, 0x61656F, 0x6F7073, 0x7D7C78, 0x8C8878, 0x9B9476,
        0xABA072, 0xBCAE6C, 0xCDBB63, 0xDEC958, 0xF0D846, 0xFEE838,
    ].map { Color(hex: $0) }

    /// Blue through white to red, both ends equally dark.
    static let diverging: [Color] = [
        0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B,
    ].map { Color(hex: $0) }

    static let grey: [Color] = [Color(hex: 0xF0F0F0), Color(hex: 0x1A1A1A)]

    /// The colour at `part` (0…1) of a range of the map, mixed from its neighbours.
    static func color(at part: Double, of map: [Color], within range: ClosedRange<Double>) -> Color {
        guard let first = map.first else { return .black }
        guard map.count > 1 else { return first }
        let clamped = min(1, max(0, part))
        let place =
            min(1, max(0, range.lowerBound + clamped * (range.upperBound - range.lowerBound))) * Double(map.count - 1)
        let index = min(map.count - 2, Int(place))
        return map[index].mixed(with: map[index + 1], share: place - Double(index))
    }
}

extension Color {
    /// The colour on the way to another one, component by component.
    func mixed(with other: Color, share: Double) -> Color {
        Color(
            red: red * (1 - share) + other.red * share, green: green * (1 - share) + other.green * share,
            blue: blue * (1 - share) + other.blue * share, alpha: alpha * (1 - share) + other.alpha * share)
    }
}
