import ArgumentParser
import Evaluation
import Foundation

/// `ionweave clean`.
struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Remove what earlier runs kept; reports and figures stay.")

    func run() throws {
        let folder = FileManager.default.currentDirectoryPath
        for path in Set([
            CacheFolder(forNotebookIn: folder).path, CacheFolder(forNotebookIn: folder + "/notebooks").path,
        ]).sorted()
        where FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
            print("removed \(path)")
        }
    }
}
