import Drawing

/// Colours that grow evenly in lightness.
enum SequentialColors {
    /// Viridis at sixteenths (S. van der Walt, N. Smith, matplotlib, CC0).
    static let viridis: [Color] = [
        0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26828E, 0x21918C, 0x1FA088, 0x28AE80,
        0x3FBC73, 0x5EC962, 0x84D44B, 0xADDC30, 0xD8E219, 0xFDE725,
    ].map { Color(hex: $0) }

    /// The colour at `part` (0…1) of a range of the map, mixed from its neighbours.
    static func color(at part: Double, of map: [Color], within range: ClosedRange<Double>) -> Color {
        guard let first = map.first else { return .black }
        guard map.count > 1 else { return first }
        let clamped = min(1, max(0, part))
        let place =
            min(1, max(0, range.lowerBound + clamped * (range.upperBound - range.lowerBound))) * Double(map.count - 1)
        let index = min(map.count - 2, Int(place))
        let share = place - Double(index)
        func mixed(_ component: KeyPath<Color, Double>) -> Double {
            map[index][keyPath: component] * (1 - share) + map[index + 1][keyPath: component] * share
        }
        return Color(red: mixed(\.red), green: mixed(\.green), blue: mixed(\.blue))
    }
}
