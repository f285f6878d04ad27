import Foundation

@testable import Ionics

/// Spectra among the real files of `SharedData` as columns of numbers.
enum SharedSpectra {
    static var isThere: Bool { SharedData.isPresent }

    /// Rows of numbers of a text file; lines that hold anything else are passed over.
    static func rows(_ path: String, separators: CharacterSet = CharacterSet(charactersIn: ", \t")) throws -> [[Double]]
    {
        let data = try Data(contentsOf: URL(fileURLWithPath: SharedData.path(path)))
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            let cells = line.components(separatedBy: separators).filter { !$0.isEmpty }
            let numbers = cells.compactMap { Double($0) }
            return numbers.count == cells.count && !numbers.isEmpty ? numbers : nil
        }
    }

    /// A spectrum from columns; `columns` says where ν, Z′ and Z″ stand.
    static func spectrum(_ path: String, columns: (Int, Int, Int) = (0, 1, 2), sign: Double = 1) throws
        -> ImpedanceSpectrum
    {
        let rows = try rows(path).filter { $0.count > max(columns.0, columns.1, columns.2) }
        return try ImpedanceSpectrum(
            frequencies: rows.map { $0[columns.0] }, realImpedances: rows.map { $0[columns.1] },
            imaginaryImpedances: rows.map { sign * $0[columns.2] })
    }
}
