/// A display list as text, one item a line: for debugging and for comparing layouts in tests.
///
/// Coordinates are rounded to 0.01 pt; glyphs are given by their text and the font's name, not by numbers.
public enum DisplayListText {
    public static func of(_ list: DisplayList) -> String {
        var lines = ["page \(text(list.size.width)) × \(text(list.size.height))"]
        write(list.items, depth: 1, to: &lines)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func write(_ items: [DisplayItem], depth: Int, to lines: inout [String]) {
        for item in items {
            func line(_ text: String) { lines.append(String(repeating: "  ", count: depth) + text) }
            switch item {
            case .fill(let path, let color): line("fill \(text(color)) \(text(path))")
            case .stroke(let path, let style):
                let dash = style.dash.isEmpty ? "" : " dash \(style.dash.map(text).joined(separator: " "))"
                line("stroke \(text(style.color)) \(text(style.width))\(dash) \(text(path))")
            case .glyphs(let run, let origin):
                line(
                    "text \(text(origin)) \(run.font.name) \(text(run.size)) \(text(run.color)) \"\(run.text)\" width \(text(run.advance))"
                )
            case .image(let image, let rect):
                line(
                    "image \(image.pixelWidth)×\(image.pixelHeight) at \(text(rect.origin)) \(text(rect.width)) × \(text(rect.height))"
                )
            case .group(let transform, let clip, let items):
                line("group \(text(transform))\(clip.map { " clip \(text($0))" } ?? "")")
                write(items, depth: depth + 1, to: &lines)
            case .link(let target, let items):
                switch target {
                case .address(let address): line("link \(address)")
                case .destination(let name): line("link #\(name)")
                }
                write(items, depth: depth + 1, to: &lines)
            case .destination(let name, let point): line("destination \(name) \(text(point))")
            case .tagged(let tag, let items):
                line("\(tag.role.rawValue)\(tag.alternative.map { " \"\($0)\"" } ?? "")")
                write(items, depth: depth + 1, to: &lines)
            }
        }
    }

    private static func text(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == 0
            ? "0" : rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }

    private static func text(_ point: Point) -> String { "(\(text(point.x)), \(text(point.y)))" }

    private static func text(_ color: Color) -> String {
        "rgba(\([color.red, color.green, color.blue].map { text($0 * 255) }.joined(separator: " ")) \(text(color.alpha)))"
    }

    private static func text(_ transform: Transform) -> String {
        let moves = "(\(text(transform.translateX)), \(text(transform.translateY)))"
        if transform.a == 1, transform.b == 0, transform.c == 0, transform.d == 1 { return moves }
        return "[\([transform.a, transform.b, transform.c, transform.d].map(text).joined(separator: " "))] \(moves)"
    }

    private static func text(_ path: Path) -> String {
        path.elements.map { element in
            switch element {
            case .move(let point): "M\(text(point))"
            case .line(let point): "L\(text(point))"
            case .curve(let first, let second, let end): "C\(text(first))\(text(second))\(text(end))"
            case .close: "Z"
            }
        }.joined()
    }
}
