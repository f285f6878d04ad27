import CellProtocol
import Foundation

/// What a block gave when it ran, with what it used of the world outside as that was then.
struct OutputRecord: Codable, Sendable {
    var pieces: [OutputPiece]
    var uses: [InputUse]
    /// Values of all variables of the block, or none.
    var values: [KeptValue]

    init(pieces: [OutputPiece], uses: [InputUse], values: [KeptValue]) {
        self.pieces = pieces
        self.uses = uses
        self.values = values
    }

    func firstChange(_ parameters: ParameterBytes) -> InputChange? {
        uses.lazy.compactMap { $0.change(parameters) }.first
    }

    /// Reads a record; nil when there is none that can be read.
    init?(contentsOf path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let record = try? WireDecoder.decode(OutputRecord.self, from: [UInt8](data))
        else { return nil }
        self = record
    }

    func write(to path: String) {
        // Without a record the block runs again; that is all.
        guard let bytes = try? WireEncoder.encode(self) else { return }
        CacheFolder.put(bytes, at: path)
    }
}
