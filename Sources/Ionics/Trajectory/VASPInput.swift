/// The time between the frames of an XDATCAR, from the INCAR of its run.
public enum VASPInput {
    /// POTIM × NBLOCK in fs; NBLOCK is 1 where it is not set, as in VASP.
    ///
    /// Format: VASP manual, pages INCAR, POTIM and NBLOCK: `KEY = value`, several a line parted by `;`, comments after `#` or `!`.
    ///
    /// - Throws: `TrajectoryError.missingFrameInterval` when POTIM is not set, `.notANumber`, `.unreadableFile`.
    public static func frameInterval(contentsOf path: String) throws(TrajectoryError) -> Double {
        let text = try TrajectoryText(path: path)
        var values: [String: Double] = [:]
        while try text.next() {
            let line = text.text.prefix { $0 != "#" && $0 != "!" }
            for part in line.split(separator: ";") {
                let sides = part.split(separator: "=", maxSplits: 1)
                guard sides.count == 2 else { continue }
                let key = sides[0].filter { !$0.isWhitespace }.uppercased()
                guard key == "POTIM" || key == "NBLOCK" else { continue }
                let word = sides[1].split(whereSeparator: \.isWhitespace).first.map { String($0) } ?? ""
                guard let value = Double(word), value > 0, value.isFinite else {
                    throw .notANumber(path: path, frame: 1, line: text.lineNumber, text: "\(key) = \(word)")
                }
                values[key] = value
            }
        }
        guard let step = values["POTIM"] else {
            throw .missingFrameInterval(path: path, reason: "POTIM is not set; give the time between frames yourself")
        }
        return step * (values["NBLOCK"] ?? 1)
    }
}
