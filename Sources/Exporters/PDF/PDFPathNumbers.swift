import Drawing

/// Writes the coordinates of a page's paths with two decimals, as SVG files have them.
///
/// Cairo writes three decimals of a grid of 1/256 point and breaks lines where numbers happen to end. A hundredth of a point is a
/// twelfth of a pixel at 600 dpi, and the shorter numbers take a quarter less room once compressed.
enum PDFPathNumbers {
    /// The content with every other operator as it was; coordinates in a scaled space keep all their digits.
    ///
    /// - Parameter longPaths: paths to put in the place of their stand-ins.
    /// - Returns: the content and how many stand-ins it had.
    static func shortened(
        _ content: [UInt8], longPaths: PDFLongPaths = PDFLongPaths()
    ) -> (content: [UInt8], insertedCount: Int) {
        content.withUnsafeBufferPointer { content in
            var writer = Writer(content: content, longPaths: longPaths)
            writer.run()
            return (writer.result, writer.insertedCount)
        }
    }

    private struct Writer {
        let content: UnsafeBufferPointer<UInt8>
        var result: [UInt8] = []
        /// Where the operands of the next operator start and end.
        private var operands: [Range<Int>] = []
        /// Whether a unit of the current space is a point, and the same outside of it.
        private var isInPoints = true
        private var saved: [Bool] = []

        private(set) var insertedCount = 0
        private let longPaths: PDFLongPaths
        /// The corners of the current path, as far as it may be a stand-in, and where it starts in the result.
        private var corners: [Point] = []
        private var pathStart = 0

        init(content: UnsafeBufferPointer<UInt8>, longPaths: PDFLongPaths) {
            self.content = content
            self.longPaths = longPaths
            result.reserveCapacity(content.count)
        }

        mutating func run() {
            var index = 0
            while index < content.count {
                guard !Self.isSpace(content[index]) else {
                    index += 1
                    continue
                }
                let end = tokenEnd(index)
                let token = index..<end
                index = end
                guard isOperator(token) else {
                    operands.append(token)
                    continue
                }
                if content[token.lowerBound...].starts(with: "BI".utf8), token.count == 2 {
                    // The bytes of an image inside the content are no operators.
                    result.append(contentsOf: content[start(token)...])
                    return
                }
                write(token)
                operands.removeAll(keepingCapacity: true)
            }
            if let first = operands.first { result.append(contentsOf: content[first.lowerBound...]) }
        }

        /// Where the text of an operator with its operands starts.
        private func start(_ token: Range<Int>) -> Int { operands.first?.lowerBound ?? token.lowerBound }

        private mutating func write(_ token: Range<Int>) {
            if token.count == 1 {
                switch content[token.lowerBound] {
                case UInt8(ascii: "q"): saved.append(isInPoints)
                case UInt8(ascii: "Q"): isInPoints = saved.popLast() ?? true
                case UInt8(ascii: "S"): insertLongPath()
                case UInt8(ascii: "m"), UInt8(ascii: "l"), UInt8(ascii: "c"), UInt8(ascii: "v"), UInt8(ascii: "y"):
                    if isInPoints { return writePath(token) }
                default: break
                }
            } else if token.count == 2 {
                let letters = (content[token.lowerBound], content[token.lowerBound + 1])
                if letters == (UInt8(ascii: "r"), UInt8(ascii: "e")), isInPoints { return writePath(token) }
                if letters == (UInt8(ascii: "c"), UInt8(ascii: "m")), operands.count == 6 {
                    let matrix = operands.map(number)
                    isInPoints =
                        isInPoints && abs(matrix[0]) == 1 && matrix[1] == 0 && matrix[2] == 0 && abs(matrix[3]) == 1
                }
            }
            result.append(contentsOf: content[start(token)..<token.upperBound])
            result.append(UInt8(ascii: "\n"))
        }

        /// Replaces a stand-in that is about to be painted by its path.
        private mutating func insertLongPath() {
            defer { corners.removeAll(keepingCapacity: true) }
            guard let path = longPaths.content(corners) else { return }
            result.removeSubrange(pathStart...)
            result.append(contentsOf: path)
            insertedCount += 1
        }

        private mutating func writePath(_ token: Range<Int>) {
            if !longPaths.contents.isEmpty { noteCorner(content[token.lowerBound]) }
            for operand in operands {
                SVGNumber.append(number(operand), to: &result)
                result.append(UInt8(ascii: " "))
            }
            result.append(contentsOf: content[token])
            result.append(UInt8(ascii: "\n"))
        }

        private mutating func noteCorner(_ letter: UInt8) {
            if letter == UInt8(ascii: "m") {
                pathStart = result.count
                corners.removeAll(keepingCapacity: true)
            }
            guard operands.count == 2, corners.count < 5 else { return }
            corners.append(Point(x: number(operands[0]), y: number(operands[1])))
        }

        private func number(_ token: Range<Int>) -> Double {
            var digits = 0.0
            var places = 1.0
            var isFraction = false
            for byte in content[token] {
                switch byte {
                case UInt8(ascii: "."): isFraction = true
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    digits = digits * 10 + Double(byte - UInt8(ascii: "0"))
                    if isFraction { places *= 10 }
                default: break
                }
            }
            return (content[token.lowerBound] == UInt8(ascii: "-") ? -digits : digits) / places
        }

        private func isOperator(_ token: Range<Int>) -> Bool {
            switch content[token.lowerBound] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): false
            case let byte where Self.isDelimiter(byte): false
            default: !["true", "false", "null"].contains { content[token].elementsEqual($0.utf8) }
            }
        }

        private func tokenEnd(_ start: Int) -> Int {
            switch content[start] {
            case UInt8(ascii: "("):
                var depth = 0
                var index = start
                while index < content.count {
                    switch content[index] {
                    case UInt8(ascii: "\\"): index += 1
                    case UInt8(ascii: "("): depth += 1
                    case UInt8(ascii: ")"):
                        depth -= 1
                        if depth == 0 { return index + 1 }
                    default: break
                    }
                    index += 1
                }
                return content.count
            case UInt8(ascii: "<") where start + 1 < content.count && content[start + 1] != UInt8(ascii: "<"):
                return (content[start...].firstIndex(of: UInt8(ascii: ">")) ?? content.count - 1) + 1
            case UInt8(ascii: "%"): return content[start...].firstIndex(of: UInt8(ascii: "\n")) ?? content.count
            case let byte:
                var index = start + 1
                guard !Self.isDelimiter(byte) || byte == UInt8(ascii: "/") else { return index }
                while index < content.count, !Self.isSpace(content[index]), !Self.isDelimiter(content[index]) {
                    index += 1
                }
                return index
            }
        }

        private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) || byte == 0 }

        private static func isDelimiter(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
                true
            default: false
            }
        }
    }
}
