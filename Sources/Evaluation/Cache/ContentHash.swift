import Crypto

/// SHA-256 of text or bytes as hexadecimal digits.
public enum ContentHash {
    public static func of(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// The hash of several texts; where one ends and the next begins counts.
    public static func of(_ parts: [String]) -> String {
        of(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    }
}
