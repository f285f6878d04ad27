import CellProtocol

/// Cuts the kernel's bytes into frames and reads them.
struct FrameReader {
    private var bytes: [UInt8] = []
    private var start = 0

    mutating func append(_ more: [UInt8]) {
        // Frames already read are dropped only now and then: moving the rest costs as much as it is long.
        if start > 1 << 20 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes += more
    }

    /// The next whole frame, or nil until more bytes come.
    mutating func next() throws(EvaluationError) -> KernelEvent? {
        guard bytes.count - start >= 5 else { return nil }
        let length = (1...4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * ($1 - 1)) }
        guard bytes.count - start - 5 >= length else { return nil }
        let kind = bytes[start]
        let body = Array(bytes[start + 5..<start + 5 + length])
        start += 5 + length
        return try event(kind, body)
    }

    private func event(_ kind: UInt8, _ body: [UInt8]) throws(EvaluationError) -> KernelEvent {
        let text = String(decoding: body, as: UTF8.self)
        switch kind {
        case UInt8(ascii: "R"): return .ready
        case UInt8(ascii: "M"):
            do {
                return .message(try WireDecoder.decode(CellMessage.self, from: body))
            } catch {
                throw .kernelNotReady(reason: "it sent a message that cannot be read: \(error)")
            }
        case UInt8(ascii: "F"):
            let parts = text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .kernelNotReady(reason: "it sent a file without its status") }
            return .used(.file(String(parts[1])), stamp: parts[0].isEmpty ? nil : String(parts[0]))
        case UInt8(ascii: "P"): return .used(.parameter(text), stamp: nil)
        case UInt8(ascii: "V"): return .used(.environment(text), stamp: nil)
        case UInt8(ascii: "K"):
            let parts = body.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { throw .kernelNotReady(reason: "it sent a value without name or type") }
            let value = KeptValue(
                name: String(decoding: parts[0], as: UTF8.self), type: String(decoding: parts[1], as: UTF8.self),
                size: parts[2].count)
            return .kept(value, bytes: Array(parts[2]))
        case UInt8(ascii: "E"): return .finished
        case UInt8(ascii: "T"):
            let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
            let stack = parts.prefix { !$0.isEmpty }
            return .thrown(
                stack: stack.compactMap(StackAddress.init),
                text: parts.dropFirst(stack.count + 1).joined(separator: "\n"))
        case UInt8(ascii: "S"):
            let lines = text.split(separator: "\n")
            return .crashed(
                signal: lines.first.flatMap { Int32($0) } ?? 0, stack: lines.dropFirst().compactMap(StackAddress.init))
        case UInt8(ascii: "L"): return .loadFailed(text)
        default: throw .kernelNotReady(reason: "it sent a frame of unknown kind \(kind)")
        }
    }
}
