public import Diagnostics
public import Document
import Drawing

/// What a template's settings are and what each changes; `templates/README.md` lists them.
extension PageStyle {
    /// The style of a template, with the columns and the paper that the front matter asks for instead of the usual ones.
    ///
    /// - Returns: the style, and an error for each setting that is unknown or has no such value.
    public static func style(
        of template: TemplateFile, for metadata: Metadata
    ) -> (style: PageStyle, diagnostics: [Diagnostic]) {
        // The size of the text is set last: the template's sizes follow it.
        var usual = metadata
        usual.fontSize = nil
        var style = PageStyle(for: usual)
        var diagnostics: [Diagnostic] = []
        var hasOwnMargins = false
        for setting in template.settings {
            guard let kind = kinds[setting.name] else {
                let nearest = NearestName.of(setting.name, among: kinds.keys)
                diagnostics.append(
                    .error(
                        "unknown-key", "a template has no '\(setting.name)'", at: setting.nameSpan,
                        hint: nearest.map { "did you mean '\($0)'?" }
                            ?? "known are \(kinds.keys.sorted().joined(separator: ", "))"))
                continue
            }
            if setting.name == "page.margin-side" { hasOwnMargins = true }
            // What the notebook itself asks for comes before the template.
            if setting.name == "page.size", metadata.paper != nil { continue }
            if setting.name == "page.columns", metadata.columns != nil { continue }
            if !kind.apply(setting.value, &style) {
                diagnostics.append(
                    .error(
                        "wrong-type", "'\(setting.name)' must be \(kind.expected)", at: setting.valueSpan))
            }
        }
        if !hasOwnMargins, style.columns == 2, metadata.columns == nil {
            style.marginSide = (style.paper.width - 2 * 238.110 - style.gutter) / 2
        }
        if let size = metadata.fontSize { style.setTextSize(size) }
        if diagnostics.isEmpty, let problem = style.problem {
            diagnostics.append(.error("wrong-page", problem, at: template.settings.first?.nameSpan))
        }
        return (style, diagnostics)
    }

    /// Why no page can be set in the style.
    private var problem: String? {
        if columnWidth < 4 * textSize { return "the template's margins leave no room for its columns" }
        if columnHeight < 4 * leading { return "the template's margins leave no room for its lines" }
        return nil
    }

    private struct Kind: Sendable {
        var expected: String
        /// Sets the value; false when it is none.
        var apply: @Sendable (String, inout PageStyle) -> Bool
    }

    private static let kinds: [String: Kind] = {
        var kinds: [String: Kind] = [:]
        func text(_ name: String, _ path: WritableKeyPath<PageStyle, String> & Sendable) {
            kinds[name] = Kind(expected: "text") { value, style in
                style[keyPath: path] = value
                return true
            }
        }
        func length(_ name: String, _ path: WritableKeyPath<PageStyle, Double> & Sendable, _ range: ClosedRange<Double>)
        {
            kinds[name] = Kind(
                expected: "a length from \(range.lowerBound) to \(range.upperBound) pt, for example 10pt or 12mm"
            ) { value, style in
                guard let points = points(value), range.contains(points) else { return false }
                style[keyPath: path] = points
                return true
            }
        }
        func color(_ name: String, _ path: WritableKeyPath<PageStyle, Color> & Sendable) {
            kinds[name] = Kind(expected: "a colour such as \"#003C71\"") { value, style in
                guard let color = Self.color(value) else { return false }
                style[keyPath: path] = color
                return true
            }
        }
        func flag(_ name: String, _ path: WritableKeyPath<PageStyle, Bool> & Sendable) {
            kinds[name] = Kind(expected: "true or false") { value, style in
                guard value == "true" || value == "false" else { return false }
                style[keyPath: path] = value == "true"
                return true
            }
        }
        kinds["page.size"] = Kind(expected: "a4, letter, or width and height such as 254mm x 142.9mm") { value, style in
            guard let size = paper(value) else { return false }
            // A page of the usual kind keeps the measure of its column.
            if style.columns == 1 { style.marginSide += (size.width - style.paper.width) / 2 }
            style.paper = size
            return true
        }
        kinds["page.columns"] = Kind(expected: "1 or 2") { value, style in
            guard let columns = Int(value), (1...2).contains(columns) else { return false }
            style.columns = columns
            return true
        }
        length("page.margin-top", \.marginTop, 20...400)
        length("page.margin-bottom", \.marginBottom, 20...400)
        length("page.margin-side", \.marginSide, 10...300)
        length("page.gutter", \.gutter, 4...100)
        text("fonts.text", \.textFamily)
        text("fonts.math", \.mathFamily)
        text("fonts.figures", \.figureFamily)
        text("fonts.code", \.codeFamily)
        for (name, path) in [
            ("text", \PageStyle.textSize), ("title", \.titleSize), ("author", \.authorSize), ("note", \.noteSize),
            ("abstract", \.abstractSize), ("caption", \.captionSize), ("table", \.tableSize), ("code", \.codeSize),
        ] as [(String, WritableKeyPath<PageStyle, Double> & Sendable)] {
            length("sizes." + name, path, 4...96)
        }
        length("sizes.leading", \.leading, 5...140)
        length("sizes.indent", \.indent, 0...60)
        length("sizes.paragraph-space", \.paragraphSpace, 0...60)
        for level in 0..<4 {
            length("sizes.heading-\(level + 1)", \.headingSizes[level], 4...96)
        }
        color("colours.text", \.textColor)
        color("colours.note", \.noteColor)
        color("colours.link", \.linkColor)
        color("colours.code-ground", \.codeGround)
        color("colours.hairline", \.hairlineColor)
        color("colours.rule", \.ruleColor)
        text("header.left", \.headerLeft)
        text("header.right", \.headerRight)
        text("footer.left", \.footerLeft)
        text("footer.right", \.footerRight)
        flag("text.justified", \.isJustified)
        let methods = LineBreakingMethod.allCases.map(\.rawValue)
        kinds["text.line-breaking"] = Kind(expected: methods.joined(separator: " or ")) { value, style in
            guard let method = LineBreakingMethod(rawValue: value) else { return false }
            style.lineBreaking = method
            return true
        }
        length("figures.widest", \.widestFigure, 50...2000)
        flag("figures.page-each", \.hasPagePerFigure)
        kinds["figures.scale"] = Kind(expected: "a number from 0.5 to 4") { value, style in
            guard let scale = Double(value), (0.5...4).contains(scale) else { return false }
            style.figureScale = scale
            return true
        }
        figures(&kinds)
        kinds["title.layout"] = Kind(expected: "block, letter or page") { value, style in
            guard let layout = TitleLayout(rawValue: value) else { return false }
            style.titleLayout = layout
            return true
        }
        return kinds
    }()

    /// What figures look like.
    private static func figures(_ kinds: inout [String: Kind]) {
        func choice<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
            _ name: String, _ path: WritableKeyPath<PageStyle, Value?> & Sendable
        ) {
            let names = Value.allCases.map(\.rawValue)
            kinds[name] = Kind(expected: "one of \(names.joined(separator: ", "))") { value, style in
                guard let choice = Value(rawValue: value) else { return false }
                style[keyPath: path] = choice
                return true
            }
        }
        func length(
            _ name: String, _ path: WritableKeyPath<PageStyle, Double?> & Sendable, _ range: ClosedRange<Double>
        ) {
            kinds[name] = Kind(expected: "a length from \(range.lowerBound) to \(range.upperBound) pt") {
                value, style in
                guard let points = points(value), range.contains(points) else { return false }
                style[keyPath: path] = points
                return true
            }
        }
        choice("figures.theme", \.figureLook.base)
        choice("figures.units", \.figureLook.units)
        length("figures.text-size", \.figureLook.textSize, 4...40)
        length("figures.axis-width", \.figureLook.axisWidth, 0.1...5)
        length("figures.line-width", \.figureLook.lineWidth, 0.1...10)
        length("figures.marker-size", \.figureLook.markerSize, 0.5...30)
        kinds["figures.colours"] = Kind(expected: "colours such as \"#0072B2 #D55E00\"") { value, style in
            let colors = value.split(whereSeparator: { $0 == " " || $0 == "," }).map { color(String($0)) }
            guard !colors.isEmpty, colors.allSatisfy({ $0 != nil }) else { return false }
            style.figureLook.colors = colors.compactMap { $0 }
            return true
        }
    }

    private static func color(_ text: String) -> Color? {
        guard text.hasPrefix("#"), text.count == 7 else { return nil }
        return UInt32(text.dropFirst(), radix: 16).map { Color(hex: $0) }
    }

    /// Points of `10pt`, `12mm`, `1.5cm` or `0.5in`.
    private static func points(_ text: String) -> Double? {
        for (unit, size) in [("pt", 1.0), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72.0)] where text.hasSuffix(unit)
        {
            var number = text.dropLast(2)
            while number.last == " " { number.removeLast() }
            return Double(number).map { $0 * size }.flatMap { $0.isFinite ? $0 : nil }
        }
        return nil
    }

    private static func paper(_ text: String) -> Size? {
        switch text.lowercased() {
        case "a4": return Size(width: 595.276, height: 841.89)
        case "letter": return Size(width: 612, height: 792)
        default:
            let sides = text.replacing("×", with: "x").split(separator: "x").map { side in
                points(String(side.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
            }
            guard sides.count == 2, let width = sides[0], let height = sides[1], (100...3000).contains(width),
                (100...3000).contains(height)
            else { return nil }
            return Size(width: width, height: height)
        }
    }
}
