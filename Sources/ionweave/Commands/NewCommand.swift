import ArgumentParser

/// `ionweave new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a first notebook with data and bibliography, ready to render.",
        discussion:
            "NAME may hold folders: notebooks/lyc writes notebooks/lyc.md, notebooks/data/lyc.csv and notebooks/lyc.bib. Nothing is overwritten."
    )

    @Argument(help: "The notebook's name, without its ending.") var name: String

    func run() throws {
        let starter: StarterNotebook
        do { starter = try StarterNotebook(name: name) } catch { throw ValidationError("\(error)") }
        do { try starter.write() } catch {
            StandardError.write("ionweave: error: \(error)\n")
            throw ExitCode(ExitStatus.fileFailed.rawValue)
        }
        for file in starter.files { print("wrote \(file.path)") }
        print("next: ionweave render \(starter.files[0].path)")
    }
}
