import Diagnostics
import Document
import Evaluation
import Foundation
import Typesetting

/// The template that a notebook names: a folder with `template.yml` for pages and `style.css` for HTML.
///
/// It is looked for in the project's `templates/`, then in those that come with the tool.
struct ReportTemplate {
    var style: PageStyle
    /// Rules that stand after those of every HTML report.
    var css = ""
    /// The files that were read or looked for, as they were just before: a render depends on them, a block does not.
    var uses: [InputUse] = []
    var diagnostics: [Diagnostic] = []

    init(_ metadata: Metadata, project: String, program: String = RuntimeLibrary.runningProgram) {
        style = PageStyle(for: metadata)
        guard let name = metadata.template else { return }
        let places = Self.places(project: project, program: program)
        for place in places {
            let folder = "\(place)/\(name)"
            let path = folder + "/template.yml"
            uses.append(InputUse(.file(path)))
            guard !name.contains("/"), let data = FileManager.default.contents(atPath: path) else { continue }
            let shown = path.hasPrefix(project + "/") ? String(path.dropFirst(project.count + 1)) : path
            let file = TemplateFile(SourceFile(name: shown, text: String(decoding: data, as: UTF8.self)))
            let result = PageStyle.style(of: file, for: metadata)
            style = result.style
            diagnostics = file.diagnostics + result.diagnostics
            let sheet = folder + "/style.css"
            uses.append(InputUse(.file(sheet)))
            css = FileManager.default.contents(atPath: sheet).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return
        }
        let known = Set(places.flatMap(Self.names)).sorted()
        let nearest = NearestName.of(name, among: known)
        diagnostics.append(
            .error(
                "unknown-template", "there is no template '\(name)'", at: metadata.templateSpan,
                hint: nearest.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))"))
    }

    /// Folders of templates, the project's own first; those of the tool stand beside it or above its build folder.
    private static func places(project: String, program: String) -> [String] {
        var places = [project + "/templates"]
        var folder = (program as NSString).deletingLastPathComponent
        for _ in 0..<4 where folder != "/" {
            places.append(folder + "/templates")
            folder = (folder as NSString).deletingLastPathComponent
        }
        return places
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/template.yml")
        }
    }
}
