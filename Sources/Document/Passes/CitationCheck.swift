public import Diagnostics

/// Looks for citations of unknown works in a notebook that has not run yet.
public enum CitationCheck {
    public static func unknown(in document: NotebookDocument, bibliography: Bibliography) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        func check(_ inlines: [Inline]) -> [Inline] {
            inlines.mapped { inline in
                guard case .citation(let citation) = inline.kind else { return nil }
                for item in citation.items where bibliography[item.key] == nil {
                    diagnostics.append(CitationLinking.unknown(item, in: bibliography))
                }
                return nil
            }
        }
        _ = check(document.metadata.title) + check(document.metadata.subtitle)
        _ = document.metadata.abstract.mappingInlines(check)
        _ = document.blocks.mappingInlines(check)
        return diagnostics
    }
}
