/// Languages of the Near East, of Africa and the Pacific: an abbreviation inside a sentence, a date or a reference with a number, plain sentences.
extension LanguageFileTests {
    static let otherCases: [(language: String, marked: [String])] = [
        (
            "yi",
            [
                "נעכטן איז געקומען פּראָפֿ. × ווײַנרײַך. ‖ קיינער האָט נישט געוואַרט.",
                "י. × ל. × פּרץ האָט געשריבן אַ בוך. ‖ אַלע האָבן עס געלייענט.",
                "זע נומ. × 5 אין בוך. ‖ דאָרט שטייט אַלץ.",
                "ווער איז דאָרט? ‖ קיינער האָט נישט געענטפֿערט.",
            ]
        ),
        (
            "ku",
            [
                "Duh prof. × Kurdo û dr. × Zana hatin. ‖ Kesî li benda wan nebû.",
                "Bnr. × rp. × 12 û jm. × 5 di pirtûkê de. ‖ Li wir her tişt heye.",
                "Wî nan, penîr hwd. kirî. ‖ Paşê çû.",
            ]
        ),
        (
            "ckb",
            [
                "دوێنێ د. × ئەحمەد و پ. × کەریم هاتن. ‖ کەس چاوەڕێی نەکردن.",
                "بڕوانە ل. × 12 لە کتێبەکەدا. ‖ هەموو شتێک لەوێ نووسراوە.",
                "ئەو هات. ‖ کێ ڕۆیشت؟ ‖ کەس!",
            ]
        ),
        (
            "ps",
            [
                "پرون ډ. × احمد او پوه. × کريم راغلل. ‖ هېڅوک ورته نه وو.",
                "د کتاب ټ. × 2 وګورئ. ‖ هلته هر څه ليکل شوي دي.",
                "هغه راغی. ‖ څوک لاړ؟ ‖ هېڅوک!",
            ]
        ),
        (
            "am",
            [
                "ትናንት ፕሮፌ. × ኃይሌ እና ዶ. × ር. × አበበ መጡ። ‖ ማንም አልጠበቃቸውም።",
                "በ1983 ዓ. ም. አዲስ አበባ ገባ። ‖ ከዚያ ሄደ።",
                "ቁ. × 5 ተመልከት። ‖ ሁሉም እዚያ ተጽፏል።",
                "ሀ. × ቤቱ አዲስ ነው። ‖ ማን ነው? ‖ እኔ ነኝ።",
            ]
        ),
        (
            "ti",
            [
                "ትማሊ ፕሮፌ. × ኣስመሮም መጺኡ። ‖ ዝተጸበዮ ኣይነበረን።",
                "ብ1983 ዓ. ም. ኣስመራ ኣትዩ። ‖ ድሕሪኡ ከይዱ።",
                "ቁ. × 5 ርአ። ‖ ኩሉ ኣብኡ ተጻሒፉ ኣሎ።",
            ]
        ),
        (
            "so",
            [
                "Shalay waxaa yimid Dr. × Cali iyo Prof. × Xasan. ‖ Cidna ma sugayn.",
                "Fiiri lam. × 5 ee buugga. ‖ Wax walba halkaas ayay ku qoran yihiin.",
                "Wuxuu iibsaday rooti, caano iwm. ‖ Kadib wuu tegay.",
                "Kuma ayaa jooga? ‖ Cidna ma jawaabin.",
            ]
        ),
        (
            "ha",
            [
                "Jiya Dr. × Bello da Alh. × Musa suka zo. ‖ Babu wanda ya jira su.",
                "Duba sh. × 12 a cikin littafin. ‖ Komai yana wurin.",
                "Wa ke nan? ‖ Babu wanda ya amsa.",
            ]
        ),
        (
            "yo",
            [
                "Dr. × Adéyẹmí àti Prof. × Ògúnlẹ́sì dé lánàá. ‖ Kò sí ẹni tó ń dúró dè wọ́n.",
                "Wo o. i. × 12 nínú ìwé náà. ‖ Gbogbo rẹ̀ wà níbẹ̀.",
                "Ta ni ó wà níbẹ̀? ‖ Kò sí ẹni tó dáhùn.",
            ]
        ),
        (
            "ig",
            [
                "Ụnyaahụ Dr. × Okafor na Prof. × Nwosu bịara. ‖ Onweghị onye na-eche ha.",
                "Lee p. × 12 n'akwụkwọ ahụ. ‖ Ihe niile dị ebe ahụ.",
                "Ọ zụtara achịcha, azụ wdg. ‖ Emesịa ọ pụrụ.",
            ]
        ),
        (
            "zu",
            [
                "Izolo uMnu. Zulu noDkt. Nkosi bafikile. ‖ Akekho obebalindile.",
                "Mnu. × Zulu no-Prof. × Nkosi bafikile. ‖ Akekho obebalindile.",
                "Bheka ikh. × 12 encwadini. ‖ Konke kubhaliwe lapho.",
                "Ngubani lapho? ‖ Akekho ophendulile.",
            ]
        ),
        (
            "xh",
            [
                "Mnu. × Dlamini no-Prof. × Mda bafikile izolo. ‖ Akukho mntu ubelindile.",
                "Jonga iph. × 12 encwadini. ‖ Yonke into ibhaliwe apho.",
                "Ngubani olapho? ‖ Akukho mntu uphendulileyo.",
            ]
        ),
        (
            "sw",
            [
                "Bw. × Juma na Dkt. × Amina walifika jana. ‖ Hakuna aliyewasubiri.",
                "Tazama uk. × 12 wa kitabu hiki. ‖ Kila kitu kimeandikwa hapo.",
                "Alizaliwa tarehe 3 Jan. × 1920 mjini. ‖ Baadaye aliondoka.",
                "Anauza karanga, tini n.k. ‖ Hata hivyo hauzi mkate.",
                "Nani yuko hapo? ‖ Hakuna mtu.",
            ]
        ),
        (
            "mg",
            [
                "Tonga omaly ny Dr. × Rakoto sy ny Prof. × Rabe. ‖ Tsy nisy niandry azy.",
                "Jereo ny tak. × 12 amin'ny boky. ‖ Ao daholo ny zava-drehetra.",
                "Nividy mofo, ronono sns. izy. ‖ Avy eo dia lasa.",
                "Iza no ao? ‖ Tsy nisy namaly.",
            ]
        ),
        (
            "ms",
            [
                "En. × Ahmad dan Pn. × Siti tiba semalam. ‖ Tiada siapa menunggu.",
                "Lihat hlm. × 12 dan jil. × 3 buku itu. ‖ Semuanya tertulis.",
                "Dia lahir pada 3 Dis. × 1920 di sini. ‖ Kemudian dia pergi.",
                "Beliau menjual kacang, roti dll. ‖ Kemudian beliau pulang.",
                "Siapa di sana? ‖ Tiada siapa.",
            ]
        ),
        (
            "fil",
            [
                "Dumating sina G. × Santos at Gng. × Reyes kahapon. ‖ Walang naghihintay.",
                "Tingnan ang blg. × 5 sa p. × 12 ng aklat. ‖ Naroon ang lahat.",
                "Ipinanganak siya noong Nob. × 3 sa bayan. ‖ Pagkatapos ay umalis siya.",
                "Nagtitinda siya ng mani, tinapay atbp. ‖ Ngunit walang gatas.",
                "Sino ang naroon? ‖ Walang sumagot.",
            ]
        ),
        (
            "ceb",
            [
                "Miabot gahapon si G. × Cruz ug si Gng. × Reyes. ‖ Walay naghulat kanila.",
                "Tan-awa ang no. × 5 sa p. × 12 sa libro. ‖ Naa didto ang tanan.",
                "Natawo siya niadtong Nob. × 3 sa lungsod. ‖ Dayon mibiya siya.",
                "Kinsa ang tua didto? ‖ Walay mitubag.",
            ]
        ),
        (
            "jv",
            [
                "Wingi Bp. × Hartono lan Prof. × Sutrisno rawuh. ‖ Ora ana sing ngentèni.",
                "Delengen kc. × 12 ing buku iku. ‖ Kabèh wis ditulis.",
                "Dhèwèké tuku roti, susu lsp. ‖ Banjur mulih.",
                "Sapa ing kana? ‖ Ora ana sing mangsuli.",
            ]
        ),
        (
            "su",
            [
                "Kamari Bp. × Otong jeung Prof. × Édi sumping. ‖ Teu aya nu ngadagoan.",
                "Tingali kc. × 12 dina éta buku. ‖ Kabéh geus ditulis.",
                "Manéhna meuli roti, susu jsb. ‖ Tuluy balik.",
                "Saha di dinya? ‖ Teu aya nu ngajawab.",
            ]
        ),
    ]
}
