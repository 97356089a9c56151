/// What this program is called by files that say who wrote them.
public enum Release {
    public static let version = "0.1.0"
}
