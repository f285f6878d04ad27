import Document

/// Writes the single signs of a formula as MathML.
enum MathMLSymbol {
    /// - Parameter isUnbound: whether the sign of operation has nothing to bind on one side, as the minus of −1.
    static func element(
        _ text: String, _ atomClass: MathNode.AtomClass, _ variant: MathNode.Variant, isUnbound: Bool = false
    ) -> String {
        let escaped = MarkupText.escaped(text)
        switch atomClass {
        case .opening, .closing:
            let form = text == "|" || text == "‖" ? " form=\"\(atomClass == .opening ? "prefix" : "postfix")\"" : ""
            return "<mo stretchy=\"false\"\(form)>\(escaped)</mo>"
        case .binary: return isUnbound ? "<mo lspace=\"0em\" rspace=\"0em\">\(escaped)</mo>" : "<mo>\(escaped)</mo>"
        case .relation: return "<mo\(isArrow(text) ? " stretchy=\"false\"" : "")>\(escaped)</mo>"
        case .punctuation, .largeOperator: return "<mo>\(escaped)</mo>"
        case .inner: return "<mi>\(escaped)</mi>"
        case .ordinary: return ordinary(text, variant)
        }
    }

    private static func isArrow(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x2190...0x21FF).contains($0.value) || (0x27F0...0x27FF).contains($0.value) }
    }

    private static func ordinary(_ text: String, _ variant: MathNode.Variant) -> String {
        let letters = MarkupText.escaped(MathAlphabet.text(text, variant))
        guard let first = text.first else { return "<mrow></mrow>" }
        if first.isNumber || first == "−" || first == "." && text.count > 1 { return "<mn>\(letters)</mn>" }
        if first == "′" { return "<mo>\(letters)</mo>" }
        if ["/", "|", "‖", "\\"].contains(text) {
            return "<mo stretchy=\"false\" lspace=\"0em\" rspace=\"0em\">\(letters)</mo>"
        }
        let isSingle = text.count == 1
        switch variant {
        // Browsers set a single letter in italics of themselves, and none of a word's.
        case .italic: return "<mi>\(isSingle ? MarkupText.escaped(text) : letters)</mi>"
        case .upright:
            return isSingle && (first.isLetter || first == "∇")
                ? "<mi mathvariant=\"normal\">\(letters)</mi>" : "<mi>\(letters)</mi>"
        case .bold, .boldItalic, .calligraphic, .doubleStruck, .fraktur, .sansSerif, .monospace:
            return "<mi>\(letters)</mi>"
        }
    }

    static func words(_ text: String, _ face: MathNode.Variant) -> String {
        var text = text
        // Space at the ends would be dropped.
        if text.hasPrefix(" ") { text = "\u{00A0}" + text.dropFirst() }
        if text.hasSuffix(" ") { text = text.dropLast() + "\u{00A0}" }
        let style =
            face == .bold ? " style=\"font-weight:bold\"" : face == .italic ? " style=\"font-style:italic\"" : ""
        return "<mtext\(style)>\(MarkupText.escaped(text))</mtext>"
    }

    static func function(_ name: String, _ limits: MathNode.Limits) -> String {
        let escaped = MarkupText.escaped(name)
        if limits == .never {
            return name.count == 1 ? "<mi mathvariant=\"normal\">\(escaped)</mi>" : "<mi>\(escaped)</mi>"
        }
        return
            "<mo form=\"prefix\" movablelimits=\"\(limits == .inDisplay)\" lspace=\"0.167em\" rspace=\"0.167em\">\(escaped)</mo>"
    }

    /// An accent as the sign over its base: a spacing sign, or where it is to grow the combining one, of which fonts
    /// have wide variants.
    static func accent(_ accent: String, isWide: Bool) -> String {
        if isWide { return "<mo stretchy=\"true\">\(accent)</mo>" }
        // The arrow is one of the text's size.
        if accent == "\u{20D7}" { return "<mo stretchy=\"false\" style=\"font-size:0.65em\">→</mo>" }
        return "<mo stretchy=\"false\">\(spacingAccents[accent] ?? accent)</mo>"
    }

    private static let spacingAccents = [
        "\u{0302}": "ˆ", "\u{030C}": "ˇ", "\u{0304}": "¯", "\u{0307}": "˙", "\u{0308}": "¨", "\u{0303}": "˜",
        "\u{0306}": "˘", "\u{0301}": "´", "\u{0300}": "`", "\u{030A}": "˚",
    ]
}
