/// The Zstandard format of RFC 8878.
public enum Zstandard {
    /// Whether data begins as a Zstandard frame does.
    public static func isZstandard(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }

    /// Unpacks all frames of the data.
    ///
    /// - Parameter limit: largest number of bytes to unpack; more is an error, not memory.
    public static func decompress(_ bytes: [UInt8], limit: Int = .max) throws(CompressionError) -> [UInt8] {
        let stream = ZstandardStream()
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var position = 0
        while true {
            let outcome = bytes.withUnsafeBufferPointer { input in
                buffer.withUnsafeMutableBufferPointer { output in
                    Result { () throws(CompressionError) in
                        try stream.step(from: UnsafeBufferPointer(rebasing: input[position...]), into: output)
                    }
                }
            }
            let step = try outcome.get()
            position += step.consumed
            guard step.produced <= limit - result.count else { throw .tooLarge(format: "Zstandard", limit: limit) }
            result += buffer[..<step.produced]
            if step.isAtEnd, position == bytes.count { return result }
            if step.consumed == 0, step.produced == 0 { throw .truncated(format: "Zstandard") }
        }
    }
}
