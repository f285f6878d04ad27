import Diagnostics

/// Where a figure is from and on what terms it may be shown: the last words of its caption.
struct FigureCredit {
    var source: [Inline]?
    var licence: String?

    /// The caption with the credit line at its end, for example "From Wood et al. (CC BY 4.0)."; a caption without a full
    /// stop gets one before it.
    func appended(to caption: [Inline]?, words: ReportWords, span: SourceSpan) -> [Inline]? {
        guard source?.isEmpty == false || licence != nil else { return caption }
        var result = caption ?? []
        func add(_ text: String) { result.append(Inline(.text(text), span: span)) }
        let end = result.plainText.trimmingWhitespace.last
        let lead = end.map { ".!?…。！？".contains($0) ? " " : ". " } ?? ""
        if let source, !source.isEmpty {
            add(lead + words.from + " ")
            result += source
            add(licence.map { " (\($0))." } ?? ".")
        } else if let licence {
            add(lead + words.licence + ": \(licence).")
        }
        return result
    }
}
