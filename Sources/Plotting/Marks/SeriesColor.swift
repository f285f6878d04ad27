public import Drawing

/// A colour by its role, so that light and dark themes can choose the shade.
public enum SeriesColor: Codable, Hashable, Sendable {
    /// A place in the theme's categorical cycle, from 0.
    case cycle(Int)
    /// One of `of` colours along the theme's sequential map, from cold (0) to hot.
    case sequential(Int, of: Int)
    /// One of `of` evenly spaced colours of the panel's map (viridis where it has no other).
    case map(Int, of: Int)
    /// The page that the figure lies on.
    case ground
    /// The colour of text and axes.
    case text
    /// The theme's grey.
    case grey
    /// The same colour in every theme.
    case exact(Color)
}
