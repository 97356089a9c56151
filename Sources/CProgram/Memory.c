#include "CProgram.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

static const char *line_before, *line_after;
static void (*cleaning)(void);
static int end_status;
static atomic_int is_set, is_ending;

void hexapla_end_without_memory(const char *before, const char *after, void (*clean)(void), int status) {
    line_before = before;
    line_after = after;
    cleaning = clean;
    end_status = status;
    atomic_store(&is_set, 1);
}

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#if !(defined(__has_feature) && __has_feature(address_sanitizer))

// Neither allocates nor returns. Of several threads the first one tells.
static void end(size_t size) {
    if (!atomic_load(&is_set)) return;
    if (atomic_exchange(&is_ending, 1)) {
        for (;;) pause();
    }
    cleaning();
    char line[512], digits[24];
    size_t length = 0, count = 0;
    size_t megabytes = (size >> 20) + 1;
    do digits[count++] = (char)('0' + megabytes % 10);
    while ((megabytes /= 10) > 0);
    for (const char *c = line_before; *c != 0 && length < sizeof line / 2; c++) line[length++] = *c;
    while (count > 0) line[length++] = digits[--count];
    for (const char *c = line_after; *c != 0 && length < sizeof line - 1; c++) line[length++] = *c;
    line[length++] = '\n';
    if (write(STDERR_FILENO, line, length) < 0) _exit(end_status);
    _exit(end_status);
}

// glibc's own functions under their other names. A program may stand in the place of malloc and its like, for all
// libraries that it loads; what they give back, glibc's free takes as before.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
    void *memory = __libc_malloc(size);
    if (memory == NULL) end(size);
    return memory;
}

void *calloc(size_t count, size_t size) {
    void *memory = __libc_calloc(count, size);
    if (memory == NULL) end(size == 0 ? 0 : count > SIZE_MAX / size ? SIZE_MAX : count * size);
    return memory;
}

void *realloc(void *memory, size_t size) {
    void *moved = __libc_realloc(memory, size);
    if (moved == NULL && size > 0) end(size);
    return moved;
}

void *memalign(size_t alignment, size_t size) {
    void *memory = __libc_memalign(alignment, size);
    if (memory == NULL) end(size);
    return memory;
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
    if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
    void *found = memalign(alignment, size);
    if (found == NULL) return ENOMEM;
    *memory = found;
    return 0;
}

#endif
#endif
