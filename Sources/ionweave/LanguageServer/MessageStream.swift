import Foundation

/// Messages of the Language Server Protocol on standard input and output: a header with the length, then JSON.
struct MessageStream {
    private var pending = Data()

    /// The next message; nil at the end of the input.
    mutating func next() -> [String: Any]? {
        let separator = Data("\r\n\r\n".utf8)
        while true {
            if let head = pending.range(of: separator) {
                let fields = String(decoding: pending[pending.startIndex..<head.lowerBound], as: UTF8.self)
                let length = fields.split(separator: "\r\n").lazy.compactMap { line -> Int? in
                    guard line.lowercased().hasPrefix("content-length:") else { return nil }
                    return Int(line.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "")
                }.first
                guard let length, length >= 0, length < 1 << 28 else { return nil }
                if pending.distance(from: head.upperBound, to: pending.endIndex) >= length {
                    let end = pending.index(head.upperBound, offsetBy: length)
                    let body = pending[head.upperBound..<end]
                    pending = Data(pending[end...])
                    // What is no JSON object is passed over; the client's next message may be one.
                    if let message = try? JSONSerialization.jsonObject(with: body) as? [String: Any] { return message }
                    continue
                }
            }
            let more = FileHandle.standardInput.availableData
            guard !more.isEmpty else { return nil }
            pending += more
        }
    }

    func send(_ message: [String: Any]) {
        var message = message
        message["jsonrpc"] = "2.0"
        guard let body = try? JSONSerialization.data(withJSONObject: message, options: [.sortedKeys]) else { return }
        FileHandle.standardOutput.write(Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
    }
}
