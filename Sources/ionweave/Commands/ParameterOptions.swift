import ArgumentParser
import Document
import Foundation

/// Values for the notebook's parameters, as commands take them.
struct ParameterOptions: ParsableArguments {
    @Option(
        name: [.customShort("P"), .customLong("parameter")],
        help: ArgumentHelp("A value for one of the notebook's parameters.", valueName: "name=value"))
    var assignments: [String] = []
    @Option(help: ArgumentHelp("YAML file with values for the notebook's parameters.", valueName: "file"))
    var params: String?

    /// The values; those of single options come after those of the file.
    func overrides() throws -> ParameterOverrides {
        var overrides = ParameterOverrides()
        do {
            if let params {
                guard let data = FileManager.default.contents(atPath: params) else {
                    throw RenderFailure.unreadableFile(params)
                }
                try overrides.add(yaml: String(decoding: data, as: UTF8.self), from: params)
            }
            for assignment in assignments { try overrides.add(assignment) }
        } catch let error as ParameterError {
            throw ValidationError(error.description)
        }
        return overrides
    }
}
