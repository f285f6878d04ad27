/// Walks libcmark's inlines and the text side by side and finds where each piece stands.
///
/// libcmark's own columns are wrong in nested and lazily continued lines. Its tree, however, says at every moment
/// which construct comes next, so that the text can be read along without guessing.
struct InlineAligner {
    private let content: InlineContent
    private let masked: MaskedText
    private var position = 0
    private var tokens: [InlineToken] = []
    private var autolinks: [Bool] = []
    private var openings: [CommonMarkTree.Kind] = []
    private var lastMask = -1
    /// No mask covers an offset below this one that has not been read yet.
    private var nextMaskStart = 0

    /// The tokens of a paragraph; nil when its text and its tree do not agree.
    static func align(
        _ visits: ArraySlice<CommonMarkTree.Visit>, with content: InlineContent, masked: MaskedText
    ) -> [InlineToken]? {
        var aligner = InlineAligner(content: content, masked: masked)
        for visit in visits where !aligner.consume(visit) { return nil }
        let rest = content.bytes[min(aligner.position, content.bytes.count)...]
        return rest.allSatisfy(\.isSpaceOrLineEnd) ? aligner.tokens : nil
    }

    /// Tokens without places of their own, for a paragraph that could not be aligned.
    static func unplaced(_ visits: ArraySlice<CommonMarkTree.Visit>, range: Range<Int>) -> [InlineToken] {
        visits.flatMap { visit -> [InlineToken] in
            let kinds: [InlineToken.Kind] =
                switch visit.kind {
                case .text: visit.literal.unicodeScalars.map { .scalar($0, isEscaped: true) }
                case .softBreak: [.softBreak]
                case .lineBreak: [.lineBreak]
                case .inlineCode: [.code(visit.literal, content: range)]
                case .inlineHTML: [.html(visit.literal)]
                case .emphasis, .strong, .link, .image:
                    [
                        visit.isEntering
                            ? .open(visit.kind, address: visit.literal, title: visit.title) : .close(visit.kind)
                    ]
                case .document, .quote, .list, .item, .code, .html, .paragraph, .heading, .thematicBreak: []
                }
            return kinds.map { InlineToken(kind: $0, range: range) }
        }
    }

    private init(content: InlineContent, masked: MaskedText) {
        self.content = content
        self.masked = masked
        tokens.reserveCapacity(content.bytes.count)
    }

    private func byte(_ index: Int) -> UInt8? { index < content.bytes.count ? content.bytes[index] : nil }

    private mutating func emit(_ kind: InlineToken.Kind, _ length: Int) {
        tokens.append(InlineToken(kind: kind, range: content.range(position..<(position + length))))
        position += length
    }

    private mutating func consume(_ visit: CommonMarkTree.Visit) -> Bool {
        switch visit.kind {
        case .text: return text(visit.literal)
        case .softBreak: return lineEnd(.softBreak)
        case .lineBreak: return lineEnd(.lineBreak)
        case .inlineCode: return code()
        case .inlineHTML:
            let length = visit.literal.utf8.count
            guard content.bytes[min(position, content.bytes.count)...].starts(with: visit.literal.utf8) else {
                return false
            }
            emit(.html(visit.literal), length)
            return true
        case .emphasis, .strong:
            let length = visit.kind == .strong ? 2 : 1
            for index in position..<(position + length) {
                guard byte(index) == UInt8(ascii: "*") || byte(index) == UInt8(ascii: "_") else { return false }
            }
            emit(visit.isEntering ? .open(visit.kind, address: "", title: "") : .close(visit.kind), length)
            return true
        case .link, .image: return visit.isEntering ? linkStart(visit) : linkEnd(visit.kind)
        case .document, .quote, .list, .item, .code, .html, .paragraph, .heading, .thematicBreak: return true
        }
    }

    private mutating func text(_ literal: String) -> Bool {
        let isRaw = autolinks.last ?? false
        let scalars = literal.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            guard let next = byte(position) else { return false }
            let offset = content.offsets[position]
            if offset >= nextMaskStart { nextMaskStart = masked.maskStart(from: offset) }
            if offset < nextMaskStart, scalar.isLetterDigitOrSpace {
                guard UInt32(next) == scalar.value else { return false }
                emit(.scalar(scalar, isEscaped: isRaw), 1)
                scalars.formIndex(after: &index)
                continue
            }
            if offset >= nextMaskStart, let mask = masked.maskIndex(at: offset) {
                let length = UTF8.width(scalar)
                if mask != lastMask {
                    lastMask = mask
                    tokens.append(InlineToken(kind: .mask(mask), range: masked.masks[mask].range))
                }
                position += length
                scalars.formIndex(after: &index)
                continue
            }
            if !isRaw, next == .backslash, let escaped = byte(position + 1), escaped.isPunctuation {
                guard scalar.value == UInt32(escaped) else { return false }
                emit(.scalar(scalar, isEscaped: true), 2)
                scalars.formIndex(after: &index)
                continue
            }
            if !isRaw, next == UInt8(ascii: "&"), let length = referenceLength(),
                let characters = CommonMarkTree.character(
                    ofReference: String(decoding: content.bytes[position..<(position + length)], as: UTF8.self))
            {
                guard scalars[index...].starts(with: characters.unicodeScalars) else { return false }
                let range = content.range(position..<(position + length))
                for character in characters.unicodeScalars {
                    tokens.append(InlineToken(kind: .scalar(character, isEscaped: true), range: range))
                }
                scalars.formIndex(&index, offsetBy: characters.unicodeScalars.count)
                position += length
                continue
            }
            let length = UTF8.width(scalar)
            guard length > 1 ? starts(with: scalar) : UInt32(next) == scalar.value else { return false }
            emit(.scalar(scalar, isEscaped: isRaw), length)
            scalars.formIndex(after: &index)
        }
        return true
    }

    /// Whether the bytes at the position are those of a character.
    private func starts(with scalar: Unicode.Scalar) -> Bool {
        content.bytes[position...].starts(with: String(scalar).utf8)
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
        tokens.append(InlineToken(kind: kind, range: range))
        return true
    }

    private mutating func code() -> Bool {
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
            let text = String(decoding: bytes[inner].map { $0 == .newline ? .space : $0 }, as: UTF8.self)
            tokens.append(
                InlineToken(kind: .code(text, content: content.range(inner)), range: content.range(start..<position)))
            return true
        }
        return false
    }

    private mutating func linkStart(_ visit: CommonMarkTree.Visit) -> Bool {
        let isAutolink = visit.kind == .link && byte(position) == UInt8(ascii: "<")
        let length = visit.kind == .image ? 2 : 1
        guard isAutolink || byte(position + length - 1) == UInt8(ascii: "[") else { return false }
        autolinks.append(isAutolink)
        emit(.open(visit.kind, address: visit.literal, title: visit.title), length)
        return true
    }

    private mutating func linkEnd(_ kind: CommonMarkTree.Kind) -> Bool {
        let isAutolink = autolinks.popLast() ?? false
        guard byte(position) == UInt8(ascii: isAutolink ? ">" : "]") else { return false }
        let tail = isAutolink ? position + 1 : LinkTail.end(in: content.bytes, after: position + 1)
        emit(.close(kind), tail - position)
        return true
    }
}
