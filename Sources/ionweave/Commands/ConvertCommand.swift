import ArgumentParser
import Diagnostics
import Document
import Foundation

/// `ionweave convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Convert Jupyter notebooks to notebooks and back; nothing is run.",
        discussion:
            "A .ipynb file becomes a .md notebook, a .md notebook a .ipynb file. Code of other languages than Swift is shown but does not run; outputs are left out."
    )

    @Argument(help: ArgumentHelp("The file to convert.", valueName: "file")) var file: String
    @Option(name: .shortAndLong, help: "The file to write; by default beside the other, with the other ending.")
    var output: String?
    @Flag(help: "Overwrite files that are there.") var force = false

    func run() throws {
        let path = file as NSString
        let base = path.deletingPathExtension
        guard let data = FileManager.default.contents(atPath: file) else {
            try fail("'\(file)' cannot be read", .fileFailed)
        }
        switch path.pathExtension.lowercased() {
        case "ipynb":
            let target = output ?? base + ".md"
            let stem = ((target as NSString).lastPathComponent as NSString).deletingPathExtension
            let result: JupyterImport.Result
            do { result = try JupyterImport.convert(Array(data), attachmentFolder: stem + "_files") } catch {
                try fail("'\(file)': \(error)", .documentError)
            }
            let folder = (target as NSString).deletingLastPathComponent
            var outputs = OutputFiles()
            outputs.add(target, result.text)
            for attachment in result.attachments {
                guard let bytes = Data(base64Encoded: attachment.base64) else {
                    try fail("'\(file)': the attachment '\(attachment.path)' is not base 64", .documentError)
                }
                outputs.add((folder as NSString).appendingPathComponent(attachment.path), Array(bytes))
            }
            try write(outputs)
            if !result.foreignLanguages.isEmpty {
                print("code in \(result.foreignLanguages.joined(separator: ", ")) is shown and does not run")
            }
        case "md":
            guard let text = String(data: data, encoding: .utf8) else {
                try fail("'\(file)' is not UTF-8 text", .fileFailed)
            }
            var outputs = OutputFiles()
            outputs.add(output ?? base + ".ipynb", JupyterExport.json(SourceFile(name: file, text: text)))
            try write(outputs)
        default: throw ValidationError("'\(file)' is neither a .ipynb nor a .md file")
        }
    }

    private func write(_ outputs: OutputFiles) throws {
        for (path, _) in outputs.files where !force && FileManager.default.fileExists(atPath: path) {
            try fail("'\(path)' is there already; --force overwrites it", .fileFailed)
        }
        var absolute = OutputFiles()
        for (path, bytes) in outputs.files { absolute.add(URL(fileURLWithPath: path).standardizedFileURL.path, bytes) }
        do { try absolute.write() } catch { try fail("\(error)", .fileFailed) }
        for (path, _) in outputs.files { print("wrote \(path)") }
    }

    private func fail(_ message: String, _ status: ExitStatus) throws -> Never {
        StandardError.write("ionweave: error: \(message)\n")
        throw ExitCode(status.rawValue)
    }
}
