import Evaluation
import Foundation

/// What running a report's notebook again showed.
struct ReportVerification {
    private static let shownSources = 20

    private(set) var comparison: ResultComparison
    /// What is to be said, a line each.
    private(set) var lines: [String] = []
    /// Whether files, compiler or library are not those that the report was made with.
    private(set) var isFromOtherInputs = false

    /// - Parameter notebookNow: the notebook as it stands in the project; nil where it is gone.
    init(
        _ report: FinishedReport, results: NotebookResults, provenance: ReportProvenance,
        attachments: ReportAttachments, notebookNow: Data?, tolerance: Double
    ) {
        comparison = ResultComparison(tolerance: tolerance)
        let name = report.provenance.notebook.path
        lines.append("\(report.path), made by \(report.provenance.tool) from \(name)")
        let isSame = notebookNow.map { ContentHash.of($0) == report.provenance.notebook.sha256 }
        switch isSame {
        case true?: lines.append("  notebook   as in the report")
        case false?: lines.append("  notebook   has changed since; the report's own text was run")
        case nil: lines.append("  notebook   no longer there; the report's own text was run")
        }
        compareFiles(report.provenance.inputs, provenance.inputs)
        compareOrigin(report.provenance, provenance)
        compareTexts(report.texts, ReportedTexts(results))
        compareData(report.data, FinishedReport.data(attachments.files))
        conclude()
    }

    private mutating func compareFiles(_ before: [ReportProvenance.File], _ after: [ReportProvenance.File]) {
        let now = Dictionary(after.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        let known = Set(before.map(\.path))
        let changes =
            before.compactMap { file -> String? in
                guard let hash = now[file.path] else { return "\(file.path) was not used" }
                return hash == file.sha256
                    ? nil : "\(file.path) has changed: \(file.sha256.prefix(8))… → \(hash.prefix(8))…"
            } + after.filter { !known.contains($0.path) }.map { "\($0.path) was not used then" }
        let count = before.count == 1 ? "1 file" : "\(before.count) files"
        guard !changes.isEmpty else {
            lines.append("  files      \(count), as \(before.count == 1 ? "it was" : "they were")")
            return
        }
        isFromOtherInputs = true
        for change in changes { lines.append("  files      \(change)") }
    }

    private mutating func compareOrigin(_ before: ReportProvenance, _ after: ReportProvenance) {
        if before.compiler != after.compiler {
            isFromOtherInputs = true
            lines.append("  compiler   \(after.compiler); the report's was \(before.compiler)")
        }
        if before.librarySHA256 != after.librarySHA256 || before.tool != after.tool {
            isFromOtherInputs = true
            lines.append("  library    another build (\(after.tool))")
        }
    }

    private mutating func compareTexts(_ before: ReportedTexts, _ after: ReportedTexts) {
        func compare(_ before: [ReportedTexts.Text], _ after: [ReportedTexts.Text], _ kind: String) {
            for (old, new) in zip(before, after) {
                comparison.compare(old.text, new.text, of: "\(kind)\(old.source)")
            }
            for rest in before.dropFirst(after.count) { comparison.missing("\(kind)\(rest.source)", isNew: false) }
            for rest in after.dropFirst(before.count) { comparison.missing("\(kind)\(rest.source)", isNew: true) }
        }
        compare(before.expressions, after.expressions, "expression ")
        compare(before.blocks, after.blocks, "")
    }

    private mutating func compareData(_ before: [String: String], _ after: [String: String]) {
        for (name, text) in before.sorted(by: { $0.key < $1.key }) {
            guard let now = after[name] else {
                comparison.missing(name, isNew: false)
                continue
            }
            comparison.compareCSV(text, now, of: name)
        }
        for name in after.keys.sorted() where before[name] == nil { comparison.missing(name, isNew: true) }
    }

    private mutating func conclude() {
        let count = comparison.numberCount == 1 ? "1 number" : "\(comparison.numberCount) numbers"
        let differences = comparison.differences
        guard !differences.isEmpty else {
            lines.append("  results    \(count) compared, all agree within \(comparison.tolerance)")
            return
        }
        lines.append(
            "  results    \(count) compared, \(differences.count) \(differences.count == 1 ? "difference" : "differences")"
        )
        var order: [String] = []
        for difference in differences where !order.contains(difference.source) { order.append(difference.source) }
        for source in order.prefix(Self.shownSources) { describe(source, differences.filter { $0.source == source }) }
        if order.count > Self.shownSources { lines.append("    and more in \(order.count - Self.shownSources) others") }
    }

    /// Says the largest of a source's differences, and how many there are.
    private mutating func describe(_ source: String, _ differences: [ResultComparison.Difference]) {
        let largest = differences.max { ($0.relative ?? .infinity) < ($1.relative ?? .infinity) }
        guard let largest else { return }
        let size = largest.relative.map { " (\(String(format: "%.2g", $0 * 100)) %)" } ?? ""
        let place = largest.place.isEmpty ? "" : ", \(largest.place)"
        lines.append("    \(source)\(place): \(Self.short(largest.reported)) → \(Self.short(largest.now))\(size)")
        if differences.count > 1 { lines.append("      the largest of \(differences.count) differences there") }
    }

    private static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
