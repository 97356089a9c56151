#include "KernelTable.h"

// What every x86-64 and every 64-bit ARM processor has.
#define NAME(x) hexapla_baseline_##x
#define LANES 4
#define VECTORS 4
#define ROWS 2
#include "KernelBody.h"
