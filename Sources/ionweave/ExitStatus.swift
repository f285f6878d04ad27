/// How the program ends, as scripts see it.
enum ExitStatus: Int32 {
    case done = 0
    /// A block or a check failed.
    case blockFailed = 1
    case usage = 2
    /// The notebook's text has an error.
    case documentError = 3
    case strictWarnings = 4
    /// A compiler, a library or a font is missing.
    case missingComponent = 5
    /// What was compared is not the same.
    case differs = 6
    /// A file could not be read or written.
    case fileFailed = 7
    case interrupted = 130
}
