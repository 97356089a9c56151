#ifndef HEXAPLA_CMARKDOWN_ARENA_H
#define HEXAPLA_CMARKDOWN_ARENA_H

#include <cmark-gfm.h>
#include <setjmp.h>
#include <stddef.h>

// All memory that one call of cmark takes: no more than a limit, and given back as a whole. cmark cannot be told that
// there is none left, so that where more is asked for the call ends where the arena was begun.
typedef struct hexapla_block {
    struct hexapla_block *before, *after;
    size_t size;
    // What is handed out behind it is aligned for anything.
    size_t padding;
} hexapla_block;

typedef struct {
    hexapla_block blocks;
    size_t used, most;
    jmp_buf full;
} hexapla_arena;

// Takes memory from this arena on this thread, until another one is named, or none.
void hexapla_arena_use(hexapla_arena *arena);
void hexapla_arena_free(hexapla_arena *arena);
// What cmark is given.
extern cmark_mem hexapla_arena_memory;

#endif
