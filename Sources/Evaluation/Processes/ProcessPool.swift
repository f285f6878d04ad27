import Glibc

/// Runs jobs of child processes side by side, a limited number at a time.
///
/// A job is a chain of commands: the next starts when the one before succeeded.
struct ProcessPool {
    struct Command {
        var program: String
        var arguments: [String]
    }

    struct Outcome {
        var succeeded: Bool
        /// What the job's commands wrote to standard output and standard error.
        var text: String
    }

    let limit: Int

    /// Runs jobs until none is left.
    ///
    /// - Parameters:
    ///   - next: gives a job that can start now, or nil while there is none; asked again after each finished job.
    ///   - finished: told about the end of each job.
    func run<Job>(
        next: () throws(EvaluationError) -> (job: Job, commands: [Command])?,
        finished: (Job, Outcome) throws(EvaluationError) -> Void
    ) throws(EvaluationError) {
        var running: [Running<Job>] = []
        defer { for entry in running { entry.abandon() } }
        while true {
            while running.count < limit, let (job, commands) = try next() {
                running.append(try Running(job: job, commands: commands))
            }
            guard !running.isEmpty else { return }
            if Interruption.isRequested { throw .interrupted }
            let ready = Set(DescriptorReader.wait(running.map(\.output), seconds: 0.5))
            for index in running.indices.reversed() where ready.contains(running[index].output) {
                guard let outcome = try running[index].advance() else { continue }
                let entry = running.remove(at: index)
                try finished(entry.job, outcome)
            }
        }
    }

    private struct Running<Job> {
        let job: Job
        var commands: [Command]
        var process: ChildProcess
        var output: Int32
        var bytes: [UInt8] = []

        init(job: Job, commands: [Command]) throws(EvaluationError) {
            self.job = job
            self.commands = Array(commands.dropFirst())
            (process, output) = try Self.start(commands[0])
        }

        /// Reads on; the outcome when the whole chain is done.
        mutating func advance() throws(EvaluationError) -> Outcome? {
            guard DescriptorReader.drain(output, into: &bytes) == .ended else { return nil }
            close(output)
            guard process.wait() == .exited(0) else {
                return Outcome(succeeded: false, text: String(decoding: bytes, as: UTF8.self))
            }
            guard let command = commands.first else {
                return Outcome(succeeded: true, text: String(decoding: bytes, as: UTF8.self))
            }
            commands.removeFirst()
            (process, output) = try Self.start(command)
            return nil
        }

        func abandon() {
            process.endSession()
            _ = process.wait()
            close(output)
        }

        private static func start(_ command: Command) throws(EvaluationError) -> (ChildProcess, Int32) {
            let pipe = try Pipe()
            defer { close(pipe.writing) }
            DescriptorReader.setNonblocking(pipe.reading)
            let process = try ChildProcess(
                program: command.program, arguments: command.arguments, descriptors: [1: pipe.writing, 2: pipe.writing])
            return (process, pipe.reading)
        }
    }
}
