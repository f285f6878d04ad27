import Exporters
import Foundation

/// A PDF report with the files inside it that say what it was made from.
struct FinishedReport {
    let path: String
    let provenance: ReportProvenance
    /// The notebook as it was when the report was made.
    let notebook: String
    let texts: ReportedTexts
    /// Data behind figures and tables by their names.
    let data: [String: String]

    init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw VerificationFailure.unreadable(path)
        }
        let attachments: [PDFAttachment]
        do { attachments = try PDFAttachmentReader.attachments(in: Array(bytes)) } catch {
            throw VerificationFailure.notAReport(path, reason: "\(error)")
        }
        func attached(_ name: String) throws -> Data {
            guard let file = attachments.first(where: { $0.name == name }) else {
                throw VerificationFailure.notAReport(path, reason: "it carries no '\(name)'")
            }
            return Data(file.bytes)
        }
        func decoded<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
            let data = try attached(name)
            do { return try JSONDecoder().decode(type, from: data) } catch {
                throw VerificationFailure.notAReport(path, reason: "its '\(name)' is not of this version")
            }
        }
        self.path = path
        provenance = try decoded(ReportProvenance.self, ReportAttachments.provenanceName)
        texts = try decoded(ReportedTexts.self, ReportAttachments.resultsName)
        let name = (provenance.notebook.path as NSString).lastPathComponent
        notebook = String(decoding: try attached(name), as: UTF8.self)
        data = Self.data(attachments)
    }

    /// The files of `attachments` that hold data of figures and tables.
    static func data(_ attachments: [PDFAttachment]) -> [String: String] {
        Dictionary(
            attachments.filter { $0.mediaType == "text/csv" }.map {
                ($0.name, String(decoding: $0.bytes, as: UTF8.self))
            },
            uniquingKeysWith: { first, _ in first })
    }

    /// The project that the report belongs to: of the folders above the report and above the working folder, the
    /// first that has its notebook; else the first with project settings.
    func project(startingAt folders: [String]) -> String? {
        let candidates = folders.flatMap { Self.ancestors($0) }
        let files = FileManager.default
        return candidates.first { files.fileExists(atPath: "\($0)/\(provenance.notebook.path)") }
            ?? candidates.first { files.fileExists(atPath: $0 + "/ionweave.yml") }
    }

    private static func ancestors(_ folder: String) -> [String] {
        var folders: [String] = []
        var folder = folder
        while folders.last != folder {
            folders.append(folder)
            folder = (folder as NSString).deletingLastPathComponent
        }
        return folders
    }
}

/// Why a report cannot be verified.
enum VerificationFailure: Error, CustomStringConvertible {
    case unreadable(String)
    case notAReport(String, reason: String)
    case noProject(String, notebook: String)
    case noTemporaryFolder(reason: String)

    var description: String {
        switch self {
        case .unreadable(let path): "'\(path)' cannot be read"
        case .notAReport(let path, let reason): "'\(path)' cannot be verified: \(reason)"
        case .noProject(let path, let notebook):
            "no folder above '\(path)' or above here has '\(notebook)'; name the project with --project"
        case .noTemporaryFolder(let reason): "there is no place to run the notebook: \(reason)"
        }
    }
}
