/// Languages of Europe: an abbreviation inside a sentence, a date or a reference with a number, plain sentences.
extension LanguageFileTests {
    static let europeanCases: [(language: String, marked: [String])] = [
        (
            "ca",
            [
                "La sra. × Puig i el dr. × Ferrer van arribar tard. ‖ No els esperava ningú.",
                "Vegeu la pàg. × 12 i l'art. 5 de la llei. ‖ Allà es diu tot.",
                "Era el 3 de gen. × 1920. ‖ Després va marxar.",
                "Ven nous, figues, etc. ‖ També ven pa.",
                "Qui hi ha? ‖ No ho sé.",
            ]
        ),
        (
            "gl",
            [
                "O sr. × Castro e a dra. × Rei chegaron tarde. ‖ Ninguén os agardaba.",
                "Véxase a páx. × 12 e o art. × 5 da lei. ‖ Alí está todo.",
                "Foi o 3 de xan. × 1920. ‖ Despois marchou.",
                "Vende noces, figos, etc. ‖ Tamén vende pan.",
                "Quen chama? ‖ Non o sei.",
            ]
        ),
        (
            "la",
            [
                "C. × Iulius Caesar Galliam vicit. ‖ Deinde Romam rediit.",
                "Cf. × cap. × XII et lib. × IV eiusdem operis. ‖ Ibi omnia dicta sunt.",
                "Natus est a. d. × IV Kal. Apr. ‖ Deinde Romam venit.",
                "Nuces, ficos etc. ‖ Sed panem non vendit.",
                "Quis es? ‖ Nemo respondit.",
            ]
        ),
        (
            "grc",
            [
                "Ταῦτα λέγει ὁ ποιητής (βλ. × Ὁμήρου Ἰλ. × 5). ‖ Ἔπειτα ἀπῆλθεν.",
                "Ἐν τῷ κεφ. × 12 εἴρηται. ‖ Νῦν δὲ λέγωμεν.",
                "Ἄρτος, οἶνος κτλ. ‖ Ἔπειτα ἀπῆλθον.",
                "Ὁ ἀνὴρ ἦλθεν. ‖ Ἡ γυνὴ ἔμεινεν.",
            ]
        ),
        (
            "sr",
            [
                "Дошли су проф. × Петровић и инж. × Јовић. ‖ Нико их није чекао.",
                "Stigli su prof. × Petrović i inž. × Jović. ‖ Niko ih nije čekao.",
                "Види бр. × 5 на стр. × 12 закона. ‖ Тамо све пише.",
                "Састанак је 3. × маја у подне. ‖ Онда идемо кући.",
                "Sastanak je 3. × maja u podne. ‖ Onda idemo kući.",
                "Купио је хлеб, сир итд. ‖ Затим је отишао.",
            ]
        ),
        (
            "et",
            [
                "Kohal olid prof. × Tamm ja dr. × Kask. ‖ Keegi ei oodanud neid.",
                "Vt. × lk. × 12 ja ptk. × 3 samas raamatus. ‖ Seal on kõik kirjas.",
                "Pidu on 3. × mail kell viis. ‖ Siis lähme koju.",
                "Müüakse pähkleid, viigimarju jne. ‖ Ka leiba on.",
                "Kes seal on? ‖ Keegi ei vasta.",
            ]
        ),
        (
            "lv",
            [
                "Ieradās prof. × Kalniņš un dr. × Ozols. ‖ Neviens viņus negaidīja.",
                "Sk. × nod. × 5 un att. × 12 šajā grāmatā. ‖ Tur viss ir rakstīts.",
                "Sapulce ir 3. × maijā plkst. × 10 Rīgā. ‖ Tad brauksim mājās.",
                "Viņš nopirka maizi, sieru u. c. ‖ Tad viņš aizgāja.",
                "Kas tur ir? ‖ Neviens neatbild.",
            ]
        ),
        (
            "lt",
            [
                "Atvyko prof. × Kazlauskas ir dr. × Petraitis. ‖ Niekas jų nelaukė.",
                "Žr. × psl. × 12 ir pav. × 3 knygoje. ‖ Ten viskas parašyta.",
                "Jis gimė 1920 m. gegužės 3 d. Vilniuje. ‖ Vėliau išvyko.",
                "Parduoda riešutus, figas ir kt. ‖ Taip pat parduoda duoną.",
                "Kas ten? ‖ Niekas neatsako.",
            ]
        ),
        (
            "eu",
            [
                "Atzo and. × Agirre eta dr. × Etxeberria etorri ziren. ‖ Inork ez zituen espero.",
                "Ik. × art. × 5 eta or. × 12 lege horretan. ‖ Hor dago dena.",
                "Zazpi liburuki ditu, eta 3. × kapitulua da onena. ‖ Gero amaitzen da.",
                "Ogia, gazta etab. saltzen ditu. ‖ Gainera, esnea dauka.",
                "Nor da hor? ‖ Inork ez du erantzun.",
            ]
        ),
        (
            "ga",
            [
                "Tháinig an Dr. × Ó Briain agus an tUas. × Mac Gabhann inné. ‖ Ní raibh aon duine ag fanacht.",
                "Féach lch. × 12 agus uimh. × 5 sa leabhar. ‖ Tá gach rud ann.",
                "Cheannaigh sé arán, cáis srl. ‖ Ansin d'imigh sé.",
                "Cé atá ann? ‖ Níor fhreagair aon duine.",
            ]
        ),
        (
            "cy",
            [
                "Daeth Dr. × Evans a'r Parch. × Jones ddoe. ‖ Doedd neb yn aros amdanynt.",
                "Gw. × t. × 12 a ffig. × 5 yn y llyfr. ‖ Mae popeth yno.",
                "Prynodd fara, caws ayyb. ‖ Yna aeth adref.",
                "Pwy sydd yno? ‖ Nid atebodd neb.",
            ]
        ),
        (
            "is",
            [
                "Í gær komu dr. × Jónsson og próf. × Sigurðardóttir. ‖ Enginn beið þeirra.",
                "Sjá nr. × 5 á bls. × 12 í bókinni. ‖ Þar stendur allt.",
                "Fundurinn er 3. × maí kl. × 10 í Reykjavík. ‖ Síðan förum við heim.",
                "Hann keypti brauð, ost o.s.frv. ‖ Síðan fór hann.",
                "Hver er þar? ‖ Enginn svaraði.",
            ]
        ),
        (
            "fo",
            [
                "Í gjár komu dr. × Joensen og prof. × Hansen. ‖ Eingin bíðaði.",
                "Hygg í nr. × 5 á bls. × 12 í bókini. ‖ Har stendur alt.",
                "Fundurin er 3. × mai kl. × 10 í Havn. ‖ Síðan fara vit heim.",
            ]
        ),
        (
            "lb",
            [
                "Gëschter sinn den Dr. × Weber an de Prof. × Schmit komm. ‖ Keen huet gewaart.",
                "Kuckt Nr. × 5 op S. × 12 vum Buch. ‖ Do steet alles.",
                "D'Sëtzung ass den 3. × Mäerz um 10 Auer. ‖ Duerno gi mir heem.",
                "Hien huet Brout kaaft, z. B. × Wäissbrout. ‖ Dunn ass hie gaangen.",
            ]
        ),
        (
            "mk",
            [
                "Вчера дојдоа проф. × Петров и инж. × Јанев. ‖ Никој не ги чекаше.",
                "Види бр. × 5 на стр. × 12 од законот. ‖ Таму сè пишува.",
                "Купи леб, сирење итн. ‖ Потоа си отиде.",
                "Кој е таму? ‖ Никој не одговори.",
            ]
        ),
        (
            "sq",
            [
                "Dje erdhën z. × Hoxha dhe prof. × Leka. ‖ Askush nuk i priste.",
                "Shih nr. × 5 në fq. × 12 të ligjit. ‖ Aty shkruhet gjithçka.",
                "Bleu bukë, djathë etj. ‖ Pastaj iku.",
                "Kush është aty? ‖ Askush nuk u përgjigj.",
            ]
        ),
        (
            "mt",
            [
                "Lbieraħ ġew Dr. × Borg u l-Onor. × Vella. ‖ Ħadd ma kien qed jistenniehom.",
                "Ara n-Nru. × 5 f'paġ. × 12 tal-ktieb. ‖ Hemm kollox miktub.",
                "Xtara ħobż, ġobon eċċ. ‖ Wara telaq.",
                "Min hemm? ‖ Ħadd ma wieġeb.",
            ]
        ),
        (
            "be",
            [
                "Учора прыехалі праф. × Коваль і акад. × Купрэвіч. ‖ Ніхто іх не чакаў.",
                "Гл. × с. × 12 і арт. × 5 закона. ‖ Там усё напісана.",
                "Ён жыў на вул. × Коласа, д. × 5 у Мінску. ‖ Потым паехаў.",
                "Купіў хлеб, сыр і г. д. ‖ Потым пайшоў.",
                "Хто там? ‖ Ніхто не адказаў.",
            ]
        ),
        (
            "bs",
            [
                "Jučer su došli prof. × Hadžić i inž. × Begić. ‖ Niko ih nije čekao.",
                "Vidi br. × 5 na str. × 12 zakona. ‖ Tamo sve piše.",
                "Sastanak je 3. × maja u podne. ‖ Zatim idemo kući.",
                "Kupio je hljeb, sir itd. ‖ Zatim je otišao.",
            ]
        ),
        (
            "hsb",
            [
                "Wčera přińdźeštaj prof. × Šołta a kn. × Lajnert. ‖ Nichtó nječakaše.",
                "Hlej str. × 12 a čo. × 5 w knize. ‖ Tam steji wšo.",
                "Zhromadźizna je 3. × meje w Budyšinje. ‖ Potom dźemy domoj.",
            ]
        ),
        (
            "dsb",
            [
                "Cora stej pśišłej prof. × Starosta a kn. × Nowak. ‖ Nichten njejo cakał.",
                "Glej str. × 12 w knigłach. ‖ Tam stoj wšykno.",
                "Wón jo jěł domoj. ‖ Wóna jo wóstała.",
            ]
        ),
        (
            "nn",
            [
                "I går kom dr. × Hovland og prof. × Vik. ‖ Ingen venta på dei.",
                "Sjå nr. × 5 i kap. × 12 i boka. ‖ Der står alt.",
                "Møtet er 3. × mai kl. × 10 i Bergen. ‖ Så går vi heim.",
                "Han kjøpte brød, t. d. × grovbrød. ‖ Så gjekk han.",
            ]
        ),
        (
            "eo",
            [
                "Hieraŭ venis prof. × Novak kaj inĝ. × Lang. ‖ Neniu atendis ilin.",
                "Vd. × ĉap. × 5 kaj paĝ. × 12 de la libro. ‖ Tie estas ĉio.",
                "Li aĉetis panon, fromaĝon ktp. ‖ Poste li foriris.",
                "Kiu estas tie? ‖ Neniu respondis.",
            ]
        ),
        (
            "af",
            [
                "Mnr. × Botha en prof. × Smit het gister gekom. ‖ Niemand het gewag nie.",
                "Sien nr. × 5 op bl. × 12 van die boek. ‖ Daar staan alles.",
                "Hy het brood, kaas ens. gekoop. ‖ Toe is hy weg.",
                "Hy is op 3 Jan. × 1920 gebore. ‖ Daarna het hy getrek.",
                "Wie is daar? ‖ Niemand antwoord nie.",
            ]
        ),
    ]
}
