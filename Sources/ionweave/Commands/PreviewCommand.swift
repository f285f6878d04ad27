import ArgumentParser
import Diagnostics
import Evaluation
import Foundation
import Preview

/// `ionweave preview`.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show a notebook in the browser and follow its changes.")

    @Argument(help: ArgumentHelp("The notebook.", valueName: "file")) var file: String
    @OptionGroup var parameters: ParameterOptions
    @Option(name: [.customShort("j"), .long], help: "Compilers that run side by side.") var jobs: Int?

    /// Seconds between two looks at the files.
    private static let pause = 0.02

    func run() throws {
        let renderer = PreviewRenderer(
            toolchain: try Toolchain.locate(environment: ProcessInfo.processInfo.environment),
            runtime: try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram),
            jobs: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount), overrides: try parameters.overrides())
        let server = try PreviewServer()
        var watched = WatchedFiles(paths: [file])
        // Later an editor may be between removing the old file and naming the new one; at first the notebook must be there.
        let notebook: NotebookSource
        do { notebook = try NotebookSource(path: file) } catch {
            StandardError.write("ionweave: error: \(error)\n")
            throw ExitCode(ExitStatus.fileFailed.rawValue)
        }
        server.show(try renderer.draft(notebook))
        let address = try start(server)
        // Written at once, also into a pipe: whoever started the preview waits for the address.
        FileHandle.standardOutput.write(Data("\(file) is shown at \(address)\nCtrl-C ends it.\n".utf8))
        try show(renderer, server, &watched)
        while !Interruption.isRequested {
            usleep(UInt32(Self.pause * 1e6))
            if watched.haveChanged() { try show(renderer, server, &watched) }
        }
    }

    private func show(_ renderer: PreviewRenderer, _ server: PreviewServer, _ watched: inout WatchedFiles) throws {
        let start = DispatchTime.now().uptimeNanoseconds
        guard let notebook = try? NotebookSource(path: file) else { return }
        // What changes while the page is made must be seen afterwards.
        watched.remember()
        var seen = WatchedFiles(paths: [file])
        do {
            let outcome = try renderer.render(
                notebook,
                progress: { server.tell("block \($0.block) of \($0.of): \($0.title) runs") },
                newVersion: {
                    guard seen.haveChanged() else { return nil }
                    seen.remember()
                    return try? NotebookSource(path: file)
                })
            server.show(outcome.page)
            watched.add(outcome.files)
            let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
            let printer = DiagnosticPrinter(colored: StandardError.isTerminal)
            StandardError.write(outcome.diagnostics.map(printer.text).joined(separator: "\n"))
            StandardError.write(
                "\(file)  \(String(format: "%.2f", seconds)) s  (\(outcome.blockCount - outcome.runCount) kept, \(outcome.runCount) run)\n"
            )
        } catch EvaluationError.superseded {
            // The notebook has changed: the next look at the files shows it.
            return
        } catch EvaluationError.interrupted {
            return
        }
    }

    private func start(_ server: PreviewServer) throws -> String {
        let answer = Answer()
        let waiting = DispatchSemaphore(value: 0)
        Task.detached {
            do { answer.result = .success(try await server.start()) } catch { answer.result = .failure(error) }
            waiting.signal()
        }
        waiting.wait()
        return try answer.result.get()
    }

    /// Carries one value from a task to the thread that waits for it; the semaphore orders the two.
    private final class Answer: @unchecked Sendable {
        var result: Result<String, any Error> = .failure(PreviewError.noAddress)
    }
}
