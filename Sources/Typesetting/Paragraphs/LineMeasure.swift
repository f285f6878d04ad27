/// Width of a stretch of items and by how much its spaces and its letters may give way, in points.
///
/// Letters of writings without spaces between words give way as spaces do.
struct LineMeasure {
    var width = 0.0
    var spaceStretch = 0.0
    var spaceShrink = 0.0
    var letterStretch = 0.0
    var letterShrink = 0.0

    var shrink: Double { spaceShrink + letterShrink }

    mutating func add(_ fragment: Fragment) {
        width += fragment.width
        if fragment.isSpacedByLetters {
            spaceStretch += fragment.stretch
            spaceShrink += fragment.shrink
        } else {
            letterStretch += fragment.stretch
            letterShrink += fragment.shrink
        }
    }

    mutating func addSpace(width: Double, stretch: Double, shrink: Double) {
        self.width += width
        spaceStretch += stretch
        spaceShrink += shrink
    }

    static func - (whole: LineMeasure, part: LineMeasure) -> LineMeasure {
        LineMeasure(
            width: whole.width - part.width, spaceStretch: whole.spaceStretch - part.spaceStretch,
            spaceShrink: whole.spaceShrink - part.spaceShrink, letterStretch: whole.letterStretch - part.letterStretch,
            letterShrink: whole.letterShrink - part.letterShrink)
    }

    /// The share of what spaces can give that fills a difference; below -1 where the line is too long.
    ///
    /// Letters give way as spaces do, but no further than they can: what is left then is the spaces' alone.
    func ratio(filling difference: Double) -> Double {
        guard difference >= 0 else {
            return shrink > 0 ? difference / shrink : difference > -1e-6 ? 0 : -.infinity
        }
        let stretch = spaceStretch + letterStretch
        if difference <= stretch { return difference / max(stretch, 0.01) }
        return 1 + (difference - stretch) / max(spaceStretch, 0.01)
    }
}
