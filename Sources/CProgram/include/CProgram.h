#ifndef HEXAPLA_CPROGRAM_H
#define HEXAPLA_CPROGRAM_H

#include <stdint.h>

// The arguments that the program was called with, its name first. Swift's own come from /proc, which a bare chroot lacks.
int32_t hexapla_argument_count(void);
const char *hexapla_argument(int32_t index);

// Ends the program in one line where memory runs out: whoever asks for it cannot go on without, and the Swift runtime
// would end with a trace.
//
//   before, after  what stands in that line around the number of megabytes that were asked for; kept by the caller
//   clean          is called first; may do what a signal handler may
//   status         what the program ends with
void hexapla_end_without_memory(const char *before, const char *after, void (*clean)(void), int status);

#endif
