import CellProtocol
import Glibc
import Synchronization

/// The way from a block's values to the tool: frames that the kernel writes.
enum MessageChannel {
    /// Messages and names of variables that were sent so far: what a value that comes from the cache would leave out.
    static var sentCount: Int { count.load(ordering: .relaxed) }
    private static let count = Atomic(0)

    /// Tells the tool that a variable of the environment was read.
    static func reportVariable(_ name: String) {
        count.add(1, ordering: .relaxed)
        guard let send = KernelFunctions.send else { return }
        var name = name
        name.withUTF8 { send(UInt8(ascii: "V"), $0.baseAddress, $0.count) }
    }

    /// Gives the tool the bytes of a value that it may keep.
    static func keep(_ name: String, type: String, bytes: [UInt8]) {
        guard let send = KernelFunctions.send else { return }
        let frame = Array("\(name)\n\(type)\n".utf8) + bytes
        frame.withUnsafeBytes { send(UInt8(ascii: "K"), $0.baseAddress, $0.count) }
    }

    /// Sends a message to the tool; a program that runs by itself prints it.
    static func post(_ message: CellMessage) {
        count.add(1, ordering: .relaxed)
        guard let send = KernelFunctions.send else { return print(PlainDisplay.text(of: message), terminator: "") }
        let bytes: [UInt8]
        do {
            bytes = try WireEncoder.encode(message)
        } catch {
            preconditionFailure("a message cannot be encoded: \(error)")
        }
        // Text and messages come to the tool on two ways; the mark says where in the text the message belongs.
        fflush(nil)
        _ = Glibc.write(STDOUT_FILENO, OutputMark.bytes, OutputMark.bytes.count)
        bytes.withUnsafeBytes { send(UInt8(ascii: "M"), $0.baseAddress, $0.count) }
    }
}
