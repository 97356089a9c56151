/// The language files of the folder `Languages`, which the build puts into the program.
enum EmbeddedLanguages {
    static func file(named name: String) -> [UInt8]? { files[name]?() }
    static var names: [String] { files.keys.sorted() }

    /// A new file in `Languages/` needs its line here; a test compares the two.
    private static let files: [String: @Sendable () -> [UInt8]] = [
        "ar": { PackageResources.ar_txt },
        "bg": { PackageResources.bg_txt },
        "cs": { PackageResources.cs_txt },
        "da": { PackageResources.da_txt },
        "de": { PackageResources.de_txt },
        "el": { PackageResources.el_txt },
        "en": { PackageResources.en_txt },
        "es": { PackageResources.es_txt },
        "fa": { PackageResources.fa_txt },
        "fi": { PackageResources.fi_txt },
        "fr": { PackageResources.fr_txt },
        "he": { PackageResources.he_txt },
        "hi": { PackageResources.hi_txt },
        "hr": { PackageResources.hr_txt },
        "hu": { PackageResources.hu_txt },
        "id": { PackageResources.id_txt },
        "it": { PackageResources.it_txt },
        "ja": { PackageResources.ja_txt },
        "km": { PackageResources.km_txt },
        "ko": { PackageResources.ko_txt },
        "latin-script": { PackageResources.latin_script_txt },
        "lo": { PackageResources.lo_txt },
        "my": { PackageResources.my_txt },
        "nb": { PackageResources.nb_txt },
        "nl": { PackageResources.nl_txt },
        "pl": { PackageResources.pl_txt },
        "pt": { PackageResources.pt_txt },
        "ro": { PackageResources.ro_txt },
        "ru": { PackageResources.ru_txt },
        "sk": { PackageResources.sk_txt },
        "sl": { PackageResources.sl_txt },
        "sv": { PackageResources.sv_txt },
        "th": { PackageResources.th_txt },
        "tr": { PackageResources.tr_txt },
        "uk": { PackageResources.uk_txt },
        "ur": { PackageResources.ur_txt },
        "vi": { PackageResources.vi_txt },
        "zh": { PackageResources.zh_txt },
    ]
}
