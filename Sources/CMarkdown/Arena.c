#include "Arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local hexapla_arena *current;

void hexapla_arena_use(hexapla_arena *arena) { current = arena; }

static void link_in(hexapla_block *block) {
    hexapla_block *first = &current->blocks;
    block->before = first;
    block->after = first->after;
    if (first->after != NULL) first->after->before = block;
    first->after = block;
    current->used += block->size;
}

static void link_out(hexapla_block *block) {
    block->before->after = block->after;
    if (block->after != NULL) block->after->before = block->before;
    current->used -= block->size;
}

static void *checked(hexapla_block *block, size_t size) {
    if (block == NULL) longjmp(current->full, 1);
    block->size = size;
    link_in(block);
    return block + 1;
}

static int has_room(size_t size) { return current->used <= current->most && size <= current->most - current->used; }

static void *take_zeros(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / 2 / size) longjmp(current->full, 1);
    size *= count;
    return checked(has_room(size) ? calloc(1, sizeof(hexapla_block) + size) : NULL, size);
}

static void give_back(void *memory) {
    if (memory == NULL) return;
    hexapla_block *block = (hexapla_block *)memory - 1;
    link_out(block);
    free(block);
}

static void *take_more(void *memory, size_t size) {
    if (memory == NULL) return take_zeros(1, size);
    hexapla_block *block = (hexapla_block *)memory - 1;
    size_t before = block->size;
    if (size <= before) return memory;
    if (size > SIZE_MAX / 2 || !has_room(size - before)) longjmp(current->full, 1);
    link_out(block);
    hexapla_block *larger = realloc(block, sizeof(hexapla_block) + size);
    if (larger == NULL) {
        link_in(block);
        longjmp(current->full, 1);
    }
    return checked(larger, size);
}

cmark_mem hexapla_arena_memory = {take_zeros, take_more, give_back};

void hexapla_arena_free(hexapla_arena *arena) {
    hexapla_block *block = arena->blocks.after;
    while (block != NULL) {
        hexapla_block *next = block->after;
        free(block);
        block = next;
    }
    arena->blocks.after = NULL;
    arena->used = 0;
}
