/// Whole data unpacked at once.
enum InflatedBytes {
    /// - Parameter framing: `.gzip` data may consist of several members one after the other, as `cat a.gz b.gz` makes it.
    static func members(
        of bytes: [UInt8], framing: InflateStream.Framing, limit: Int
    ) throws(CompressionError) -> [UInt8] {
        let format = framing == .raw ? "deflate" : "gzip"
        let stream = InflateStream(framing)
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var position = 0
        while true {
            let step = try Self.step(stream, bytes, from: position, &buffer)
            position += step.consumed
            guard step.produced <= limit - result.count else { throw .tooLarge(format: format, limit: limit) }
            result += buffer[..<step.produced]
            if step.isAtEnd {
                // What follows the last member is padding when it does not begin like another one.
                guard framing == .gzip, bytes.count - position >= 2, bytes[position] == 0x1F,
                    bytes[position + 1] == 0x8B
                else { return result }
                stream.restart()
            } else if step.consumed == 0, step.produced == 0 {
                throw .truncated(format: format)
            }
        }
    }

    private static func step(
        _ stream: InflateStream, _ bytes: [UInt8], from position: Int, _ buffer: inout [UInt8]
    ) throws(CompressionError) -> InflateStream.Step {
        let result = bytes.withUnsafeBufferPointer { input in
            buffer.withUnsafeMutableBufferPointer { output in
                Result { () throws(CompressionError) in
                    try stream.step(from: UnsafeBufferPointer(rebasing: input[position...]), into: output)
                }
            }
        }
        return try result.get()
    }
}
