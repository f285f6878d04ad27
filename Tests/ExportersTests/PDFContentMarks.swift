/// The marks of a page's content stream, and what is drawn outside of them (ISO 32000-1, 7.8 and 14.6).
struct PDFContentMarks {
    private(set) var numbers: Set<Int> = []
    /// Operators that draw something in no numbered mark and no artifact.
    private(set) var looseOperators: [String] = []
    private(set) var isBalanced = true

    private static let drawing: Set<String> = [
        "Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI",
    ]

    init(_ content: [UInt8]) {
        /// Open marks, and whether each places what it holds.
        var open: [Bool] = []
        var operands: [String] = []
        for token in Self.tokens(content) {
            switch token {
            case "BMC", "BDC":
                let number = operands.firstIndex(of: "/MCID").flatMap { Int(operands[$0 + 1]) }
                if let number { numbers.insert(number) }
                open.append(number != nil || operands.first == "/Artifact")
                operands = []
            case "EMC":
                if open.popLast() == nil { isBalanced = false }
                operands = []
            default:
                if Self.drawing.contains(token), !open.contains(true) { looseOperators.append(token) }
                let isOperator = token.first.map { $0.isLetter || $0 == "'" || $0 == "\"" } == true
                if isOperator { operands = [] } else { operands.append(token) }
            }
        }
        if !open.isEmpty { isBalanced = false }
    }

    /// Names, numbers and operators; texts are left out.
    private static func tokens(_ content: [UInt8]) -> [String] {
        var tokens: [String] = []
        var index = 0
        func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
        func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }
        while index < content.count {
            let byte = content[index]
            switch byte {
            case UInt8(ascii: "("):
                var depth = 0
                repeat {
                    switch content[index] {
                    case UInt8(ascii: "\\"): index += 1
                    case UInt8(ascii: "("): depth += 1
                    case UInt8(ascii: ")"): depth -= 1
                    default: break
                    }
                    index += 1
                } while depth > 0 && index < content.count
            case _ where isBlank(byte) || (isDelimiter(byte) && byte != UInt8(ascii: "/")):
                // The digits of a hexadecimal text are no operator.
                if byte == UInt8(ascii: "<"), index + 1 < content.count, content[index + 1] != byte {
                    while index < content.count, content[index] != UInt8(ascii: ">") { index += 1 }
                } else if byte == UInt8(ascii: "<") {
                    index += 1
                }
                index += 1
            default:
                var end = index + 1
                while end < content.count, !isBlank(content[end]), !isDelimiter(content[end]) { end += 1 }
                tokens.append(String(decoding: content[index..<end], as: UTF8.self))
                index = end
            }
        }
        return tokens
    }
}
