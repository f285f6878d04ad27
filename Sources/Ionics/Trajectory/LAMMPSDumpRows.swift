extension LAMMPSDumpParser {
    /// Reads the usual lines of a frame many at a time; the first line that is not usual ends it and is left to the careful way, which
    /// knows what to say.
    struct UsualRows {
        let kinds: [Kind]
        let isScaled: Bool
        let addsImages: Bool
        /// Å in the file's unit of length.
        let unit: Double
        let cell: UnitCell
        let origin: SIMD3<Double>

        /// - Parameters:
        ///   - lines: whole lines.
        ///   - rows: of the frame, that are still to come.
        ///   - dense: index of id `i + lowestID`, negative where there is none.
        ///   - names: of the ions, packed.
        ///   - isFilled: of each ion in this frame.
        ///   - positions: in Å, `[ion][xyz]`.
        ///   - digits: behind the point of the last number.
        /// - Returns: how much was read.
        func read(
            _ lines: UnsafeBufferPointer<UInt8>, rows: Range<Int>, lowestID: Int, dense: [Int], names: [UInt64],
            isFilled: inout [Bool], positions: inout [Double], digits: inout Int
        ) -> (lines: Int, bytes: Int) {
            kinds.withUnsafeBufferPointer { kinds in
                dense.withUnsafeBufferPointer { dense in
                    names.withUnsafeBufferPointer { names in
                        isFilled.withUnsafeMutableBufferPointer { isFilled in
                            positions.withUnsafeMutableBufferPointer { positions in
                                read(lines, rows, kinds, lowestID, dense, names, isFilled, positions, &digits)
                            }
                        }
                    }
                }
            }
        }

        private func read(
            _ lines: UnsafeBufferPointer<UInt8>, _ rows: Range<Int>, _ kinds: UnsafeBufferPointer<Kind>,
            _ lowestID: Int,
            _ dense: UnsafeBufferPointer<Int>, _ names: UnsafeBufferPointer<UInt64>,
            _ isFilled: UnsafeMutableBufferPointer<Bool>, _ positions: UnsafeMutableBufferPointer<Double>,
            _ digits: inout Int
        ) -> (lines: Int, bytes: Int) {
            guard let start = lines.baseAddress else { return (0, 0) }
            let end = start + lines.count
            let hasID = kinds.contains(.id)
            let hasElement = kinds.contains(.element)
            var p = start
            var row = rows.lowerBound
            var last = digits
            while p < end, row < rows.upperBound {
                var q = p
                guard let line = line(&q, kinds, &last) else { break }
                while q.pointee == 0x20 || q.pointee == 0x0D { q += 1 }
                guard q.pointee == 0x0A else { break }
                var ion = row
                if hasID {
                    let place = line.id &- lowestID
                    guard UInt(bitPattern: place) < UInt(dense.count), dense[place] >= 0 else { break }
                    ion = dense[place]
                }
                guard !isFilled[ion], !hasElement || line.name == names[ion] else { break }
                isFilled[ion] = true
                var r = isScaled ? cell.cartesian(line.position) : unit * line.position - origin
                if addsImages { r += cell.cartesian(line.images) }
                positions[3 * ion] = r.x
                positions[3 * ion + 1] = r.y
                positions[3 * ion + 2] = r.z
                digits = last
                p = q + 1
                row += 1
            }
            return (row - rows.lowerBound, p - start)
        }

        /// What one line says; nil where it is not usual.
        @inline(__always)
        private func line(
            _ q: inout UnsafePointer<UInt8>, _ kinds: UnsafeBufferPointer<Kind>, _ digits: inout Int
        ) -> (id: Int, name: UInt64, position: SIMD3<Double>, images: SIMD3<Double>)? {
            var id = 0
            var name: UInt64 = 0
            var position = SIMD3<Double>()
            var images = SIMD3<Double>()
            for kind in kinds {
                switch kind {
                case .skip, .element:
                    let read = PackedName.read(&q)
                    guard read.length > 0 else { return nil }
                    if kind == .element {
                        guard read.length <= 8 else { return nil }
                        name = read.word
                    }
                case .id, .type:
                    guard let whole = DecimalText.usualWhole(&q) else { return nil }
                    if kind == .id { id = whole }
                case .x, .y, .z:
                    guard let value = DecimalText.usualNumber(&q, fractionDigits: &digits) else { return nil }
                    position[kind.rawValue - Kind.x.rawValue] = value
                case .ix, .iy, .iz:
                    guard let value = DecimalText.usualNumber(&q, fractionDigits: &digits) else { return nil }
                    images[kind.rawValue - Kind.ix.rawValue] = value
                }
            }
            return (id, name, position, images)
        }
    }
}
