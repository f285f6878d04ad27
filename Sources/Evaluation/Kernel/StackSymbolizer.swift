import Foundation

/// Turns return addresses in compiled blocks into places in the blocks' text.
struct StackSymbolizer {
    struct Frame: Equatable {
        var function: String
        var file: String
        var line: Int
        var column: Int
    }

    let toolchain: Toolchain

    /// The frames of those addresses that lie in the given libraries, innermost first, inlined ones included.
    func frames(_ stack: [StackAddress], in libraries: Set<String>) -> [Frame] {
        stack.filter { libraries.contains($0.library) }.flatMap(frames)
    }

    private func frames(_ address: StackAddress) -> [Frame] {
        // A return address is that of the next instruction, which may belong to the next line.
        let offset = String(max(1, address.offset) - 1, radix: 16)
        guard
            let text = try? output(of: [
                "--obj=\(address.library)", "--output-style=LLVM", "--inlines", "--functions=linkage", "--demangle",
                "0x\(offset)",
            ])
        else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var frames: [Frame] = []
        for index in stride(from: 0, to: lines.count - 1, by: 2) {
            let place = lines[index + 1].split(separator: ":")
            guard place.count >= 3, let line = Int(place[place.count - 2]) else { continue }
            frames.append(
                Frame(
                    function: String(lines[index]),
                    file: (place.dropLast(2).joined(separator: ":") as NSString).lastPathComponent, line: line,
                    column: Int(place[place.count - 1]) ?? 0))
        }
        return frames
    }

    private func output(of arguments: [String]) throws(EvaluationError) -> String {
        var text = ""
        var isFirst = true
        try ProcessPool(limit: 1).run(
            next: { () throws(EvaluationError) -> (Int, [ProcessPool.Command])? in
                defer { isFirst = false }
                return isFirst ? (0, [ProcessPool.Command(program: toolchain.symbolizer, arguments: arguments)]) : nil
            }, finished: { (_, outcome) throws(EvaluationError) in text = outcome.text })
        return text
    }
}
