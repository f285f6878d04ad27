/// Names of up to eight bytes as one word each, so that a file's lines are compared with known ones at once.
enum PackedName {
    /// The word of a name; 0, which no name has, where it is longer.
    static func word(_ name: [UInt8]) -> UInt64 {
        name.count <= 8 ? name.reduce(0) { $0 << 8 | UInt64($1) } : 0
    }

    /// Reads what stands before the next blank or line end; of more than eight bytes the word holds the last ones.
    @inline(__always)
    static func read(_ pointer: inout UnsafePointer<UInt8>) -> (word: UInt64, length: Int) {
        while pointer.pointee == 0x20 || pointer.pointee == 0x09 { pointer += 1 }
        let first = pointer
        var word: UInt64 = 0
        while pointer.pointee > 0x20 {
            word = word << 8 | UInt64(pointer.pointee)
            pointer += 1
        }
        return (word, pointer - first)
    }
}
