#include "CProgram.h"

static int count;
static char **arguments;

// glibc gives constructors what it gives main.
__attribute__((constructor)) static void keep(int argc, char **argv) {
    count = argc;
    arguments = argv;
}

int32_t hexapla_argument_count(void) { return count; }

const char *hexapla_argument(int32_t index) { return arguments[index]; }
