import Diagnostics
import Document
import Foundation

/// Answers an editor: mistakes while one types, names that fit, what a reference leads to.
final class LanguageServer {
    private var stream = MessageStream()
    private var notebooks: [String: EditedNotebook] = [:]
    /// Other files that messages were told about, by the notebook that includes them.
    private var told: [String: Set<String>] = [:]

    /// Runs until the client says `exit` or closes the stream.
    ///
    /// - Returns: Whether the client shut the server down before, as the protocol asks.
    func run() -> Bool {
        var isShutDown = false
        while let message = stream.next() {
            guard let method = message["method"] as? String else { continue }
            let parameters = message["params"] as? [String: Any] ?? [:]
            if method == "exit" { return isShutDown }
            if method == "shutdown" { isShutDown = true }
            if let identifier = message["id"] {
                answer(method, parameters, identifier)
            } else {
                notice(method, parameters)
            }
        }
        return isShutDown
    }

    private func answer(_ method: String, _ parameters: [String: Any], _ identifier: Any) {
        let result: Any
        switch method {
        case "initialize": result = Self.capabilities
        case "shutdown": result = NSNull()
        case "textDocument/completion": result = completions(parameters)
        case "textDocument/hover": result = hover(parameters) ?? NSNull()
        case "textDocument/definition": result = definition(parameters) ?? NSNull()
        default:
            let error: [String: Any] = ["code": -32601, "message": "there is no method '\(method)'"]
            return stream.send(["id": identifier, "error": error])
        }
        stream.send(["id": identifier, "result": result])
    }

    private static var capabilities: [String: Any] {
        [
            "capabilities": [
                "textDocumentSync": ["openClose": true, "change": 1] as [String: Any],
                "completionProvider": ["triggerCharacters": ["@", "#", "|", "."]], "hoverProvider": true,
                "definitionProvider": true,
            ] as [String: Any], "serverInfo": ["name": "ionweave"],
        ]
    }

    private func notice(_ method: String, _ parameters: [String: Any]) {
        let document = parameters["textDocument"] as? [String: Any] ?? [:]
        guard let address = document["uri"] as? String else { return }
        switch method {
        case "textDocument/didOpen":
            if let text = document["text"] as? String { update(address, text) }
        case "textDocument/didChange":
            let changes = parameters["contentChanges"] as? [[String: Any]]
            if let text = changes?.last?["text"] as? String { update(address, text) }
        case "textDocument/didClose":
            notebooks[address] = nil
            publish([], address)
            for other in told.removeValue(forKey: address) ?? [] { publish([], other) }
        default: break
        }
    }

    private func update(_ address: String, _ text: String) {
        guard let path = URL(string: address)?.path, !path.isEmpty else { return }
        let notebook = EditedNotebook(path: path, text: text)
        notebooks[address] = notebook
        let byFile = Dictionary(grouping: notebook.diagnostics) { $0.span?.file.name ?? path }
        publish(byFile[path] ?? [], address)
        // Messages about included files stand in those files.
        let others = byFile.filter { $0.key != path }
        let addresses = Dictionary(uniqueKeysWithValues: others.keys.map { ($0, Self.address($0)) })
        for gone in (told[address] ?? []).subtracting(addresses.values).sorted() { publish([], gone) }
        for (name, diagnostics) in others.sorted(by: { $0.key < $1.key }) {
            publish(diagnostics, addresses[name] ?? name)
        }
        told[address] = Set(addresses.values)
    }

    private static func address(_ path: String) -> String { URL(fileURLWithPath: path).absoluteString }

    private func publish(_ diagnostics: [Diagnostic], _ address: String) {
        let start: [String: Any] = ["line": 0, "character": 0]
        let items = diagnostics.map { diagnostic -> [String: Any] in
            let hint = diagnostic.hint.map { "\n" + $0 } ?? ""
            return [
                "range": diagnostic.span.map(EditedNotebook.range) ?? ["start": start, "end": start],
                "severity": diagnostic.severity == .error ? 1 : diagnostic.severity == .warning ? 2 : 3,
                "code": diagnostic.code, "source": "ionweave", "message": diagnostic.message + hint,
            ]
        }
        stream.send([
            "method": "textDocument/publishDiagnostics",
            "params": ["uri": address, "diagnostics": items] as [String: Any],
        ])
    }

    // MARK: Questions

    private func place(_ parameters: [String: Any]) -> (notebook: EditedNotebook, offset: Int)? {
        guard let document = parameters["textDocument"] as? [String: Any], let address = document["uri"] as? String,
            let notebook = notebooks[address], let position = parameters["position"] as? [String: Any],
            let line = position["line"] as? Int, let character = position["character"] as? Int
        else { return nil }
        return (notebook, notebook.offset(line: line, character: character))
    }

    private func completions(_ parameters: [String: Any]) -> [[String: Any]] {
        guard let (notebook, offset) = place(parameters) else { return [] }
        let found = Completion.list(
            in: notebook.file, at: offset, index: notebook.index, citations: notebook.citations)
        let range: [String: Any] = [
            "start": EditedNotebook.position(notebook.file, found.start),
            "end": EditedNotebook.position(notebook.file, offset),
        ]
        return found.completions.map { completion in
            let kind =
                switch completion.kind {
                case .label, .citation: 18
                case .option, .key: 10
                case .callout: 14
                }
            return [
                "label": completion.text, "kind": kind, "detail": completion.detail,
                "documentation": completion.documentation,
                "textEdit": ["range": range, "newText": completion.text] as [String: Any],
            ]
        }
    }

    private func hover(_ parameters: [String: Any]) -> [String: Any]? {
        guard let (notebook, offset) = place(parameters),
            let found = notebook.index.reference(in: notebook.file, at: offset)
        else { return nil }
        let line = found.label.span.file.line(found.label.span.start.line)
        return [
            "contents": ["kind": "plaintext", "value": "\(found.label.name)\n\(line)"],
            "range": EditedNotebook.range(notebook.file.span(found.range)),
        ]
    }

    private func definition(_ parameters: [String: Any]) -> [String: Any]? {
        guard let (notebook, offset) = place(parameters),
            let found = notebook.index.reference(in: notebook.file, at: offset)
        else { return nil }
        let span = found.label.span
        return ["uri": Self.address(span.file.name), "range": EditedNotebook.range(span)]
    }
}
