import ArgumentParser
import Diagnostics
import Document
import Evaluation
import Foundation

/// `ionweave convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert notebooks to LaTeX, Word or Jupyter, and Jupyter notebooks to notebooks.",
        discussion:
            "A .ipynb file becomes a .md notebook. A .md notebook becomes a .ipynb file, or with --to docx the Word document of its report, with --to latex a LaTeX document with a folder of figures: for these its blocks run as they do for render. Code of other languages than Swift is shown but does not run."
    )

    enum Target: String, CaseIterable, ExpressibleByArgument { case ipynb, docx, latex }

    @Argument(help: ArgumentHelp("The file to convert.", valueName: "file")) var file: String
    @Option(name: .shortAndLong, help: "The file to write; by default beside the other, with the other ending.")
    var output: String?
    @Option(help: "What a notebook becomes: ipynb, docx or latex.") var to = Target.ipynb
    @OptionGroup var parameters: ParameterOptions
    @Flag(help: "Overwrite files that are there.") var force = false
    @OptionGroup var messages: DiagnosticOutput

    func run() throws { try CommandFailure.reporting { try convert() } }

    private func convert() throws {
        let path = file as NSString
        let base = path.deletingPathExtension
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure.exit(.fileFailed, "'\(file)' cannot be read")
        }
        switch path.pathExtension.lowercased() {
        case "ipynb":
            let target = output ?? base + ".md"
            let stem = ((target as NSString).lastPathComponent as NSString).deletingPathExtension
            let result: JupyterImport.Result
            do { result = try JupyterImport.convert(Array(data), attachmentFolder: stem + "_files") } catch {
                throw CommandFailure.exit(.documentError, "'\(file)': \(error)")
            }
            let folder = (target as NSString).deletingLastPathComponent
            var outputs = OutputFiles()
            outputs.add(target, result.text)
            for attachment in result.attachments {
                guard let bytes = Data(base64Encoded: attachment.base64) else {
                    throw CommandFailure.exit(
                        .documentError, "'\(file)': the attachment '\(attachment.path)' is not base 64")
                }
                outputs.add((folder as NSString).appendingPathComponent(attachment.path), Array(bytes))
            }
            try write(outputs)
            if !result.foreignLanguages.isEmpty {
                print("code in \(result.foreignLanguages.joined(separator: ", ")) is shown and does not run")
            }
        case "md" where to != .ipynb: try convertReport(base)
        case "md":
            guard let text = String(data: data, encoding: .utf8) else {
                throw CommandFailure.exit(.fileFailed, "'\(file)' is not UTF-8 text")
            }
            var outputs = OutputFiles()
            outputs.add(output ?? base + ".ipynb", JupyterExport.json(SourceFile(name: file, text: text)))
            try write(outputs)
        default: throw ValidationError("'\(file)' is neither a .ipynb nor a .md file")
        }
    }

    /// Runs the notebook and writes its report for other programs to go on with.
    private func convertReport(_ base: String) throws {
        let target = output ?? base + (to == .latex ? ".tex" : ".docx")
        let renderer = Renderer(
            toolchain: try Toolchain.locate(environment: ProcessInfo.processInfo.environment),
            runtime: try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram),
            jobs: max(1, ProcessInfo.processInfo.activeProcessorCount), formats: [], isStrict: false,
            isSandboxed: false, overrides: try parameters.overrides())
        var outcome = Renderer.Outcome()
        let results = try renderer.results(try NotebookSource(path: file), &outcome)
        messages.write(outcome.diagnostics)
        guard let results else { throw ExitCode(outcome.status.rawValue) }
        var outputs = OutputFiles()
        if to == .latex {
            try LaTeXReport(results: results).add(to: &outputs, at: target)
        } else {
            outputs.add(target, try WordReport(results: results).docx())
        }
        try write(outputs)
    }

    private func write(_ outputs: OutputFiles) throws {
        for (path, _) in outputs.files where !force && FileManager.default.fileExists(atPath: path) {
            throw CommandFailure.exit(.fileFailed, "'\(path)' is there already; --force overwrites it")
        }
        var absolute = OutputFiles()
        for (path, bytes) in outputs.files { absolute.add(URL(fileURLWithPath: path).standardizedFileURL.path, bytes) }
        try absolute.write()
        for (path, _) in outputs.files { print("wrote \(path)") }
    }
}
