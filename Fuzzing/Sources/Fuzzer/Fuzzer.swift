import Glibc

/// Gives a parser what libFuzzer makes up; the environment variable FUZZED_PARSER names it.
@main struct Fuzzer {
    private static let parser: FuzzedParser = {
        guard let name = getenv("FUZZED_PARSER"), let parser = FuzzedParser(rawValue: String(cString: name)) else {
            fatalError("FUZZED_PARSER must be one of \(FuzzedParser.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return parser
    }()

    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(
            runDriver(&count, &arguments) { start, count in
                Fuzzer.parser.run(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }
}

/// libFuzzer as a library; the package manager has a `main` of its own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
