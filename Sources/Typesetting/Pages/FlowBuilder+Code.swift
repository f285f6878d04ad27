import Document
import Drawing

extension FlowBuilder {
    private static let lineHeight = 1.3
    private static let padding = 4.0

    /// Code on a barely grey ground.
    mutating func listing(_ code: CodeBlock, _ place: Place) -> [FlowItem] {
        let height = style.codeSize * Self.lineHeight
        let lines = wrapped(code.text, width: place.width - 10)
        let element = element(.code)
        let strips = lines.enumerated().map { index, line in
            let isFirst = index == 0
            let isLast = index == lines.count - 1
            let top = isFirst ? Self.padding : 0
            let total = height + top + (isLast ? Self.padding : 0)
            // Grounds overlap a little, so that no seam shows between them.
            let ground = Rect(x: place.left, y: 0, width: place.width, height: total + (isLast ? 0 : 0.2))
            var items: [DisplayItem] = [.fill(Path(ground), style.codeGround)]
            items += shaper.shape(line, style: style.code).items(at: Point(x: place.left + 5, y: top + height * 0.76))
            let isLonely = lines.count > 1 && (index == 1 || isLast)
            return FlowItem(
                height: total, breakBefore: isLonely ? .forbidden : .allowed, items: items, path: place.path + [element]
            )
        }
        return spaced(strips, before: style.leading * 0.6, after: style.leading * 0.6)
    }

    /// What a block printed, with a hairline at its left.
    mutating func printed(_ text: String, _ place: Place) -> [FlowItem] {
        let height = style.codeSize * Self.lineHeight
        var text = text
        while text.hasSuffix("\n") { text.removeLast() }
        let element = element(.code)
        let lines = wrapped(text, width: place.width - 10)
        let strips = lines.enumerated().map { index, line in
            let rule = Path(through: [Point(x: place.left + 0.4, y: 0), Point(x: place.left + 0.4, y: height + 0.2)])
            var items: [DisplayItem] = [.stroke(rule, StrokeStyle(color: style.hairlineColor, width: 0.6))]
            items += shaper.shape(line, style: style.code).items(at: Point(x: place.left + 7, y: height * 0.76))
            let isLonely = lines.count > 1 && (index == 1 || index == lines.count - 1)
            return FlowItem(
                height: height, breakBefore: isLonely ? .forbidden : .allowed, items: items,
                path: place.path + [element])
        }
        return spaced(strips, before: style.leading * 0.5, after: style.leading * 0.6)
    }

    /// Lines of code, those too long for the page cut; a cut line goes on after a sign for it.
    private func wrapped(_ text: String, width: Double) -> [String] {
        let letter = shaper.shape("0", style: style.code).width
        let limit = max(20, Int(width / max(letter, 1)))
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            var rest = line.replacing("\t", with: "    ")[...]
            var parts: [String] = []
            while rest.count > limit {
                var end = rest.index(rest.startIndex, offsetBy: limit)
                if let space = rest[..<end].lastIndex(of: " "),
                    rest.distance(from: rest.startIndex, to: space) > limit / 2
                {
                    end = rest.index(after: space)
                }
                parts.append(String(rest[..<end]))
                rest = Substring("    ↪ " + rest[end...])
            }
            return parts + [String(rest)]
        }
    }
}
