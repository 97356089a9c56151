#ifndef HEXAPLA_CMEMORY_H
#define HEXAPLA_CMEMORY_H

// Ends the program in one line where memory runs out: whoever asks for it cannot go on without, and the Swift runtime
// would end with a trace.
//
//   before, after  what stands in that line around the number of megabytes that were asked for; kept by the caller
//   clean          is called first; may do what a signal handler may
//   status         what the program ends with
void hexapla_end_without_memory(const char *before, const char *after, void (*clean)(void), int status);

#endif
