import ArgumentParser
import ModelFiles
import PageFiles
import TOMLReading
import TextKit
import Verification

/// A file that cannot be used ends the program with status 2, whichever command asked for it.
enum FileFailure {
    static func telling<Made>(_ work: () throws -> Made) throws -> Made {
        do {
            return try work()
        } catch {
            guard
                error is ModelFileError || error is TOMLError || error is ReferenceProblem
                    || error is PageFileError
            else { throw error }
            Output.complain("\(error)".withVisibleControls)
            throw ExitCode(2)
        }
    }
}
