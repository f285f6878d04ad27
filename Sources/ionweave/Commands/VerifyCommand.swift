import ArgumentParser
import Diagnostics
import Document
import Evaluation
import Foundation
import Typesetting

/// `ionweave verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Run the notebook inside a PDF report again and compare the results.",
        discussion:
            "The report carries its notebook, its parameters, the numbers that it shows and the hashes of the files that it used. All blocks run again from the raw data, nothing that earlier runs kept is used, and nothing is written. It ends with 6 when a result differs."
    )

    @Argument(help: ArgumentHelp("The report.", valueName: "report.pdf")) var report: String
    @Option(help: "Largest relative difference of two numbers that count as the same.") var tolerance = 1e-6
    @Option(help: "The project's folder, where it is not above the report.") var project: String?
    @Flag(help: "Treat changed files, compiler or library as differences too.") var strict = false
    @Flag(help: "Run blocks without network, able to read the project only (needs bubblewrap).") var sandbox = false
    @OptionGroup var messages: DiagnosticOutput

    func validate() throws {
        guard tolerance >= 0, tolerance.isFinite else { throw ValidationError("a tolerance is 0 or more") }
    }

    func run() throws {
        try CommandFailure.reporting {
            let status = try verify()
            if status != .done { throw ExitCode(status.rawValue) }
        }
    }

    private func verify() throws -> ExitStatus {
        let report = try FinishedReport(path: report)
        let here = FileManager.default.currentDirectoryPath
        let beside = (URL(fileURLWithPath: report.path).standardizedFileURL.path as NSString).deletingLastPathComponent
        let named = project.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        guard let folder = named ?? report.project(startingAt: [beside, here]) else {
            throw VerificationFailure.noProject(report.path, notebook: report.provenance.notebook.path)
        }

        let cache = NSTemporaryDirectory() + "ionweave-verify-\(getpid())"
        do { try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true) } catch {
            throw VerificationFailure.noTemporaryFolder(reason: error.localizedDescription)
        }
        defer { try? FileManager.default.removeItem(atPath: cache) }
        let notebook = try NotebookSource(
            path: "\(folder)/\(report.provenance.notebook.path)", text: report.notebook, cache: CacheFolder(at: cache))
        let toolchain = try Toolchain.locate(environment: ProcessInfo.processInfo.environment)
        let runtime = try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram)
        var overrides = ParameterOverrides()
        if !report.provenance.parameters.isEmpty {
            let values = try JSONEncoder().encode(report.provenance.parameters)
            do { try overrides.add(yaml: String(decoding: values, as: UTF8.self), from: report.path) } catch {
                throw VerificationFailure.notAReport(report.path, reason: "\(error)")
            }
        }
        let renderer = Renderer(
            toolchain: toolchain, runtime: runtime, jobs: max(1, ProcessInfo.processInfo.activeProcessorCount),
            formats: [.pdf], isStrict: false, isSandboxed: sandbox, overrides: overrides)
        var outcome = Renderer.Outcome()
        guard let results = try renderer.results(notebook, &outcome) else {
            messages.write(outcome.diagnostics)
            return outcome.status
        }
        let origin = BuildOrigin.of(toolchain, runtime, cache: notebook.cache)
        let verification = ReportVerification(
            report, results: results, provenance: ReportProvenance(results, notebook: notebook, origin: origin),
            attachments: try ReportAttachments(results, notebook: notebook, origin: origin),
            notebookNow: FileManager.default.contents(atPath: "\(folder)/\(report.provenance.notebook.path)"),
            tolerance: tolerance)
        for line in verification.lines { print(line) }
        if !verification.comparison.differences.isEmpty { return .differs }
        return strict && verification.isFromOtherInputs ? .differs : .done
    }
}
