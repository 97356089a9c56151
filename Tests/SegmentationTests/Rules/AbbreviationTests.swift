import Testing

/// Abbreviations in capitals, in Latin letters, behind a prefix, and those that end a list; initials.
@Suite struct AbbreviationTests {
    static let capsAbbrev: [MarkedCase] = [
        MarkedCase(language: "de", marked: "DR. WEBER IST NICHT DA."),
        MarkedCase(language: "fr", marked: "LE DOCUMENT NO. 5 EST PERDU."),
        MarkedCase(language: "es", marked: "LA SRA. GÓMEZ NO ESTÁ."),
        MarkedCase(language: "pt", marked: "O SR. COSTA NÃO VEIO."),
        MarkedCase(language: "nl", marked: "DHR. JANSEN IS ER NIET."),
        MarkedCase(language: "sv", marked: "PROF. BERG TALAR KLOCKAN TOLV."),
        MarkedCase(language: "cs", marked: "PROF. NOVÁK PŘEDNÁŠÍ V POLEDNE."),
        MarkedCase(language: "en", marked: "MR. HILL IS OUT. ‖COME BACK LATER."),
        MarkedCase(language: "ru", marked: "УЛ. САДОВАЯ ЗАКРЫТА."),
        MarkedCase(language: "en", marked: "THE GATE IS SHUT. ‖USE THE SIDE DOOR."),
        MarkedCase(language: "hr", marked: "DR. HORVAT NIJE OVDJE."),
        MarkedCase(language: "ro", marked: "DL. POPESCU NU ESTE AICI."),
    ]

    static let latinAbbrev: [MarkedCase] = [
        MarkedCase(language: "ar", marked: "قابلت Dr. Miller في المؤتمر."),
        MarkedCase(language: "ru", marked: "Он работает в Nova Inc. с весны."),
        MarkedCase(language: "zh", marked: "他见过 Mr. Hall 两次。"),
        MarkedCase(language: "ja", marked: "彼は Nova Corp. で働いている。"),
        MarkedCase(language: "ko", marked: "그는 Mrs. Hall 옆에 산다."),
        MarkedCase(language: "el", marked: "Μίλησε ο Prof. Brown χθες."),
        MarkedCase(language: "bn", marked: "আমার ভাই Nova Inc. এ কাজ করে।"),
        MarkedCase(language: "hy", marked: "Հաշվետվությունը գրել է Prof. Brown անունով մարդը։"),
        MarkedCase(language: "am", marked: "ሪፖርቱን የጻፈው Prof. Brown ነው።"),
        MarkedCase(language: "fa", marked: "به Fig. 3 نگاه کنید."),
        MarkedCase(language: "th", marked: "เขาทำงานที่ Nova Inc. มาสองปี"),
    ]

    static let prefixAbbrev: [MarkedCase] = [
        MarkedCase(language: "it", marked: "Ha parlato l'avv. Bruni."),
        MarkedCase(language: "fr", marked: "L'avis d'E. Martin compte."),
        MarkedCase(language: "ar", marked: "ذهبت مع أ. حسن إلى بيت د. نبيل."),
        MarkedCase(language: "ar", marked: "سلمت الكتاب لأ. سمير أمس."),
        MarkedCase(language: "fa", marked: "کتاب م. ا. به‌آذین تمام شد."),
        MarkedCase(language: "hi", marked: "वह बी. बी. सी. की खबर है।"),
    ]

    static let etcFinal: [MarkedCase] = [
        MarkedCase(language: "en", marked: "They sell nuts, figs, etc. ‖The shop opens at nine."),
        MarkedCase(language: "en", marked: "They sell nuts, figs, etc. in small bags."),
        MarkedCase(language: "es", marked: "Compró pan, queso, etc. ‖Después se fue."),
        MarkedCase(language: "pt", marked: "Comprou pão, queijo, etc. ‖Depois saiu."),
        MarkedCase(language: "sv", marked: "De säljer nötter, fikon osv. ‖Butiken öppnar nio."),
        MarkedCase(language: "nl", marked: "Ze verkopen noten, vijgen enz. ‖De winkel gaat om negen open."),
        MarkedCase(language: "cs", marked: "Prodávají ořechy, fíky atd. ‖Obchod otevírá v devět."),
        MarkedCase(language: "ru", marked: "Продают орехи, инжир и т. д. ‖Магазин открывается в девять."),
        MarkedCase(language: "uk", marked: "Продають горіхи, інжир тощо. ‖Крамниця відчиняється о дев'ятій."),
        MarkedCase(language: "hu", marked: "Diót, fügét stb. ‖A bolt kilenckor nyit."),
        MarkedCase(language: "da", marked: "De sælger nødder, figner osv. ‖Butikken åbner klokken ni."),
        MarkedCase(language: "el", marked: "Πουλάνε καρύδια, σύκα κ.λπ. ‖Το μαγαζί ανοίγει στις εννέα."),
        MarkedCase(language: "hr", marked: "Prodaju orahe, smokve itd. ‖Trgovina se otvara u devet."),
        MarkedCase(language: "vi", marked: "Họ bán hạt, quả v.v. ‖Cửa hàng mở lúc chín giờ."),
        MarkedCase(language: "id", marked: "Mereka menjual kacang, ara, dll. ‖Toko buka pukul sembilan."),
    ]

    static let initials: [MarkedCase] = [
        MarkedCase(language: "en", marked: "The letter from T. Moore was lost."),
        MarkedCase(language: "de", marked: "Das Bild von E. Nolde hängt im Flur."),
        MarkedCase(language: "es", marked: "El libro de O. Paz está agotado."),
        MarkedCase(language: "it", marked: "La poesia di U. Saba è breve."),
        MarkedCase(language: "ru", marked: "Письмо А. Блока пропало."),
        MarkedCase(language: "uk", marked: "Вірш І. Франка відомий усім."),
        MarkedCase(language: "nl", marked: "Het boek van J. De Wit is uit."),
        MarkedCase(language: "en", marked: "He takes vitamin D. ‖She prefers fish."),
        MarkedCase(language: "cs", marked: "Dopis od V. Nováka se ztratil."),
        MarkedCase(language: "en", marked: "J. R. Smith and E. B. White met."),
        MarkedCase(language: "pl", marked: "Wiersz A. Mickiewicza znają wszyscy."),
        MarkedCase(language: "fr", marked: "Il habite au bloc C. ‖La maison est neuve."),
    ]

    static let ampersand: [MarkedCase] = [
        MarkedCase(language: "en", marked: "The office of Agr. & Fish. is upstairs."),
        MarkedCase(language: "de", marked: "Er arbeitet bei Braun & Co. in Kiel."),
        MarkedCase(language: "en", marked: "They met at Hall Bros. & Sons in York."),
    ]

    @Test(arguments: capsAbbrev + latinAbbrev + prefixAbbrev + etcFinal + initials + ampersand) func sentence(
        _ example: MarkedCase
    ) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
