import ArgumentParser
import Document
import Evaluation
import Exporters
import Typesetting

/// How commands end that cannot do their work: one message, and the status that scripts see.
enum CommandFailure {
    /// Does a command's work; what stops it is told on standard error and becomes the status.
    ///
    /// - Parameter interrupted: what is said when the user stops it.
    static func reporting(interrupted: String = "interrupted", _ work: () throws -> Void) throws {
        do { try work() } catch EvaluationError.interrupted {
            throw exit(.interrupted, interrupted)
        } catch {
            guard let status = status(of: error) else { throw error }
            throw exit(status, "\(error)")
        }
    }

    /// Tells a message and gives the status to throw.
    static func exit(_ status: ExitStatus, _ message: String) -> ExitCode {
        StandardError.write("ionweave: error: \(message)\n")
        return ExitCode(status.rawValue)
    }

    private static func status(of error: any Error) -> ExitStatus? {
        switch error {
        case is RenderFailure, is VerificationFailure, is ExportError: .fileFailed
        case let failure as PublicationFailure: failure.status
        case is ParameterError: .usage
        case is ProjectSettingsError: .documentError
        case is EvaluationError, is TypesettingError: .missingComponent
        default: nil
        }
    }
}
