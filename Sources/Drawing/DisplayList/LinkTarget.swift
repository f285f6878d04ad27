/// Where a link leads.
public enum LinkTarget: Hashable, Sendable {
    case address(String)
    case destination(String)
}
