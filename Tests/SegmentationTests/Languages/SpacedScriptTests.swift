import Testing

/// Thai, Lao, Khmer, Burmese: spaces are candidates, and some spaces are none.
@Suite struct SpacedScriptTests {
    static let thai = MarkedCase.all(
        "th",
        [
            // Before a discourse word a sentence begins, and before a conjunction it goes on.
            "เขาไปโรงเรียนตั้งแต่เช้าและยังไม่กลับบ้าน ‖ ดังนั้นแม่จึงเป็นห่วงเขามากและออกไปตามหาเขาอยู่",
            "เขาไปโรงเรียนตั้งแต่เช้า · และยังไม่กลับบ้าน",
            "รัฐบาลไทยประกาศในปี พ.ศ. × 2566 ว่าจะลดภาษี",
            "เหตุเกิดเมื่อวันที่ 5 × พฤษภาคม × 2566 ที่กรุงเทพมหานคร",
            "ราคาอยู่ที่ 500 × บาท ต่อคน",
            "ระยะทาง 12 × กิโลเมตร",
            "องค์กร Florida × Fish and × Wildlife × Commission กล่าว",
            "เด็ก × ๆ ไปโรงเรียน",
            "นาย × สมชาย เดินทางไปต่างประเทศ",
            "ดร. × สมชาย เดินทางไปต่างประเทศ",
            "คุณเป็นใคร? ‖ ผมเป็นนักเรียน",
            "ราคาขึ้น 3.5 × เปอร์เซ็นต์",
            "เวลา 10.30 × น. ที่บ้าน",
            "พื้นที่ 5 × ตร.กม.",
        ])

    static let others =
        MarkedCase.all("lo", ["ລາວໄປໂຮງຮຽນແຕ່ເຊົ້າ · ແລະຍັງບໍ່ກັບບ້ານ", "ລາຄາ 500 × ກີບ ຕໍ່ຄົນ", "ເດັກ × ໆ ໄປໂຮງຮຽນ"])
        + MarkedCase.all("km", ["គាត់ទៅសាលារៀន។ ‖ នាងនៅផ្ទះ។", "គាត់ទៅ។‖នាងនៅ។", "តម្លៃ 500 × រៀល ក្នុងម្នាក់"])
        + MarkedCase.all("my", ["သူကျောင်းသွားသည်။ ‖ သူမအိမ်မှာနေသည်။", "ဈေးနှုန်း 500 × ကျပ် ဖြစ်သည်"])

    @Test(arguments: thai + others) func space(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
