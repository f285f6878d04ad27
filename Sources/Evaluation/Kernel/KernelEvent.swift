import CellProtocol

/// What the kernel tells while it runs a block.
enum KernelEvent {
    case ready
    case message(CellMessage)
    /// - Parameter stamp: the file's status when it was opened; nil when it was only asked about.
    case used(ExternalInput, stamp: String?)
    case kept(KeptValue, bytes: [UInt8])
    case finished
    case thrown(stack: [StackAddress], text: String)
    case crashed(signal: Int32, stack: [StackAddress])
    case loadFailed(String)
}

/// A return address as a library and the offset in it.
struct StackAddress: Equatable {
    let library: String
    let offset: UInt64

    /// Reads `library<TAB>hexadecimal offset`.
    init?(_ line: Substring) {
        let parts = line.split(separator: "\t")
        guard parts.count == 2, let offset = UInt64(parts[1], radix: 16) else { return nil }
        library = String(parts[0])
        self.offset = offset
    }
}
