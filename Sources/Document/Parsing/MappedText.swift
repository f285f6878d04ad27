import Diagnostics

/// A piece of text that knows where in a source file each of its bytes stands.
struct MappedText {
    private enum Places {
        /// The text stands in the file as it is, from this offset.
        case verbatim(Int)
        /// Offset in the file of each byte, and of the end.
        case each([Int])
        /// The whole text comes from this range, no byte from a particular place (the output of a block).
        case whole(Range<Int>)
    }

    let file: SourceFile
    let bytes: [UInt8]
    private let places: Places

    init(_ file: SourceFile) {
        self.file = file
        bytes = file.bytes
        places = .verbatim(0)
    }

    init(_ file: SourceFile, range: Range<Int>) {
        self.file = file
        bytes = Array(file.bytes[range])
        places = .verbatim(range.lowerBound)
    }

    /// Text whose byte `i` stands at `offsets[i]`; one more offset marks the end.
    init(_ bytes: [UInt8], offsets: [Int], in file: SourceFile) {
        precondition(offsets.count == bytes.count + 1, "every byte and the end need a place")
        self.file = file
        self.bytes = bytes
        places = .each(offsets)
    }

    /// Text that has no place of its own: all of it is reported at `span`.
    init(_ text: String, at span: SourceSpan) {
        file = span.file
        bytes = Array(text.utf8)
        places = .whole(span.range)
    }

    private init(file: SourceFile, bytes: [UInt8], places: Places) {
        self.file = file
        self.bytes = bytes
        self.places = places
    }

    /// Whether the text stands in a file and is not what a block printed.
    var isSource: Bool { if case .whole = places { false } else { true } }

    func span(_ range: Range<Int>) -> SourceSpan {
        switch places {
        case .verbatim(let base): file.span((base + range.lowerBound)..<(base + range.upperBound))
        case .each(let offsets):
            if range.isEmpty {
                file.span(offsets[range.lowerBound]..<offsets[range.lowerBound])
            } else {
                file.span(offsets[range.lowerBound]..<max(offsets[range.lowerBound], offsets[range.upperBound - 1] + 1))
            }
        case .whole(let whole): file.span(whole)
        }
    }

    /// Where the byte at `index` stands in the file.
    private func offset(_ index: Int) -> Int {
        switch places {
        case .verbatim(let base): base + index
        case .each(let offsets): offsets[index]
        case .whole(let whole): whole.lowerBound
        }
    }

    /// Other bytes that stand at the places of some of this text's.
    func picking(_ indices: [Int], reading bytes: [UInt8]) -> MappedText {
        if case .whole = places { return MappedText(file: file, bytes: bytes, places: places) }
        let offsets = indices.map(offset)
        return MappedText(bytes, offsets: offsets + [(offsets.last ?? -1) + 1], in: file)
    }

    /// The text with a range of it turned to spaces; lines stay.
    func blanking(_ range: Range<Int>) -> MappedText {
        var blanked = bytes
        for index in range where blanked[index] != .newline && blanked[index] != .carriageReturn {
            blanked[index] = .space
        }
        return MappedText(file: file, bytes: blanked, places: places)
    }

    /// Several ranges as lines of one text.
    func joined(_ ranges: [Range<Int>]) -> MappedText {
        var joined: [UInt8] = []
        var offsets: [Int] = []
        for range in ranges {
            if !joined.isEmpty {
                joined.append(.newline)
                offsets.append((offsets.last ?? 0) + 1)
            }
            joined += bytes[range]
            offsets += range.map(offset)
        }
        if case .whole = places { return MappedText(file: file, bytes: joined, places: places) }
        offsets.append((offsets.last ?? -1) + 1)
        return MappedText(joined, offsets: offsets, in: file)
    }

    var wholeSpan: SourceSpan { span(0..<bytes.count) }

    func slice(_ range: Range<Int>) -> MappedText {
        let places: Places =
            switch places {
            case .verbatim(let base): .verbatim(base + range.lowerBound)
            case .each(let offsets): .each(Array(offsets[range.lowerBound...range.upperBound]))
            case .whole(let whole): .whole(whole)
            }
        return MappedText(file: file, bytes: Array(bytes[range]), places: places)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
