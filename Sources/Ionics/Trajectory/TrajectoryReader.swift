/// Reads a trajectory frame by frame, so that memory does not grow with the file.
///
/// Rules: steps (or times) that a file writes must rise evenly, unless `steps: .ignore`; the last frame must be whole, unless
/// `truncatedFrame: .drop`; the number, elements and order of ions must not change.
public final class TrajectoryReader {
    public let path: String
    public let format: TrajectoryOptions.Format
    private let parser: any FrameParser
    private let options: TrajectoryOptions
    /// Frames read so far, kept or not.
    private var count = 0
    private var lastMark: Double?
    private var markInterval: Double?
    private var keptIons: [Int]?
    private var kept: [Double] = []
    private var isTimeWritten = false

    /// What was left out or changed under a stated rule.
    public private(set) var notes: [String] = []
    /// Cell of the frame last read, in Å.
    public private(set) var cell: UnitCell?
    /// Elements of the kept ions.
    public private(set) var elements: [String] = []

    /// Opens a file; gzip and Zstandard are unpacked on the way.
    public init(path: String, options: TrajectoryOptions = TrajectoryOptions()) throws(TrajectoryError) {
        guard options.stride > 0 else {
            throw .outOfRange(name: "stride", value: Double(options.stride), expected: "at least 1")
        }
        guard options.frames.lowerBound >= 0 else {
            throw .outOfRange(name: "frames", value: Double(options.frames.lowerBound), expected: "not negative")
        }
        switch options.timing {
        case .frameInterval(let time), .integratorStep(let time):
            guard time > 0, time.isFinite else { throw .outOfRange(name: "timing", value: time, expected: "positive") }
        case .written: break
        }
        if let unit = options.lengthUnit, !(unit > 0 && unit.isFinite) {
            throw .outOfRange(name: "lengthUnit", value: unit, expected: "positive")
        }
        self.path = path
        self.options = options
        (format, parser) = try Self.open(path, options)
    }

    private static func open(
        _ path: String, _ options: TrajectoryOptions
    ) throws(TrajectoryError) -> (TrajectoryOptions.Format, any FrameParser) {
        let text = try TrajectoryText(path: path, readsLineByLine: options.readsLineByLine)
        let start = text.startBytes
        if options.format == .dcd || options.format == nil && DCDParser.isDCD(start) {
            return (.dcd, try DCDParser(BinaryInput(path: path), options: options))
        }
        if options.format == .amberNetCDF || options.format == nil && NetCDFInput.isNetCDF(start) {
            return (.amberNetCDF, try AmberNetCDFParser(BinaryInput(path: path), options: options))
        }
        guard let format = options.format ?? Self.format(text.start) else { throw .unknownFormat(path: path) }
        switch format {
        case .xdatcar: return (format, XDATCARParser(text, elements: options.elements))
        case .lammpsDump: return (format, LAMMPSDumpParser(text, options: options))
        case .vasprun: return (format, VasprunParser(text))
        case .extendedXYZ, .dcd, .amberNetCDF: return (format, ExtendedXYZParser(text, options: options))
        }
    }

    /// Whether the file's coordinates run on across the borders of the cell; known after the first frame.
    public var areUnwrapped: Bool { parser.areUnwrapped }

    /// Positions of the kept ions of the frame last read, in Å, `[ion][xyz]`.
    public var positions: [Double] { keptIons == nil ? parser.positions : kept }

    /// Reads up to the next frame to be kept; false at the end.
    public func next() throws(TrajectoryError) -> Bool {
        while count < options.frames.upperBound {
            parser.frame = count + 1
            let header: FrameHeader?
            do {
                header = try parser.next()
            } catch {
                if case .truncatedFrame(_, let frame, let line, let found, let expected) = error,
                    options.truncatedFrame == .drop, count > 0
                {
                    notes.append("frame \(frame) left out: line \(line) ends it after \(found) of \(expected) ions")
                    return false
                }
                throw error
            }
            guard let header else { return false }
            try check(header)
            let place = count - options.frames.lowerBound
            count += 1
            guard place >= 0, place % options.stride == 0 else { continue }
            cell = header.cell
            if elements.isEmpty { try select() }
            if let keptIons {
                parser.positions.withUnsafeBufferPointer { all in
                    for (place, ion) in keptIons.enumerated() {
                        kept[3 * place] = all[3 * ion]
                        kept[3 * place + 1] = all[3 * ion + 1]
                        kept[3 * place + 2] = all[3 * ion + 2]
                    }
                }
            }
            return true
        }
        return false
    }

    /// The time between kept frames in fs; known after the second frame of the file.
    public var interval: Double {
        get throws(TrajectoryError) {
            let stride = Double(options.stride)
            switch options.timing {
            case .frameInterval(let time): return stride * time
            case .integratorStep(let time):
                guard let markInterval else {
                    throw .missingFrameInterval(path: path, reason: "two frames with numbers of steps are needed")
                }
                return stride * time * markInterval
            case .written:
                guard isTimeWritten else {
                    let hint =
                        switch format {
                        case .xdatcar:
                            "an XDATCAR does not hold it; give `timing: .frameInterval(POTIM × NBLOCK)` in fs"
                        case .lammpsDump:
                            "no 'ITEM: TIME' with 'ITEM: UNITS' real or metal; give `timing: .integratorStep(…)` in fs"
                        case .extendedXYZ: "no time_fs or time_ps; give `timing: .frameInterval(…)` in fs"
                        case .vasprun:
                            "no POTIM of molecular dynamics (IBRION = 0); give `timing: .frameInterval(…)` in fs"
                        case .dcd:
                            "programs write a DCD's step in different units; give `timing: .frameInterval(…)` or `.integratorStep(…)` in fs"
                        case .amberNetCDF: "no time; give `timing: .frameInterval(…)` in fs"
                        }
                    throw .missingFrameInterval(path: path, reason: hint)
                }
                guard let markInterval else {
                    throw .missingFrameInterval(path: path, reason: "one frame alone has none")
                }
                return stride * markInterval
            }
        }
    }

    private func check(_ header: FrameHeader) throws(TrajectoryError) {
        let mark: Double?
        if options.timing == .written, let time = header.time {
            mark = time
            isTimeWritten = true
        } else {
            mark = header.step ?? header.time
        }
        defer { lastMark = mark }
        guard let mark, let lastMark else { return }
        let interval = mark - lastMark
        if options.steps == .ignore {
            if markInterval == nil, interval > 0 { markInterval = interval }
            return
        }
        guard interval > 0 else {
            throw .stepsNotRising(path: path, frame: count + 1, line: header.line, step: mark, previous: lastMark)
        }
        guard let expected = markInterval else {
            markInterval = interval
            return
        }
        // Written times are rounded: half a thousandth of an interval does not matter.
        guard abs(interval - expected) <= 5e-4 * expected + 1e-9 * abs(mark) else {
            throw .unevenSteps(
                path: path, frame: count + 1, line: header.line, interval: interval, expected: expected)
        }
    }

    private func select() throws(TrajectoryError) {
        guard let names = options.keptElements else {
            elements = parser.elements
            return
        }
        let known = parser.elements
        for name in names where !known.contains(name) {
            throw .noSuchElement(name: name, known: Trajectory.unique(known))
        }
        let wanted = Set(names)
        let ions = known.indices.filter { wanted.contains(known[$0]) }
        keptIons = ions
        kept = [Double](repeating: 0, count: 3 * ions.count)
        elements = ions.map { known[$0] }
    }

    private static func format(_ start: String) -> TrajectoryOptions.Format? {
        if start.hasPrefix("ITEM:") { return .lammpsDump }
        if start.hasPrefix("<?xml") { return start.contains("<modeling>") ? .vasprun : nil }
        // By scalars: a carriage return and a line feed are one character, and there may be several of the first.
        let lines = start.unicodeScalars.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false).map {
            Substring($0)
        }
        guard lines.count >= 3 else { return nil }
        func numbers(_ line: Substring) -> [Double?] {
            line.split(whereSeparator: \.isWhitespace).map { Double($0) }
        }
        let scale = numbers(lines[1])
        if [1, 3].contains(scale.count), scale.allSatisfy({ $0 != nil }) { return .xdatcar }
        let first = numbers(lines[0])
        if first.count == 1, let count = first[0], count == count.rounded(), count > 0 { return .extendedXYZ }
        return nil
    }
}
