#include "CLanguageDetector.h"

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <sys/auxv.h>
#include <unistd.h>
#include <vector>

#include <cld2/public/compact_lang_det.h>

// CLD2 has no archive on Debian. It is loaded when a language is first asked for, not linked: so the program needs nothing
// to start, and finds the library where it was installed with it, also where $ORIGIN has no meaning for want of /proc.
namespace {

struct Detector {
    decltype(&CLD2::LanguageCode) code = nullptr;
    // One of two functions of this name.
    CLD2::Language (*summary)(
        const char *, int, bool, const CLD2::CLDHints *, int, CLD2::Language *, int *, double *,
        std::vector<CLD2::ResultChunk> *, int *, bool *) = nullptr;

    Detector() {
        void *library = beside_program();
        if (!library) library = dlopen("libcld2.so.0", RTLD_NOW | RTLD_LOCAL);
        if (library) {
            code = reinterpret_cast<decltype(code)>(dlsym(library, "_ZN4CLD212LanguageCodeENS_8LanguageE"));
            summary = reinterpret_cast<decltype(summary)>(dlsym(
                library,
                "_ZN4CLD224ExtDetectLanguageSummaryEPKcibPKNS_8CLDHintsEiPNS_8LanguageEPiPdPSt6vectorINS_11ResultChunkESaISA_EES7_Pb"));
        }
        if (!code) summary = nullptr;
    }

    static const Detector &shared() {
        static const Detector detector;
        return detector;
    }

    static void *beside_program() {
        char path[PATH_MAX] = "";
        ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
        if (length <= 0) {
            const char *called = reinterpret_cast<const char *>(getauxval(AT_EXECFN));
            if (!called || !realpath(called, path)) return nullptr;
            length = static_cast<ssize_t>(strlen(path));
        }
        path[length] = 0;
        for (int part = 0; part < 2; part++) {
            char *slash = strrchr(path, '/');
            if (!slash) return nullptr;
            *slash = 0;
        }
        // The runtime that CLD2 needs, where it was brought along; by its name CLD2 then finds it.
        load(path, "libgcc_s.so.1");
        load(path, "libstdc++.so.6");
        return load(path, "libcld2.so.0");
    }

    static void *load(const char *root, const char *name) {
        char file[PATH_MAX + 64];
        snprintf(file, sizeof file, "%s/lib/hexapla/%s", root, name);
        return access(file, R_OK) == 0 ? dlopen(file, RTLD_NOW | RTLD_LOCAL) : nullptr;
    }
};

}  // namespace

extern "C" int32_t hexapla_language_detector_is_there(void) { return Detector::shared().summary != nullptr; }

extern "C" int32_t hexapla_detect_language(const char *text, int64_t length, char *code, int32_t capacity) {
    const Detector &detector = Detector::shared();
    if (!detector.summary) return -1;
    CLD2::Language languages[3];
    int percents[3], bytes = 0;
    double scores[3];
    bool isReliable = false;
    int size = length > (1 << 20) ? 1 << 20 : (int)length;
    CLD2::Language language =
        detector.summary(text, size, true, NULL, 0, languages, percents, scores, NULL, &bytes, &isReliable);
    if (language == CLD2::UNKNOWN_LANGUAGE) return -1;
    const char *name = detector.code(language);
    if (strlen(name) >= (size_t)capacity) return -1;
    strcpy(code, name);
    return isReliable ? 1 : 0;
}
