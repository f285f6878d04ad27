internal import CZstd

/// Zstandard's decompression over pieces of input and output.
final class ZstandardStream {
    private let stream: OpaquePointer

    init() {
        guard let stream = ZSTD_createDStream() else { preconditionFailure("memory is gone") }
        self.stream = stream
    }

    deinit { ZSTD_freeDStream(stream) }

    /// The step's end is the end of a frame; another may follow.
    func step(
        from input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) throws(CompressionError) -> InflateStream.Step {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let status = ZSTD_decompressStream(stream, &target, &source)
        guard ZSTD_isError(status) == 0 else {
            throw .damaged(format: "Zstandard", reason: String(cString: ZSTD_getErrorName(status)))
        }
        return InflateStream.Step(consumed: source.pos, produced: target.pos, isAtEnd: status == 0)
    }
}
