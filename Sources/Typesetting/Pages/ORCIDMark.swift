public import Drawing

/// The mark that leads to an author's record at ORCID: "iD" in a disc.
///
/// The shape is that of ORCID's own icon in one colour (ORCID, brand guidelines), on a square of 256 units.
public enum ORCIDMark {
    /// Diameter as a part of the text's size.
    private static let diameter = 0.74
    /// Space before the mark, as a part of the text's size.
    private static let space = 0.2

    static func box(size: Double, color: Color) -> MathBox {
        let scale = size * diameter / 256
        // The disc's middle stands at half the height of capitals.
        let middle = -size * 0.34
        let place = Transform.scale(x: scale, y: scale)
            .then(.translation(x: size * space, y: middle - 128 * scale))
        let items = [
            DisplayItem.fill(Path(circleAt: Point(x: 128, y: 128), radius: 128).applying(place), color),
            .fill(letters.applying(place), .white),
        ]
        return MathBox(
            width: size * (diameter + space), ascent: 128 * scale - middle, descent: max(0, 128 * scale + middle),
            items: items)
    }

    /// The letters i and D on a square of 256 units, y downwards.
    public static var letters: Path {
        var path = Path(circleAt: Point(x: 78.6, y: 56.8), radius: 10.1)
        path.elements += Path(Rect(x: 70.9, y: 79.1, width: 15.4, height: 107.1)).elements
        path.move(to: Point(x: 108.9, y: 79.1))
        path.line(to: Point(x: 150.5, y: 79.1))
        path.curve(Point(x: 190.1, y: 79.1), Point(x: 207.5, y: 107.4), to: Point(x: 207.5, y: 132.7))
        path.curve(Point(x: 207.5, y: 160.2), Point(x: 186, y: 186.3), to: Point(x: 150.7, y: 186.3))
        path.line(to: Point(x: 108.9, y: 186.3))
        path.close()
        // The counter runs the other way round, so that it stays open.
        path.move(to: Point(x: 124.3, y: 172.4))
        path.line(to: Point(x: 148.8, y: 172.4))
        path.curve(Point(x: 183.7, y: 172.4), Point(x: 191.7, y: 145.9), to: Point(x: 191.7, y: 132.7))
        path.curve(Point(x: 191.7, y: 111.2), Point(x: 178, y: 93), to: Point(x: 148, y: 93))
        path.line(to: Point(x: 124.3, y: 93))
        path.close()
        return path
    }
}
