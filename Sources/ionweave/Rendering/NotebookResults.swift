import Document
import Evaluation

/// A notebook that has run: all that its report is made of.
struct NotebookResults {
    let document: NotebookDocument
    let evaluation: Evaluation
    var resolved: ResolvedFormats
    let images: ImageFiles
    let template: ReportTemplate
    /// What the report says was read: by blocks, as images, as bibliography, as parts of the notebook.
    let inputs: [InputUse]
}
