import CellProtocol
import Foundation

/// What a block gave when it ran, with what it used of the world outside as that was then.
struct OutputRecord: Codable, Sendable {
    struct Use: Codable, Sendable {
        var input: ExternalInput
        /// Hash of the content; nil for what was not there.
        var hash: String?
    }

    /// An input that is no longer as it was.
    struct Change: Equatable {
        var input: ExternalInput
        var before: String?
        var after: String?
    }

    var pieces: [OutputPiece]
    var uses: [Use]
    /// Values of all variables of the block, or none.
    var values: [KeptValue]

    init(pieces: [OutputPiece], inputs: [ExternalInput], values: [KeptValue]) {
        self.pieces = pieces
        self.values = values
        uses = ExternalInput.sorted(inputs).map { Use(input: $0, hash: $0.contentHash) }
    }

    var firstChange: Change? {
        for use in uses {
            let now = use.input.contentHash
            if now != use.hash { return Change(input: use.input, before: use.hash, after: now) }
        }
        return nil
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
