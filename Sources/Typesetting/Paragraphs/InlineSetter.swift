import Document
import Drawing

/// Turns running text into the items that the line breaker works on.
struct InlineSetter {
    let shaper: any TextShaper
    let math: any MathLayouting
    let hyphenator: Hyphenator
    let opportunities: LineBreakOpportunities
    let codeFamily: String
    let linkColor: Color
    /// Reads an image file by its path; nil when it cannot be shown.
    let images: (String) -> RasterImage?
    /// Width in points of which images may ask for a part.
    let textWidth: Double
    /// Colour of the mark that leads to an author's ORCID.
    var orcidColor = Color.black

    /// Class of the span that stands for the mark of ORCID.
    static let orcidClass = "orcid-mark"
    /// Size of sub- and superscripts, and how far they rise and sink, as parts of the text size.
    private static let scriptSize = 0.7
    private static let superscriptRise = 0.36
    private static let subscriptRise = -0.14
    /// How far letters reach above and below their baseline, as parts of their size.
    static let letterHeight = 0.75
    static let letterDepth = 0.25
    /// Code is set a little smaller: its letters are large for their size.
    private static let codeSize = 0.94
    private static let hyphenPenalty = 150.0
    /// Part of their width by which these signs hang out of a line that they end.
    private static let protrusions: [Character: Double] = [
        "-": 0.5, ".": 0.5, ",": 0.5, ":": 0.3, ";": 0.3, "–": 0.25, "’": 0.4, "”": 0.35, ")": 0.1,
    ]

    private struct Context {
        var style: TextStyle
        var rise = 0.0
        var link: LinkTarget?
        var hyphenates = true
        var isCode = false
        /// Width in points that no image exceeds.
        var measure = Double.infinity
    }

    /// - Parameter measure: the width of the lines in points.
    func items(_ inlines: [Inline], style: TextStyle, measure: Double = .infinity) -> [ParagraphItem] {
        var items: [ParagraphItem] = []
        set(inlines, Context(style: style, measure: measure), into: &items)
        if case .glue = items.last { items.removeLast() }
        return items
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
            context.isCode = true
            set(text, context, into: &items)
        case .math(let source):
            for part in math.parts(source, size: context.style.size, color: context.style.color) {
                items.append(.box(fragment(part.box, context)))
                guard let end = part.end else { continue }
                items.append(.penalty(cost: end.cost, hyphen: nil))
                items.append(.glue(width: end.space, stretch: 0, shrink: 0))
            }
        case .link(let address, _, let content):
            context.link = address.hasPrefix("#") ? .destination(String(address.dropFirst())) : .address(address)
            context.style.color = linkColor
            set(content, context, into: &items)
        case .crossReference(let identifier, let content):
            context.link = .destination(identifier)
            // "Figure 1" stays whole.
            context.hyphenates = false
            set(content, context, into: &items)
        case .image(let path, _, let alternative, let width):
            guard let image = images(path) else { return set(alternative, context, into: &items) }
            let box = self.box(image, alternative: alternative, width: width, measure: context.measure)
            items.append(.box(fragment(box, context)))
        case .span(let classes, _) where classes.contains(Self.orcidClass):
            items.append(.box(fragment(ORCIDMark.box(size: context.style.size, color: orcidColor), context)))
        case .span(let classes, let content):
            if classes.contains("smallcaps") { context.style.isSmallCaps = true }
            set(content, context, into: &items)
        case .note(let note): set(note, context, into: &items)
        case .rawHTML: break
        case .softBreak: appendSpace(context.style, to: &items)
        case .lineBreak: items.append(.forcedBreak)
        case .citation(let citation): set(citation.content, context, into: &items)
        case .reference, .expression: preconditionFailure("a resolved document holds no \(inline.kind)")
        }
    }

    /// The raised number of a footnote, which never starts a line.
    private func set(_ note: Note, _ context: Context, into items: inout [ParagraphItem]) {
        guard let number = note.number else { return }
        var context = context
        context.rise += context.style.size * Self.superscriptRise
        context.style.size *= Self.scriptSize
        context.style.slant = .upright
        context.hyphenates = false
        context.link = .destination("note-\(number)")
        var mark = fragment(String(number), context)
        mark.note = note.blocks.isEmpty ? nil : number
        items.append(.box(mark))
    }

    // MARK: Words and spaces

    /// Cuts text at its spaces and the words at their hyphens.
    private func set(_ text: String, _ context: Context, into items: inout [ParagraphItem]) {
        var start = text.startIndex
        // The unit of a number may go on after an exponent that is an inline of its own: 10⁻⁸ S cm⁻¹ Hz⁻¹.
        var followsUnit = endsWithExponent(items)
        for index in text.indices {
            let character = text[index]
            guard " \n\t\u{A0}\u{202F}\u{2009}".contains(character) else { continue }
            let word = text[start..<index]
            setWord(word, context, into: &items)
            start = text.index(after: index)
            let rest = text[start...]
            let before = word.isEmpty ? lastText(items) : word
            switch character {
            case "\u{A0}": append(.fixed, context.style, to: &items)
            case "\u{202F}", "\u{2009}": append(.thin, context.style, to: &items)
            default:
                let joint = WordJoints.joint(after: before, followsUnit: followsUnit, before: rest)
                if let joint {
                    append(joint, context.style, to: &items)
                } else {
                    appendSpace(context.style, to: &items)
                }
                followsUnit = joint == .thin
            }
        }
        setWord(text[start...], context, into: &items)
    }

    private func endsWithExponent(_ items: [ParagraphItem]) -> Bool {
        guard case .box(let fragment)? = items.last else { return false }
        if case .text(let text) = fragment.content { return fragment.rise > 0 && text.last?.isNumber == true }
        return false
    }

    private func lastText(_ items: [ParagraphItem]) -> Substring {
        guard case .box(let fragment)? = items.last, case .text(let text) = fragment.content else { return "x" }
        return text[...]
    }

    private func append(_ joint: WordJoints.Joint, _ style: TextStyle, to items: inout [ParagraphItem]) {
        if case .glue = items.last { return }
        items.append(.penalty(cost: .infinity, hyphen: nil))
        switch joint {
        case .fixed: items.append(space(style))
        case .thin: items.append(.glue(width: style.size * 0.19, stretch: style.size * 0.02, shrink: 0))
        }
    }

    private func appendSpace(_ style: TextStyle, to items: inout [ParagraphItem]) {
        if case .glue = items.last { return }
        guard !items.isEmpty else { return }
        items.append(space(style))
    }

    private func space(_ style: TextStyle) -> ParagraphItem {
        let width = shaper.shape(" ", style: style).width
        return .glue(width: width, stretch: width * 0.6, shrink: width * 0.28)
    }

    private func setWord(_ word: Substring, _ context: Context, into items: inout [ParagraphItem]) {
        guard !word.isEmpty else { return }
        let isAddress = context.isCode || LineBreakOpportunities.isAddress(word)
        var context = context
        // A hyphen in an address would be taken for part of it.
        if isAddress { context.hyphenates = false }
        let characters = Array(word)
        let ends =
            isAddress
            ? opportunities.inAddress(characters, isCode: context.isCode) : opportunities.inText(characters)
        var start = 0
        for end in ends {
            setPart(String(characters[start..<end.offset]), context, into: &items)
            items.append(.penalty(cost: end.cost, hyphen: nil))
            start = end.offset
        }
        setPart(String(characters[start...]), context, into: &items)
    }

    /// A part of a word, which may be divided by a hyphen where its language or its author says.
    private func setPart(_ part: String, _ context: Context, into items: inout [ParagraphItem]) {
        // Spaces without width part words, and nothing is drawn for them.
        let pieces = part.filter { $0 != "\u{200B}" }.split(separator: "\u{AD}", omittingEmptySubsequences: true)
        for (index, piece) in pieces.enumerated() {
            if index > 0 { items.append(hyphen(context)) }
            setPiece(String(piece), context, divides: pieces.count == 1, into: &items)
        }
    }

    private func hyphen(_ context: Context) -> ParagraphItem {
        .penalty(cost: Self.hyphenPenalty, hyphen: fragment("-", context))
    }

    private func setPiece(_ part: String, _ context: Context, divides: Bool, into items: inout [ParagraphItem]) {
        let letters = part.drop { !$0.isLetter }
        let core = String(letters.prefix { $0.isLetter })
        let lead = part.count - letters.count
        let divisions = divides && context.hyphenates && context.rise == 0 ? hyphenator.divisions(of: core) : []
        var start = part.startIndex
        for division in divisions {
            let end = part.index(part.startIndex, offsetBy: lead + division)
            items.append(.box(fragment(String(part[start..<end]), context)))
            items.append(hyphen(context))
            start = end
        }
        items.append(.box(fragment(String(part[start...]), context)))
    }

    /// An image that stands on the baseline like a letter.
    private func box(_ image: RasterImage, alternative: String, width: Length?, measure: Double) -> MathBox {
        let wanted =
            switch width {
            case .points(let points): points
            case .fraction(let part): part * textWidth
            case .column, .page, nil: image.naturalWidth
            }
        let shown = min(wanted, measure)
        let height = image.height(forWidth: shown)
        let drawn = DisplayItem.image(image, Rect(x: 0, y: -height, width: shown, height: height))
        return MathBox(
            width: shown, ascent: height, descent: 0,
            items: [.tagged(StructureTag(.figure, alternative: alternative), [drawn])])
    }

    private func fragment(_ box: MathBox, _ context: Context) -> Fragment {
        Fragment(
            content: .formula(box), style: context.style, rise: context.rise, link: context.link, width: box.width,
            ascent: box.ascent + context.rise, descent: box.descent - context.rise)
    }

    private func fragment(_ text: String, _ context: Context) -> Fragment {
        let shaped = shaper.shape(text, style: context.style)
        var fragment = Fragment(
            content: .text(text), style: context.style, rise: context.rise, link: context.link, width: shaped.width,
            ascent: context.style.size * Self.letterHeight + context.rise,
            descent: context.style.size * Self.letterDepth - context.rise)
        if !context.isCode {
            fragment.letters = shaped.glyphCount
            fragment.isSpacedByLetters = text.last.map(LineBreakOpportunities.isOfWriting(withoutSpaces:)) ?? false
        }
        if context.rise == 0, let last = text.last, let part = Self.protrusions[last] {
            fragment.protrusion = part * shaper.shape(String(last), style: context.style).width
        }
        return fragment
    }
}
