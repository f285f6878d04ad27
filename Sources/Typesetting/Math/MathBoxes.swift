import Drawing

/// A part of a formula before its scripts are set.
struct MathNucleus {
    /// The box without the italic correction.
    var box: MathBox
    /// How far its right end leans over its width, in points.
    var italic = 0.0
    /// Where the middle of an accent lies, from the left, in points.
    var accentAttachment: Double?
    /// The glyph when the nucleus is one sign only.
    var glyph: UInt32?

    /// The box as it stands beside others.
    var corrected: MathBox {
        var result = box
        result.width += italic
        return result
    }
}

/// Puts boxes together.
enum MathBoxes {
    /// Boxes on one baseline.
    static func beside(_ boxes: [(x: Double, box: MathBox)], width: Double) -> MathBox {
        placed(boxes.map { ($0.x, 0, $0.box) }, width: width)
    }

    /// Boxes with the left ends of their baselines at the given places, y downwards.
    static func placed(_ boxes: [(x: Double, y: Double, box: MathBox)], width: Double) -> MathBox {
        // Spaces have no height and must not stretch the box to the baseline of what is beside them.
        let inked = boxes.filter { $0.box.ascent != 0 || $0.box.descent != 0 || !$0.box.items.isEmpty }
        return MathBox(
            width: width, ascent: inked.map { $0.box.ascent - $0.y }.max() ?? 0,
            descent: inked.map { $0.box.descent + $0.y }.max() ?? 0,
            items: boxes.flatMap { moved($0.box, x: $0.x, y: $0.y) })
    }

    static func moved(_ box: MathBox, x: Double, y: Double) -> [DisplayItem] {
        guard !box.items.isEmpty else { return [] }
        if x == 0, y == 0 { return box.items }
        return [.group(.translation(x: x, y: y), clip: nil, box.items)]
    }
}
