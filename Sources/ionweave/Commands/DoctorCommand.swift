import ArgumentParser
import Drawing
import Evaluation
import Foundation
import Typesetting

/// `ionweave doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look whether everything that rendering needs is there.")

    func run() throws {
        var isComplete = true
        func report(_ name: String, _ check: () throws -> String) {
            do {
                print("ok       \(name): \(try check())")
            } catch {
                isComplete = false
                print("missing  \(name): \(error)")
            }
        }
        report("compiler") { try Toolchain.locate(environment: ProcessInfo.processInfo.environment).binaries }
        report("runtime library") { try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram).library }
        let style = PageStyle()
        let fonts = FontBook()
        for family in [style.textFamily, style.mathFamily, style.figureFamily, style.codeFamily] {
            report("font") { try fonts.font(for: TextStyle(family: family, size: 10)).file.name }
        }
        if !isComplete { throw ExitCode(ExitStatus.missingComponent.rawValue) }
    }
}
