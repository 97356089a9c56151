// Loaded into a run by LD_PRELOAD: counts what changes files, and at the call of number $FAULT_AT ends the process, or
// lets this call and all after it fail. $FAULT_LOG gets how many calls there were.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;
static long place = -1;
static int code;

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT");
    place = at == NULL ? -1 : atol(at);
    // 0: kill -9.
    code = kind == NULL || strcmp(kind, "kill") == 0 ? 0 : strcmp(kind, "EIO") == 0 ? EIO : ENOSPC;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULT_LOG");
    if (path == NULL) return;
    FILE *file = fopen(path, "w");
    if (file == NULL) return;
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
}

// Whether the call shall fail.
static int count(void) {
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (place < 0 || number < place) return 0;
    if (code == 0) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    errno = code;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t length) {
    // Messages are no writes of a file.
    if (file != STDERR_FILENO && count()) return -1;
    return REAL(write)(file, bytes, length);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
    return count() ? -1 : REAL(pwrite)(file, bytes, length, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
    return count() ? -1 : REAL(pwrite64)(file, bytes, length, offset);
}
int fsync(int file) { return count() ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return count() ? -1 : REAL(fdatasync)(file); }
int ftruncate(int file, off_t length) { return count() ? -1 : REAL(ftruncate)(file, length); }
int ftruncate64(int file, off64_t length) { return count() ? -1 : REAL(ftruncate64)(file, length); }
int rename(const char *from, const char *to) { return count() ? -1 : REAL(rename)(from, to); }
int mkdir(const char *path, mode_t mode) { return count() ? -1 : REAL(mkdir)(path, mode); }
// Removing needs no room: it is a place to end at, and never fails.
int unlink(const char *path) {
    if (code == 0) count();
    return REAL(unlink)(path);
}
