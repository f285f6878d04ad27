import CellProtocol
import Glibc

/// The value of a long computation, taken from an earlier run when nothing that it depends on has changed.
///
/// The value is kept under the name, the inputs' values, the closure's code, all code and files that the closure uses through functions of the
/// notebook, compiler and library; files that it reads are compared when the value comes back. A closure may use values of the notebook only
/// as inputs. What it prints is not kept, and a closure that displays something or reads the environment is run every time.
///
/// - Parameters:
///   - name: a name of its own in the notebook, written as plain text.
///   - inputs: all values of the notebook that the closure uses.
///   - compute: makes the value.
/// - Returns: what `compute` returns or returned.
/// - Throws: what `compute` throws; then nothing is kept.
public func memo<each Input: Encodable, Value: Codable>(
    _ name: String, _ inputs: repeat each Input, compute: () throws -> Value
) rethrows -> Value {
    guard let place = KernelFunctions.memoPlace(name) else { return try compute() }
    var key: [UInt8] = []
    for input in repeat each inputs {
        guard let bytes = try? WireEncoder.encode(input) else { return try compute() }
        key += withUnsafeBytes(of: UInt64(bytes.count).littleEndian, Array.init) + bytes
    }
    let path = "\(place)-\(MemoRecord.digest(key))"
    if let record = MemoRecord(contentsOf: path), record.inputs == key, record.filesAreUnchanged,
        let value = try? WireDecoder.decode(Value.self, from: record.value)
    {
        return value
    }
    let filesBefore = KernelFunctions.usedFiles.utf8.count
    let messagesBefore = MessageChannel.sentCount
    let value = try compute()
    guard MessageChannel.sentCount == messagesBefore, let bytes = try? WireEncoder.encode(value) else { return value }
    let files = String(decoding: KernelFunctions.usedFiles.utf8.dropFirst(filesBefore), as: UTF8.self)
    if let record = MemoRecord(inputs: key, usedFiles: files, value: bytes) { record.write(to: path) }
    return value
}

/// A value that `memo` kept.
struct MemoRecord: Codable {
    /// The inputs' bytes: compared whole, so that the digest in the file's name need not be a strong one.
    var inputs: [UInt8]
    var files: [File]
    var value: [UInt8]

    struct File: Codable {
        var path: String
        /// The file's status as it was used.
        var status: String
    }

    /// - Parameter usedFiles: lines of status, tab, path; an empty status for files that were only asked about.
    /// Nil when a file is no longer as it was when it was opened.
    init?(inputs: [UInt8], usedFiles: String, value: [UInt8]) {
        self.inputs = inputs
        self.value = value
        files = []
        for line in usedFiles.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let now = KernelFunctions.useFile(String(parts[1])),
                parts[0].isEmpty || now == parts[0]
            else { return nil }
            files.append(File(path: String(parts[1]), status: now))
        }
    }

    init?(contentsOf path: String) {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
        guard let record = try? WireDecoder.decode(MemoRecord.self, from: bytes) else { return nil }
        self = record
    }

    /// Whether all files are as they were; asking makes the block depend on them.
    var filesAreUnchanged: Bool {
        let now = files.map { KernelFunctions.useFile($0.path) }
        return zip(now, files).allSatisfy { $0 == $1.status }
    }

    /// Writes the record whole or not at all; what cannot be kept is computed again.
    func write(to path: String) {
        guard let bytes = try? WireEncoder.encode(self) else { return }
        let temporary = "\(path).\(getpid()).tmp"
        guard let file = fopen(temporary, "w") else { return }
        let written = fwrite(bytes, 1, bytes.count, file)
        if fclose(file) == 0, written == bytes.count { rename(temporary, path) } else { unlink(temporary) }
    }

    /// FNV-1a.
    static func digest(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
