/// A notebook's bytes with everything hidden that libcmark would misread, each byte still at its place.
///
/// Math becomes a private-use character and filler of the same length; escaped signs of the notebook's own notation
/// become control characters; front matter, fences of divisions and display math become blanks.
struct SourceMask {
    struct Math {
        /// Range of the whole construct and of the TeX between its dollars.
        var range: Range<Int>
        var content: Range<Int>
        var isDisplay: Bool
        /// The `{#eq-x}` after a displayed equation.
        var attributes: Range<Int>?
    }

    /// A `:::` fence pair by lines (from 1), outermost first.
    struct Fence {
        var firstLine: Int
        var lastLine: Int
        var attributes: String
    }

    private(set) var bytes: [UInt8]
    private(set) var math: [Math] = []
    private(set) var fences: [Fence] = []
    private(set) var unclosedFenceLines: [Int] = []
    private(set) var strayFenceLines: [Int] = []
    private(set) var unclosedMath: [Int] = []

    /// Signs whose escape must outlast libcmark, each with the second byte of the control character (U+0080…) for it.
    static let escapes: [(sign: UInt8, mark: UInt8)] = [
        (UInt8(ascii: "~"), 0x91), (UInt8(ascii: "^"), 0x92), (UInt8(ascii: "@"), 0x93), (UInt8(ascii: "$"), 0x94),
        (UInt8(ascii: "{"), 0x95), (UInt8(ascii: "}"), 0x96), (UInt8(ascii: "'"), 0x97), (UInt8(ascii: "\""), 0x98),
        (UInt8(ascii: "-"), 0x99), (UInt8(ascii: "."), 0x9A), (UInt8(ascii: "["), 0x9B), (UInt8(ascii: "]"), 0x9C),
    ]
    static let mathCharacters = 6000
    static let firstMathScalar: UInt32 = 0xE000

    /// The mask of a whole notebook whose front matter, if any, takes the given range.
    init(notebook source: [UInt8], frontMatter: Range<Int>?) {
        bytes = source
        if let frontMatter { blank(frontMatter) }
        let start = frontMatter?.upperBound ?? 0
        let line = 1 + source[..<start].count { $0 == UInt8(ascii: "\n") }
        scan(MaskScanner(source: source, start: start, line: line))
    }

    /// The mask of a part of a notebook, all that surrounds it left as it is.
    init(_ source: [UInt8], part: Range<Int>) {
        bytes = source
        scan(MaskScanner(source: Array(source[..<part.upperBound]), start: part.lowerBound, line: 1))
    }

    private mutating func scan(_ scanner: MaskScanner) {
        var scanner = scanner
        scanner.scan()
        for range in scanner.blanked { blank(range) }
        for (offset, mark) in scanner.escaped {
            bytes[offset] = 0xC2
            bytes[offset + 1] = mark
        }
        math = scanner.math
        fences = scanner.fences.sorted { $0.firstLine < $1.firstLine }
        unclosedFenceLines = scanner.unclosedFenceLines
        strayFenceLines = scanner.strayFenceLines
        unclosedMath = scanner.unclosedMath
        for (index, item) in math.enumerated() { hide(item, index: index) }
    }

    private mutating func blank(_ range: Range<Int>) {
        for index in range where bytes[index] != UInt8(ascii: "\n") && bytes[index] != UInt8(ascii: "\r") {
            bytes[index] = UInt8(ascii: " ")
        }
    }

    private mutating func hide(_ item: Math, index: Int) {
        let whole = item.range.lowerBound..<(item.attributes?.upperBound ?? item.range.upperBound)
        if item.isDisplay {
            blank(whole)
        } else {
            // A line end inside inline math must not look like one to libcmark either.
            for index in whole { bytes[index] = UInt8(ascii: "m") }
        }
        let scalar = Self.firstMathScalar + UInt32(index % Self.mathCharacters)
        bytes[whole.lowerBound] = 0xE0 | UInt8(scalar >> 12)
        bytes[whole.lowerBound + 1] = 0x80 | UInt8(scalar >> 6 & 0x3F)
        bytes[whole.lowerBound + 2] = 0x80 | UInt8(scalar & 0x3F)
    }
}
