import Diagnostics
import Document
import Drawing

extension FlowBuilder {
    private static let lineHeight = 1.3
    private static let padding = 4.0

    /// Code on a barely grey ground, its caption above.
    mutating func listing(_ code: CodeBlock, _ place: Place, span: SourceSpan) -> [FlowItem] {
        let height = style.codeSize * Self.lineHeight
        let digit = shaper.shape("0", style: style.code).width
        let lineCount = code.text.split(separator: "\n", omittingEmptySubsequences: false).count
        let gutter = code.numbersLines ? digit * Double(String(lineCount).count + 2) : 0
        let lines = wrapped(code.text, width: place.width - 10 - gutter)
        let element = element(.code)
        var numberStyle = style.code
        numberStyle.color = style.hairlineColor
        let strips = lines.enumerated().map { index, line in
            let isFirst = index == 0
            let isLast = index == lines.count - 1
            let top = isFirst ? Self.padding : 0
            let total = height + top + (isLast ? Self.padding : 0)
            // Grounds overlap a little, so that no seam shows between them.
            let ground = Rect(x: place.left, y: 0, width: place.width, height: total + (isLast ? 0 : 0.2))
            var items: [DisplayItem] = [.fill(Path(ground), style.codeGround)]
            let baseline = top + height * 0.76
            if code.numbersLines, let number = line.number {
                let run = shaper.shape(String(number), style: numberStyle)
                let x = place.left + 5 + gutter - 2 * digit - run.width
                items.append(.tagged(StructureTag(.artifact), run.items(at: Point(x: x, y: baseline))))
            }
            items += shaper.shape(line.text, style: style.code).items(
                at: Point(x: place.left + 5 + gutter, y: baseline))
            let isLonely = lines.count > 1 && (index == 1 || isLast)
            return FlowItem(
                height: total, breakBefore: isLonely ? .forbidden : .allowed, items: items, path: place.path + [element]
            )
        }
        var captionStrips = caption(kind: words.listing.one, number: code.number, code.caption, place, span: span)
        if !captionStrips.isEmpty {
            captionStrips[0].breakBefore = .allowed
            for index in captionStrips.indices { captionStrips[index].keepsWithNext = true }
            captionStrips[captionStrips.count - 1].spaceAfter = 4
        }
        var all = spaced(captionStrips + strips, before: style.leading * 0.6, after: style.leading * 0.6)
        if let identifier = code.identifier, !all.isEmpty { all[0].destinations.append(identifier) }
        return all
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
            items += shaper.shape(line.text, style: style.code).items(at: Point(x: place.left + 7, y: height * 0.76))
            let isLonely = lines.count > 1 && (index == 1 || index == lines.count - 1)
            return FlowItem(
                height: height, breakBefore: isLonely ? .forbidden : .allowed, items: items,
                path: place.path + [element])
        }
        return spaced(strips, before: style.leading * 0.5, after: style.leading * 0.6)
    }

    /// Lines of code with their numbers, those too long for the page cut; a cut line goes on after a sign for it.
    private func wrapped(_ text: String, width: Double) -> [(number: Int?, text: String)] {
        let letter = shaper.shape("0", style: style.code).width
        let limit = max(20, Int(width / max(letter, 1)))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().flatMap { index, line -> [(number: Int?, text: String)] in
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
            parts.append(String(rest))
            return parts.enumerated().map { ($0.offset == 0 ? index + 1 : nil, $0.element) }
        }
    }
}
