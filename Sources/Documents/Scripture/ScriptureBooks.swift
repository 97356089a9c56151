/// The books of scripture by the codes that USFM gives them, whatever a file calls them.
enum ScriptureBooks {
    /// OSIS's names and USFM's codes, where they are not the same but for capitals.
    private static let codes: [String: String] = {
        let pairs = """
            Gen GEN Exod EXO Lev LEV Num NUM Deut DEU Josh JOS Judg JDG Ruth RUT 1Sam 1SA 2Sam 2SA 1Kgs 1KI 2Kgs 2KI
            1Chr 1CH 2Chr 2CH Ezra EZR Neh NEH Esth EST Job JOB Ps PSA Prov PRO Eccl ECC Song SNG Isa ISA Jer JER Lam LAM
            Ezek EZK Dan DAN Hos HOS Joel JOL Amos AMO Obad OBA Jonah JON Mic MIC Nah NAM Hab HAB Zeph ZEP Hag HAG
            Zech ZEC Mal MAL Matt MAT Mark MRK Luke LUK John JHN Acts ACT Rom ROM 1Cor 1CO 2Cor 2CO Gal GAL Eph EPH
            Phil PHP Col COL 1Thess 1TH 2Thess 2TH 1Tim 1TI 2Tim 2TI Titus TIT Phlm PHM Heb HEB Jas JAS 1Pet 1PE
            2Pet 2PE 1John 1JN 2John 2JN 3John 3JN Jude JUD Rev REV Tob TOB Jdt JDT EsthGr ESG AddEsth ESG Wis WIS
            Sir SIR Bar BAR EpJer LJE PrAzar S3Y Sus SUS Bel BEL 1Macc 1MA 2Macc 2MA 3Macc 3MA 4Macc 4MA 1Esd 1ES
            2Esd 2ES PrMan MAN AddPs PS2 Odes ODA PssSol PSS DanGr DAG EpLao LAO
            """.split(whereSeparator: \.isWhitespace).map(String.init)
        var codes: [String: String] = [:]
        for place in stride(from: 0, to: pairs.count - 1, by: 2) { codes[pairs[place].lowercased()] = pairs[place + 1] }
        return codes
    }()

    /// `JHN` for `John`, `jhn` and `JHN`; what is not known stays as it is.
    static func code(_ name: some StringProtocol) -> String {
        let upper = name.uppercased()
        return codes[name.lowercased()] ?? (upper.utf8.count == 3 ? upper : String(name))
    }

    /// `JHN 3:16` for OSIS's `Bible:John.3.16!a`, a book or a chapter with fewer numbers; several for a list of them.
    static func names(osis: String) -> [String] {
        osis.split(whereSeparator: \.isWhitespace).map { identifier in
            let own = identifier.split(separator: ":").last ?? identifier
            let parts = (own.split(separator: "!").first ?? own).split(separator: ".")
            guard let book = parts.first else { return String(own) }
            return parts.count == 1
                ? code(book) : "\(code(book)) \(parts.dropFirst().joined(separator: ":"))"
        }
    }
}
