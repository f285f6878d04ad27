internal import Compression
import Glibc

/// The lines of a text file, plain or compressed, read in pieces: memory does not grow with the file.
///
/// A file that shrinks while it is read ends early; mapped memory would end the process instead.
final class TrajectoryText {
    let path: String
    /// Of the line last read, from 1.
    private(set) var lineNumber = 0
    /// Frame that is being read, from 1; for messages.
    var frame = 1
    /// The line last read, without its end; valid until the next one is read.
    private(set) var line: UnsafePointer<UInt8>
    private(set) var lineEnd: UnsafePointer<UInt8>
    /// Whether the line last read ends with the file and not with a line break.
    private(set) var isLineOpen = false
    private let file: DecompressingFile
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 20
    private var position = 0
    private var filled = 0
    private var isAtEnd = false
    private var isLineKept = false
    private let readsLineByLine: Bool
    private static let longestLine = 1 << 26

    /// - Parameter readsLineByLine: whether `wholeLines` gives none.
    init(path: String, readsLineByLine: Bool = false) throws(TrajectoryError) {
        self.path = path
        self.readsLineByLine = readsLineByLine
        do {
            file = try DecompressingFile(path: path)
        } catch {
            throw .unreadableFile(path: path, reason: "\(error)")
        }
        buffer = Self.memory(capacity)
        line = UnsafePointer(buffer)
        lineEnd = line
        try fill()
        // A byte order mark is no part of the text.
        if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
    }

    deinit { buffer.deallocate() }

    /// Sixteen bytes more, so that eight may be read anywhere.
    private static func memory(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        let result = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 16)
        result.initialize(repeating: 0, count: capacity + 16)
        return result
    }

    /// What stands at the start of the file, for telling its format.
    var start: String {
        String(
            decoding: UnsafeBufferPointer(start: UnsafePointer(buffer + position), count: min(filled - position, 4096)),
            as: UTF8.self)
    }

    /// The first bytes of the file, for telling binary formats.
    var startBytes: [UInt8] {
        Array(UnsafeBufferPointer(start: UnsafePointer(buffer + position), count: min(filled - position, 64)))
    }

    /// Moves to the next line; false at the end of the file.
    func next() throws(TrajectoryError) -> Bool {
        if isLineKept {
            isLineKept = false
            return true
        }
        var searched = 0
        while true {
            if filled > position + searched,
                let found = memchr(buffer + position + searched, 0x0A, filled - position - searched)
            {
                let end = found.assumingMemoryBound(to: UInt8.self) - buffer
                set(position, end)
                position = end + 1
                isLineOpen = false
                return true
            }
            searched = filled - position
            if isAtEnd {
                guard filled > position else { return false }
                set(position, filled)
                position = filled
                isLineOpen = true
                return true
            }
            guard searched < Self.longestLine else {
                throw .malformed(
                    path: path, frame: frame, line: lineNumber + 1, reason: "a line without end; this is no text file")
            }
            try fill()
        }
    }

    /// The whole lines that are in memory behind the line last read, with their line breaks, for reading many without a call for each;
    /// eight bytes behind them are readable. Empty when there are none, or the next line is one that was kept.
    func wholeLines() throws(TrajectoryError) -> UnsafeBufferPointer<UInt8> {
        guard !isLineKept, !readsLineByLine else { return UnsafeBufferPointer(start: nil, count: 0) }
        var end = endOfWholeLines
        if end == position, !isAtEnd {
            try fill()
            end = endOfWholeLines
        }
        return UnsafeBufferPointer(start: UnsafePointer(buffer + position), count: end - position)
    }

    private var endOfWholeLines: Int {
        var end = filled
        while end > position, buffer[end - 1] != 0x0A { end -= 1 }
        return end
    }

    /// Goes behind some of the lines that `wholeLines` gave.
    func pass(lines: Int, bytes: Int) {
        position += bytes
        lineNumber += lines
        isLineOpen = false
    }

    /// Lets the next call of `next` return the same line again.
    func keepLine() { isLineKept = true }

    var text: String { String(decoding: UnsafeBufferPointer(start: line, count: lineEnd - line), as: UTF8.self) }

    /// The blank-separated words of the line.
    var words: [Substring] { text.split { $0 == " " || $0 == "\t" } }

    var isBlank: Bool {
        var p = line
        while p < lineEnd, p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
        return p == lineEnd
    }

    func malformed(_ reason: String) -> TrajectoryError {
        .malformed(path: path, frame: frame, line: lineNumber, reason: reason)
    }

    /// Reads a number of the line; numbers may touch where a sign parts them.
    @inline(__always)
    func number(
        _ pointer: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ digits: inout Int
    ) throws(TrajectoryError) -> Double {
        guard let value = DecimalText.number(&pointer, end, fractionDigits: &digits),
            pointer == end || pointer.pointee <= 0x20 || pointer.pointee == 0x2D || pointer.pointee == 0x2B
        else { throw notANumber(pointer) }
        return value
    }

    /// All words of the line as numbers.
    func numbers(_ count: ClosedRange<Int>) throws(TrajectoryError) -> [Double] {
        var p = line
        var digits = 0
        var result: [Double] = []
        while true {
            while p < lineEnd, p.pointee <= 0x20 { p += 1 }
            if p == lineEnd { break }
            result.append(try number(&p, lineEnd, &digits))
        }
        guard count.contains(result.count) else {
            throw malformed("\(result.count) numbers where \(count.lowerBound) belong")
        }
        return result
    }

    func notANumber(_ pointer: UnsafePointer<UInt8>) -> TrajectoryError {
        var start = min(pointer, lineEnd)
        while start > line, (start - 1).pointee > 0x20 { start -= 1 }
        var end = start
        while end < lineEnd, end.pointee > 0x20, end - start < 40 { end += 1 }
        guard end > start else { return malformed("the line ends where a number belongs") }
        return .notANumber(
            path: path, frame: frame, line: lineNumber,
            text: String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self))
    }

    private func set(_ start: Int, _ end: Int) {
        var last = end
        // Files that went through other systems end lines with one or more carriage returns.
        while last > start, buffer[last - 1] == 0x0D { last -= 1 }
        line = UnsafePointer(buffer + start)
        lineEnd = UnsafePointer(buffer + last)
        lineNumber += 1
    }

    private func fill() throws(TrajectoryError) {
        if position > 0 {
            memmove(buffer, buffer + position, filled - position)
            filled -= position
            position = 0
        }
        if filled > capacity / 2 {
            let larger = Self.memory(2 * capacity)
            larger.update(from: buffer, count: filled)
            buffer.deallocate()
            buffer = larger
            capacity *= 2
        }
        let space = UnsafeMutableBufferPointer(start: buffer + filled, count: capacity - filled)
        do {
            let count = try file.read(into: space)
            isAtEnd = count < space.count
            filled += count
        } catch {
            throw .unreadableFile(path: path, reason: "\(error)")
        }
    }
}
