import Drawing

/// Gives each series its colour and its marker, in the order in which series first appear.
struct SeriesStyles {
    private var names: [String] = []
    private let theme: FigureTheme

    init(panels: [Panel], theme: FigureTheme) {
        self.theme = theme
        for mark in panels.flatMap(\.marks) {
            if let name = mark.series, !names.contains(name), mark.sequence == nil { names.append(name) }
        }
    }

    func color(_ mark: Mark) -> Color {
        if let part = mark.sequence { return theme.sequential(part) }
        guard let name = mark.series, let index = names.firstIndex(of: name) else { return theme.cycle[0] }
        return theme.cycle[index % theme.cycle.count]
    }

    func shape(_ mark: Mark) -> MarkerShape {
        if case .points(_, _, let shape?, _) = mark.kind { return shape }
        guard mark.sequence == nil, let name = mark.series, let index = names.firstIndex(of: name) else {
            return .circle
        }
        return MarkerShape.allCases[index % MarkerShape.allCases.count]
    }
}
