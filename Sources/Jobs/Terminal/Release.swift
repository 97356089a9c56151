/// What this program is called, by itself and by files that say who wrote them.
public enum Release {
    /// The one place that knows; CHANGELOG.md's newest release has the same.
    public static let version = "0.1.0"
}
