/// Why a project could not be published, apart from mistakes in its notebooks.
enum PublicationFailure: Error, CustomStringConvertible {
    case noNotebooks(folder: String)
    case missingNotebook(String)
    case reservedName(String)
    case sameName(String, String)
    /// Files of the site's folder that somebody else wrote.
    case foreignFiles([String], folder: String)

    var status: ExitStatus {
        switch self {
        case .noNotebooks: .usage
        case .missingNotebook, .reservedName, .sameName: .documentError
        case .foreignFiles: .fileFailed
        }
    }

    var description: String {
        switch self {
        case .noNotebooks(let folder):
            "'\(folder)' has no notebooks; keep them in a folder 'notebooks' or name them in ionweave.yml: 'notebooks: [a.md]'"
        case .missingNotebook(let path): "'\(path)', which ionweave.yml names, is not there"
        case .reservedName(let path): "'\(path)' cannot be published under its name, which the site needs itself"
        case .sameName(let first, let second):
            "'\(first)' and '\(second)' would be one page of the site; give one of them another name"
        case .foreignFiles(let names, let folder):
            "\(names.map { "'\($0)'" }.joined(separator: ", ")) in '\(folder)' \(names.count == 1 ? "was" : "were") not written by publish; --force overwrites \(names.count == 1 ? "it" : "them")"
        }
    }
}
