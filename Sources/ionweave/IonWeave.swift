import ArgumentParser
import Evaluation

/// The command line's entry.
@main
struct IonWeave: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "ionweave",
        abstract: "Turns Markdown notebooks with Swift blocks into PDF, SVG and HTML reports.",
        version: version,
        subcommands: [
            RenderCommand.self, PublishCommand.self, PreviewCommand.self, CheckCommand.self, VerifyCommand.self,
            NewCommand.self, ConvertCommand.self,
            DumpCommand.self, ExplainCommand.self, ExplainCodeCommand.self, TangleCommand.self,
            LanguageServerCommand.self,
            CleanCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: nil)

    static func main() {
        Interruption.listen()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            let code = exitCode(for: error)
            // A wrong command line is 2 here; the parser's own code for it is that of other tools.
            if code == .validationFailure {
                StandardError.write(fullMessage(for: error) + "\n")
                exit(withError: ExitCode(2))
            }
            exit(withError: error)
        }
    }
}
