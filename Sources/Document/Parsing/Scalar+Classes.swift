extension Unicode.Scalar {
    /// Whether Unicode calls it white space; asked for every character, so that ASCII is told without its tables.
    var isSpace: Bool {
        value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    /// Whether Unicode calls it a letter or a number.
    var isLetterOrNumber: Bool {
        value < 0x80
            ? (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10
            : properties.isAlphabetic || properties.numericType != nil
    }

    /// Whether it is one of the ASCII characters that mean nothing but themselves.
    var isLetterDigitOrSpace: Bool {
        value == 0x20 || (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10
    }
}
