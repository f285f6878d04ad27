import Diagnostics

/// An entry of a BibTeX file as it is written, its macros replaced.
struct BibTeXEntry {
    struct Field {
        /// The TeX text without its outermost braces or quotation marks.
        var value: String
        var span: SourceSpan
    }

    /// In lower case: article, book.
    var type: String
    var key: String
    var span: SourceSpan
    /// By name in lower case.
    var fields: [String: Field] = [:]

    /// The first of these fields that is there and not empty.
    func field(_ names: String...) -> Field? {
        for name in names { if let field = fields[name], !field.value.trimmingWhitespace.isEmpty { return field } }
        return nil
    }

    func text(_ names: String...) -> String? {
        for name in names { if let field = field(name) { return TeXText.plain(field.value, at: field.span) } }
        return nil
    }
}
