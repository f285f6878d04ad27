public import Document

/// The pages of a published project, as each of them knows the others.
public struct Site: Sendable {
    /// A notebook of the project with what the index says about it.
    public struct Page: Sendable {
        /// A drawing that stands for the notebook, as files beside the pages.
        public struct Thumbnail: Sendable {
            /// Address of the drawing on a light ground.
            public var light: String
            /// Address of the one on a dark ground; nil where one serves for both.
            public var dark: String?

            /// - Parameters: as the properties.
            public init(light: String, dark: String? = nil) {
                self.light = light
                self.dark = dark
            }
        }

        /// The notebook's file name without its ending.
        public var name: String
        /// The notebook with its results; where it failed, what is known of it without them.
        public var document: ResolvedDocument
        /// Nil for a notebook without figures.
        public var thumbnail: Thumbnail?
        /// Pages of its PDF; nil where there is none.
        public var pageCount: Int?
        /// Whether the notebook failed, so that the site has no page of it.
        public var isMissing: Bool

        /// - Parameters: as the properties.
        public init(
            name: String, document: ResolvedDocument, thumbnail: Thumbnail? = nil, pageCount: Int? = nil,
            isMissing: Bool = false
        ) {
            self.name = name
            self.document = document
            self.thumbnail = thumbnail
            self.pageCount = pageCount
            self.isMissing = isMissing
        }

        /// The title, or the file's name where the notebook has none.
        public var title: [Inline] {
            let metadata = document.metadata
            guard metadata.title.isEmpty, let span = document.blocks.first?.span else { return metadata.title }
            return [Inline(.text(name), span: span)]
        }
    }

    /// The title above the index and in the bar of each page.
    public var title: [Inline]
    /// In the order in which the site shows them.
    public var pages: [Page]
    /// File name and number of pages of the PDF of all notebooks; nil where there is none.
    public var pdf: (name: String, pageCount: Int)?

    /// - Parameters: as the properties.
    public init(title: [Inline], pages: [Page], pdf: (name: String, pageCount: Int)? = nil) {
        self.title = title
        self.pages = pages
        self.pdf = pdf
    }

    /// The language of the index: that of the first notebook.
    public var language: String { pages.first?.document.metadata.language ?? "en-GB" }

    /// Everybody who wrote one of the published notebooks, each once, in the order in which they are named.
    public var authors: [Metadata.Author] {
        var seen: Set<String> = []
        return pages.filter { !$0.isMissing }.flatMap(\.document.metadata.authors).filter {
            seen.insert($0.name).inserted
        }
    }

    /// A file beside the pages as a link names it.
    public static func address(_ file: String) -> String {
        var result = file.contains(":") ? "./" : ""
        for character in file {
            switch character {
            case "%": result += "%25"
            case "#": result += "%23"
            case "?": result += "%3F"
            default: result.append(character)
            }
        }
        return result
    }
}
