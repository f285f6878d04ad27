import Foundation

/// A headless Chromium, told what to do through the DevTools protocol on two pipes.
final class Browser {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// A node of the accessibility tree as assistive programs get it.
    struct AccessibleNode {
        var role: String
        var name: String
        /// Level of a heading.
        var level: Int?
    }

    /// Where the browser is; nil where none is installed.
    static let program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private let process = Process()
    private let requests: FileHandle
    private let answers: Int32
    private let folder: String
    private var pending: [UInt8] = []
    private var session = ""
    private var count = 0

    /// Seconds after which an answer is given up.
    private static let patience = 120.0

    init() throws {
        guard let program = Self.program else { throw Failure(description: "no browser is installed") }
        folder = NSTemporaryDirectory() + "ionweave-browser-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (input, output) = (folder + "/requests", folder + "/answers")
        guard mkfifo(input, 0o600) == 0, mkfifo(output, 0o600) == 0 else {
            throw Failure(description: "no pipes in \(folder)")
        }
        // Opened for both directions, so that neither side waits for the other.
        let ends = (open(input, O_RDWR), open(output, O_RDWR | O_NONBLOCK))
        guard ends.0 >= 0, ends.1 >= 0 else { throw Failure(description: "the pipes do not open") }
        requests = FileHandle(fileDescriptor: ends.0, closeOnDealloc: true)
        answers = ends.1
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            "exec '\(program)' --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --user-data-dir='\(folder)/profile' --remote-debugging-pipe 3<'\(input)' 4>'\(output)'",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let target = try command("Target.createTarget", ["url": "about:blank"])
        let attached = try command(
            "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        session = attached["sessionId"] as? String ?? ""
        for domain in ["Page", "Runtime", "Accessibility"] { _ = try command(domain + ".enable") }
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
        close(answers)
        try? FileManager.default.removeItem(atPath: folder)
    }

    // MARK: What it is told

    /// Shows a page on a screen of a width, light or dark, and waits until it is there.
    func show(_ path: String, width: Int, height: Int = 900, isDark: Bool) throws {
        _ = try command(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
        _ = try command(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
        _ = try command("Page.navigate", ["url": URL(fileURLWithPath: path).absoluteString])
        _ = try answer { $0["method"] as? String == "Page.loadEventFired" }
    }

    /// The text that an expression of JavaScript gives.
    func evaluate(_ script: String) throws -> String {
        let answer = try command(
            "Runtime.evaluate", ["expression": script, "returnByValue": true, "awaitPromise": true])
        if let exception = answer["exceptionDetails"] { throw Failure(description: "\(exception)") }
        let value = (answer["result"] as? [String: Any])?["value"]
        return value as? String ?? value.map { "\($0)" } ?? ""
    }

    /// The nodes of the accessibility tree that are not ignored, in the order in which they are read.
    func accessibilityTree() throws -> [AccessibleNode] {
        let nodes = try command("Accessibility.getFullAXTree")["nodes"] as? [[String: Any]] ?? []
        var known: [String: [String: Any]] = [:]
        for node in nodes { known[node["nodeId"] as? String ?? ""] = node }
        func read(_ node: [String: Any]) -> [AccessibleNode] {
            func text(_ value: Any?) -> String { ((value as? [String: Any])?["value"] as? String) ?? "" }
            let level = (node["properties"] as? [[String: Any]])?.first { $0["name"] as? String == "level" }
            let own = AccessibleNode(
                role: text(node["role"]), name: text(node["name"]),
                level: (level?["value"] as? [String: Any])?["value"] as? Int)
            let inner = (node["childIds"] as? [String] ?? []).compactMap { known[$0] }.flatMap(read)
            return (node["ignored"] as? Bool == true ? [] : [own]) + inner
        }
        return nodes.first.map(read) ?? []
    }

    /// The whole page as PNG.
    func screenshot() throws -> Data {
        let picture = try command("Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true])
        return (picture["data"] as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
    }

    /// Keeps a picture of the page in the folder that the environment names in `IONWEAVE_SCREENSHOTS`, to be looked at.
    func keepScreenshot(_ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["IONWEAVE_SCREENSHOTS"] else { return }
        try screenshot().write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }

    // MARK: Messages

    private func command(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        count += 1
        let number = count
        var message: [String: Any] = ["id": number, "method": method, "params": parameters]
        if !session.isEmpty { message["sessionId"] = session }
        var data = try JSONSerialization.data(withJSONObject: message)
        data.append(0)
        try requests.write(contentsOf: data)
        let answer = try answer { $0["id"] as? Int == number }
        if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
        return answer["result"] as? [String: Any] ?? [:]
    }

    /// The next message that is wanted; others are passed over.
    private func answer(_ isWanted: ([String: Any]) -> Bool) throws -> [String: Any] {
        let start = Date()
        while Date().timeIntervalSince(start) < Self.patience {
            while let end = pending.firstIndex(of: 0) {
                let message = try JSONSerialization.jsonObject(with: Data(pending[..<end])) as? [String: Any] ?? [:]
                pending.removeSubrange(...end)
                if isWanted(message) { return message }
            }
            var waiting = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 1000) > 0 else {
                if !process.isRunning { throw Failure(description: "the browser ended") }
                continue
            }
            var part = [UInt8](repeating: 0, count: 1 << 16)
            let length = read(answers, &part, part.count)
            if length > 0 { pending += part[..<length] }
        }
        throw Failure(description: "the browser does not answer")
    }
}
