import CellProtocol
import Glibc

/// The way from a block's values to the tool: frames that the kernel writes.
enum MessageChannel {
    private typealias Send = @convention(c) (UInt8, UnsafeRawPointer?, Int) -> Void

    /// The kernel's function; nil when a block's code runs outside a kernel, as in a test.
    private static let send: Send? = dlsym(UnsafeMutableRawPointer(bitPattern: 0), "ionweave_send").map {
        unsafeBitCast($0, to: Send.self)
    }

    static func post(_ message: CellMessage) {
        // What was printed before the value stands before it in the report.
        fflush(nil)
        guard let send else { return }
        let bytes: [UInt8]
        do {
            bytes = try WireEncoder.encode(message)
        } catch {
            preconditionFailure("a message cannot be encoded: \(error)")
        }
        bytes.withUnsafeBytes { send(UInt8(ascii: "M"), $0.baseAddress, $0.count) }
    }
}
