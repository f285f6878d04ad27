import Document
import Drawing

/// Turns running text into the items that the line breaker works on.
struct InlineSetter {
    let shaper: any TextShaper
    let math: any MathLayouting
    let hyphenator: Hyphenator
    let codeFamily: String
    let linkColor: Color

    /// Size of sub- and superscripts, and how far they rise and sink, as parts of the text size.
    private static let scriptSize = 0.7
    private static let superscriptRise = 0.36
    private static let subscriptRise = -0.14
    /// Code is set a little smaller: its letters are large for their size.
    private static let codeSize = 0.94

    private struct Context {
        var style: TextStyle
        var rise = 0.0
        var link: LinkTarget?
        var hyphenates = true
    }

    func items(_ inlines: [Inline], style: TextStyle) -> [ParagraphItem] {
        var items: [ParagraphItem] = []
        set(inlines, Context(style: style), into: &items)
        if case .glue = items.last { items.removeLast() }
        return items
    }

    /// Text on one line that is never broken.
    func fragments(_ inlines: [Inline], style: TextStyle) -> [Fragment] {
        items(inlines, style: style).compactMap { item in
            switch item {
            case .box(let fragment): fragment
            case .glue(let width, _, _): space(width, style)
            case .penalty, .forcedBreak: nil
            }
        }
    }

    private func space(_ width: Double, _ style: TextStyle) -> Fragment {
        let box = MathBox(width: width, ascent: 0, descent: 0, items: [])
        return Fragment(content: .formula(box), style: style, rise: 0, width: width, ascent: 0, descent: 0)
    }

    private func set(_ inlines: [Inline], _ context: Context, into items: inout [ParagraphItem]) {
        for inline in inlines { set(inline, context, into: &items) }
    }

    private func set(_ inline: Inline, _ context: Context, into items: inout [ParagraphItem]) {
        var context = context
        switch inline.kind {
        case .text(let text): set(text, context, into: &items)
        case .emphasis(let content):
            context.style.slant = context.style.slant == .italic ? .upright : .italic
            set(content, context, into: &items)
        case .strong(let content):
            context.style.weight = .bold
            set(content, context, into: &items)
        case .subscript(let content), .superscript(let content):
            var isSuperscript = false
            if case .superscript = inline.kind { isSuperscript = true }
            context.rise += context.style.size * (isSuperscript ? Self.superscriptRise : Self.subscriptRise)
            context.style.size *= Self.scriptSize
            set(content, context, into: &items)
        case .code(let text):
            context.style.family = codeFamily
            context.style.slant = .upright
            context.style.size *= Self.codeSize
            context.hyphenates = false
            set(text, context, into: &items)
        case .math(let source):
            let box = math.layout(source, isDisplayed: false, size: context.style.size, color: context.style.color)
            items.append(
                .box(
                    Fragment(
                        content: .formula(box), style: context.style, rise: context.rise, link: context.link,
                        width: box.width,
                        ascent: box.ascent + context.rise, descent: box.descent - context.rise)))
        case .link(let address, let content):
            context.link = address.hasPrefix("#") ? .destination(String(address.dropFirst())) : .address(address)
            context.style.color = linkColor
            set(content, context, into: &items)
        case .crossReference(let identifier, let content):
            context.link = .destination(identifier)
            set(content, context, into: &items)
        case .image(_, let alternative): set(alternative, context, into: &items)
        case .softBreak: appendSpace(context.style, to: &items)
        case .lineBreak: items.append(.forcedBreak)
        case .reference, .expression: preconditionFailure("a resolved document holds no \(inline.kind)")
        }
    }

    /// Cuts text at its spaces and the words at their hyphens.
    private func set(_ text: String, _ context: Context, into items: inout [ParagraphItem]) {
        var word = ""
        for index in text.indices {
            let character = text[index]
            if character == " ", Self.joins(word, text[text.index(after: index)...]) {
                word.append("\u{00A0}")
            } else if character == " " || character == "\n" || character == "\t" {
                setWord(word, context, into: &items)
                word = ""
                appendSpace(context.style, to: &items)
            } else {
                word.append(character)
            }
        }
        setWord(word, context, into: &items)
    }

    private static let units: Set<String> = [
        "°C", "K", "eV", "meV", "Hz", "kHz", "MHz", "GHz", "S", "mS", "S/cm", "mS/cm", "Å", "nm", "µm", "mm", "cm", "m",
        "%", "V", "mV", "A",
        "Ω", "s", "ms", "ns", "ps", "fs", "kJ", "J", "mol", "pt", "GPa", "MPa",
    ]

    /// Whether a space parts a number from its unit, so that no line may end there.
    private static func joins(_ word: String, _ rest: Substring) -> Bool {
        guard let last = word.last, last.isNumber || last == ")" && word.contains(where: \.isNumber) else {
            return false
        }
        return units.contains(String(rest.prefix { !" ,;:)\n".contains($0) }.trimmingStop))
    }

    private func appendSpace(_ style: TextStyle, to items: inout [ParagraphItem]) {
        if case .glue = items.last { return }
        guard !items.isEmpty else { return }
        let width = shaper.shape(" ", style: style).width
        items.append(.glue(width: width, stretch: width * 0.6, shrink: width * 0.32))
    }

    private func setWord(_ word: String, _ context: Context, into items: inout [ParagraphItem]) {
        guard !word.isEmpty else { return }
        // Text may be divided after a hyphen, a dash or a slash that stands between other signs.
        var part = ""
        let characters = Array(word)
        for (index, character) in characters.enumerated() {
            part.append(character)
            let isInside = index > 0 && index + 1 < characters.count
            if isInside, "-–—/".contains(character), !characters[index + 1].isNumber || character == "/" {
                setPart(part, context, into: &items)
                items.append(.penalty(cost: 60, hyphen: nil))
                part = ""
            }
        }
        setPart(part, context, into: &items)
    }

    private func setPart(_ part: String, _ context: Context, into items: inout [ParagraphItem]) {
        guard !part.isEmpty else { return }
        let letters = part.drop { !$0.isLetter }
        let core = String(letters.prefix { $0.isLetter })
        let lead = part.count - letters.count
        let divisions = context.hyphenates && context.rise == 0 ? hyphenator.divisions(of: core) : []
        var start = part.startIndex
        for division in divisions {
            let end = part.index(part.startIndex, offsetBy: lead + division)
            items.append(.box(fragment(String(part[start..<end]), context)))
            items.append(.penalty(cost: 80, hyphen: fragment("-", context)))
            start = end
        }
        items.append(.box(fragment(String(part[start...]), context)))
    }

    private func fragment(_ text: String, _ context: Context) -> Fragment {
        let shaped = shaper.shape(text, style: context.style)
        return Fragment(
            content: .text(text), style: context.style, rise: context.rise, link: context.link, width: shaped.width,
            ascent: shaped.ascent + context.rise, descent: shaped.descent - context.rise)
    }
}

extension Substring {
    /// The text without a full stop at its end.
    fileprivate var trimmingStop: Substring { hasSuffix(".") ? dropLast() : self }
}
