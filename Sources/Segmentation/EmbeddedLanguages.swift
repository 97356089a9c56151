/// The language files of the folder `Languages`, which the build puts into the program.
enum EmbeddedLanguages {
    static func file(named name: String) -> [UInt8]? { files[name]?() }
    static var names: [String] { files.keys.sorted() }

    /// A new file in `Languages/` needs its line here; a test compares the two.
    private static let files: [String: @Sendable () -> [UInt8]] = [
        "de": { PackageResources.de_txt },
    ]
}
