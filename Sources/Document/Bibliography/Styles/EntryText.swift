import Diagnostics

/// Puts an entry of a reference list together and sees to it that no sign of punctuation stands twice.
struct EntryText {
    let span: SourceSpan
    private(set) var inlines: [Inline] = []

    init(span: SourceSpan) { self.span = span }

    var isEmpty: Bool { inlines.isEmpty }

    /// The last character that is seen.
    var last: Character? { inlines.plainText.last }

    mutating func text(_ text: String) {
        guard !text.isEmpty else { return }
        if case .text(let before)? = inlines.last?.kind {
            inlines[inlines.count - 1].kind = .text(before + text)
        } else {
            inlines.append(Inline(.text(text), span: span))
        }
    }

    mutating func add(_ content: [Inline]) {
        for inline in content {
            if case .text(let text) = inline.kind { self.text(text) } else { inlines.append(inline) }
        }
    }

    mutating func italic(_ content: [Inline]) {
        if !content.isEmpty { inlines.append(Inline(.emphasis(content), span: span)) }
    }

    mutating func italic(_ text: String) { italic([Inline(.text(text), span: span)]) }

    mutating func bold(_ text: String) {
        inlines.append(Inline(.strong([Inline(.text(text), span: span)]), span: span))
    }

    mutating func link(_ address: String, _ shown: [Inline]? = nil) {
        inlines.append(
            Inline(.link(address: address, title: nil, shown ?? [Inline(.text(address), span: span)]), span: span))
    }

    /// A part that leads to the work where the style prints no address.
    mutating func link(_ address: String?, _ build: (inout EntryText) -> Void) {
        var part = EntryText(span: span)
        build(&part)
        guard !part.isEmpty else { return }
        if let address { link(address, part.inlines) } else { add(part.inlines) }
    }

    /// Ends a part with `mark` and a space, unless a sign that ends it stands there already.
    mutating func close(_ mark: String) {
        guard let last else { return }
        if mark == ".", ".?!".contains(last) { return }
        if mark == ",", last == "," { return }
        text(mark)
    }

    /// `, ` between parts.
    mutating func comma() { if !isEmpty { text(", ") } }
}

/// Words that entries of all styles use.
enum EntryWords {
    /// "2nd" of "2", "Second" and "2nd ed."; nil where it is not a number.
    static func ordinal(_ edition: String) -> String? {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        let first = edition.lowercased().split { !$0.isLetter && !$0.isNumber }.first.map(String.init) ?? ""
        let number = words.firstIndex(of: first).map { $0 + 1 } ?? Int(first.prefix { $0.isNumber })
        guard let number else { return nil }
        let ending =
            (11...13).contains(number % 100)
            ? "th" : number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th"
        return "\(number)\(ending)"
    }

    /// The edition in a style's words: "3rd ed."; what is no number stands as written.
    static func edition(_ edition: String, word: String) -> String {
        guard let ordinal = ordinal(edition) else { return edition }
        return "\(ordinal) \(word)"
    }

    /// "p" for one page, "pp" for more.
    static func pageWord(_ pages: String) -> String { pages.contains("–") || pages.contains(",") ? "pp" : "p" }

    static func list(_ names: [String], separator: String, last: String) -> String {
        guard names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: separator) + last + names[names.count - 1]
    }

    /// "Family, F. M.", the body's name alone; a suffix after them.
    static func inverted(_ name: PersonName, initialsSeparatedBy separator: String, suffixFirst: Bool = false) -> String
    {
        guard let initials = name.initials(separatedBy: separator) else { return name.familyName }
        guard let suffix = name.suffix else { return "\(name.familyName), \(initials)" }
        return suffixFirst ? "\(name.familyName) \(suffix), \(initials)" : "\(name.familyName), \(initials), \(suffix)"
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// "4 May 2020".
    static func day(_ date: BibliographyEntry.Date) -> String {
        guard let month = date.month, (1...12).contains(month) else { return date.year }
        return (date.day.map { "\($0) " } ?? "") + "\(months[month - 1]) \(date.year)"
    }

    /// "2020-05-04".
    static func isoDay(_ date: BibliographyEntry.Date) -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return date.year + (date.month.map { "-" + padded($0) } ?? "")
            + (date.month != nil ? date.day.map { "-" + padded($0) } ?? "" : "")
    }
}
