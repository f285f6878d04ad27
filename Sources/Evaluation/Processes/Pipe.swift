import Glibc

/// A pipe whose ends are numbered high enough not to collide with a child's descriptors.
struct Pipe {
    let reading: Int32
    let writing: Int32

    init() throws(EvaluationError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .systemCall("pipe", errno) }
        reading = try Self.raised(ends[0])
        writing = try Self.raised(ends[1])
    }

    private static func raised(_ descriptor: Int32) throws(EvaluationError) -> Int32 {
        let raised = fcntl(descriptor, F_DUPFD_CLOEXEC, 20)
        guard raised >= 0 else { throw .systemCall("fcntl", errno) }
        close(descriptor)
        return raised
    }
}
