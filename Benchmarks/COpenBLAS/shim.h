#ifndef HEXAPLA_COPENBLAS_SHIM_H
#define HEXAPLA_COPENBLAS_SHIM_H

#include <cblas.h>

#endif
