import CellProtocol
import Foundation

/// What a block gave when it ran, with the files that it used as they were then.
struct OutputRecord: Codable, Sendable {
    struct File: Codable, Sendable {
        var path: String
        /// Hash of the content, or of a folder's listing; nil for a file that was not there.
        var hash: String?
    }

    var pieces: [OutputPiece]
    var files: [File]

    init(pieces: [OutputPiece], filesUsed: [String]) {
        self.pieces = pieces
        files = Set(filesUsed).sorted().map { File(path: $0, hash: FileStatus.contentHash($0)) }
    }

    /// The first file that is no longer as it was.
    var changedFile: String? { files.first { FileStatus.contentHash($0.path) != $0.hash }?.path }

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
        let temporary = "\(path).\(getpid()).tmp"
        guard (try? Data(bytes).write(to: URL(fileURLWithPath: temporary))) != nil else { return }
        rename(temporary, path)
    }
}
