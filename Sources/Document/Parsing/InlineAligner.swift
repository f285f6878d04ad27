/// Walks libcmark's inlines and the text side by side and finds where each piece stands.
///
/// libcmark's own columns are wrong in nested and lazily continued lines. Its tree, however, says at every moment
/// which construct comes next, so that the text can be read along without guessing.
struct InlineAligner {
    private let tree: CommonMarkTree
    private let content: InlineContent
    private let masked: MaskedText
    private var position = 0
    private var result = InlineTokens()
    private var autolinks: [Bool] = []
    private var lastMask = -1
    /// The first mask that does not end before the position, and where it starts.
    private var nextMask: Int
    private var maskStart = 0

    /// The tokens of a paragraph; nil when its text and its tree do not agree.
    static func align(
        _ visits: Range<Int>, of tree: CommonMarkTree, with content: InlineContent, masked: MaskedText
    ) -> InlineTokens? {
        var aligner = InlineAligner(tree: tree, content: content, masked: masked)
        for index in visits where !aligner.consume(index) { return nil }
        let rest = content.bytes[min(aligner.position, content.bytes.count)...]
        return rest.allSatisfy(\.isSpaceOrLineEnd) ? aligner.result : nil
    }

    /// Tokens without places of their own, for a paragraph that could not be aligned.
    static func unplaced(_ visits: Range<Int>, of tree: CommonMarkTree, range: Range<Int>) -> InlineTokens {
        var result = InlineTokens()
        for index in visits {
            let visit = tree.visits[index]
            switch visit.kind {
            case .text:
                for scalar in tree.string(visit.literal).unicodeScalars {
                    result.append(.scalar(scalar, isEscaped: true), range)
                }
            case .softBreak: result.append(.softBreak, range)
            case .lineBreak: result.append(.lineBreak, range)
            case .inlineCode: result.append(code: index, content: range, range)
            case .inlineHTML: result.append(.html(index), range)
            case .emphasis, .strong, .link, .image: result.append(visit.isEntering ? .open(index) : .close, range)
            case .document, .quote, .list, .item, .code, .html, .paragraph, .heading, .thematicBreak: break
            }
        }
        return result
    }

    private init(tree: CommonMarkTree, content: InlineContent, masked: MaskedText) {
        self.tree = tree
        self.content = content
        self.masked = masked
        nextMask = masked.firstMask(endingAfter: content.offsets.first ?? 0)
        result.tokens.reserveCapacity(content.bytes.count)
    }

    private func byte(_ index: Int) -> UInt8? { index < content.bytes.count ? content.bytes[index] : nil }

    private mutating func emit(_ kind: InlineToken.Kind, _ length: Int) {
        result.append(kind, content.range(position..<(position + length)))
        position += length
    }

    private mutating func consume(_ index: Int) -> Bool {
        let visit = tree.visits[index]
        switch visit.kind {
        case .text:
            let isRaw = autolinks.last ?? false
            return tree.text.withUnsafeBufferPointer {
                text(UnsafeBufferPointer(rebasing: $0[visit.literal]), isRaw: isRaw)
            }
        case .softBreak: return lineEnd(.softBreak)
        case .lineBreak: return lineEnd(.lineBreak)
        case .inlineCode: return code(index)
        case .inlineHTML:
            let literal = tree.text[visit.literal]
            guard content.bytes[min(position, content.bytes.count)...].starts(with: literal) else { return false }
            emit(.html(index), literal.count)
            return true
        case .emphasis, .strong:
            let length = visit.kind == .strong ? 2 : 1
            for place in position..<(position + length) {
                guard byte(place) == UInt8(ascii: "*") || byte(place) == UInt8(ascii: "_") else { return false }
            }
            emit(visit.isEntering ? .open(index) : .close, length)
            return true
        case .link, .image: return visit.isEntering ? linkStart(index) : linkEnd()
        case .document, .quote, .list, .item, .code, .html, .paragraph, .heading, .thematicBreak: return true
        }
    }

    private mutating func text(_ literal: UnsafeBufferPointer<UInt8>, isRaw: Bool) -> Bool {
        var index = 0
        while index < literal.count {
            guard position < content.bytes.count else { return false }
            let (scalar, length) = Self.scalar(literal, at: index)
            if let mask = mask(at: content.offsets[position]) {
                if mask != lastMask {
                    lastMask = mask
                    result.append(.mask(mask), masked.masks[mask].range)
                }
                position += length
                index += length
                continue
            }
            let next = content.bytes[position]
            if !isRaw, next == .backslash, let escaped = byte(position + 1), escaped.isPunctuation {
                guard scalar.value == UInt32(escaped) else { return false }
                emit(.scalar(scalar, isEscaped: true), 2)
                index += length
                continue
            }
            if !isRaw, next == UInt8(ascii: "&"), let length = referenceLength(),
                let characters = CommonMarkTree.character(
                    ofReference: String(decoding: content.bytes[position..<(position + length)], as: UTF8.self))
            {
                guard literal[index...].starts(with: characters.utf8) else { return false }
                let range = content.range(position..<(position + length))
                for character in characters.unicodeScalars {
                    result.append(.scalar(character, isEscaped: true), range)
                }
                index += characters.utf8.count
                position += length
                continue
            }
            for step in 0..<length where byte(position + step) != literal[index + step] { return false }
            emit(.scalar(scalar, isEscaped: isRaw), length)
            index += length
        }
        return true
    }

    /// The scalar that starts at an index of valid UTF-8, and how many bytes it has.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        let first = bytes[index]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for step in 1..<length { value = value << 6 | UInt32(bytes[index + step] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// The mask that covers a byte of the text; the bytes are asked for in order.
    private mutating func mask(at offset: Int) -> Int? {
        guard offset >= maskStart else { return nil }
        while nextMask < masked.masks.count, masked.masks[nextMask].range.upperBound <= offset { nextMask += 1 }
        maskStart = nextMask < masked.masks.count ? masked.masks[nextMask].range.lowerBound : .max
        return offset >= maskStart ? nextMask : nil
    }

    /// Length of what looks like `&name;` at the position.
    private func referenceLength() -> Int? {
        var index = position + 1
        if byte(index) == UInt8(ascii: "#") { index += 1 }
        let start = index
        while let next = byte(index), next.isLetter || next.isDigit, index - start < 40 { index += 1 }
        return index > start && byte(index) == UInt8(ascii: ";") ? index + 1 - position : nil
    }

    private mutating func lineEnd(_ kind: InlineToken.Kind) -> Bool {
        let start = position
        if case .lineBreak = kind, byte(position) == .backslash { position += 1 }
        while let next = byte(position), next == .space || next == .tab || next == .carriageReturn { position += 1 }
        guard byte(position) == .newline else { return false }
        position += 1
        while let next = byte(position), next == .space || next == .tab { position += 1 }
        let range = content.range(start..<position)
        if lastMask >= 0, masked.masks[lastMask].range.contains(range.lowerBound) { return true }
        result.append(kind, range)
        return true
    }

    private mutating func code(_ visit: Int) -> Bool {
        let start = position
        while byte(position) == .backtick { position += 1 }
        let length = position - start
        guard length > 0 else { return false }
        let first = position
        while position < content.bytes.count {
            guard byte(position) == .backtick else {
                position += 1
                continue
            }
            let runStart = position
            while byte(position) == .backtick { position += 1 }
            guard position - runStart == length else { continue }
            var inner = first..<runStart
            let bytes = content.bytes
            let isPadded =
                inner.count >= 2 && bytes[inner.lowerBound].isSpaceOrLineEnd
                && bytes[inner.upperBound - 1].isSpaceOrLineEnd
                && !bytes[inner].allSatisfy(\.isSpaceOrLineEnd)
            if isPadded { inner = (inner.lowerBound + 1)..<(inner.upperBound - 1) }
            result.append(code: visit, content: content.range(inner), content.range(start..<position))
            return true
        }
        return false
    }

    private mutating func linkStart(_ index: Int) -> Bool {
        let visit = tree.visits[index]
        let isAutolink = visit.kind == .link && byte(position) == UInt8(ascii: "<")
        let length = visit.kind == .image ? 2 : 1
        guard isAutolink || byte(position + length - 1) == UInt8(ascii: "[") else { return false }
        autolinks.append(isAutolink)
        emit(.open(index), length)
        return true
    }

    private mutating func linkEnd() -> Bool {
        let isAutolink = autolinks.popLast() ?? false
        guard byte(position) == UInt8(ascii: isAutolink ? ">" : "]") else { return false }
        let tail = isAutolink ? position + 1 : LinkTail.end(in: content.bytes, after: position + 1)
        emit(.close, tail - position)
        return true
    }
}
