import Drawing

/// Puts boxes together.
enum MathBoxes {
    /// Boxes on one baseline.
    static func beside(_ boxes: [(x: Double, box: MathBox)], width: Double) -> MathBox {
        placed(boxes.map { ($0.x, 0, $0.box) }, width: width)
    }

    /// Boxes with the left ends of their baselines at the given places, y downwards.
    static func placed(_ boxes: [(x: Double, y: Double, box: MathBox)], width: Double) -> MathBox {
        MathBox(
            width: width, ascent: boxes.map { $0.box.ascent - $0.y }.max() ?? 0,
            descent: boxes.map { $0.box.descent + $0.y }.max() ?? 0,
            items: boxes.flatMap { moved($0.box, x: $0.x, y: $0.y) })
    }

    static func moved(_ box: MathBox, x: Double, y: Double) -> [DisplayItem] {
        guard !box.items.isEmpty else { return [] }
        if x == 0, y == 0 { return box.items }
        return [.group(.translation(x: x, y: y), clip: nil, box.items)]
    }
}
