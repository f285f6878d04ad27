#ifndef IONWEAVE_CFFT_H
#define IONWEAVE_CFFT_H
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A plan for complex transforms of one length and direction, in double precision.
typedef struct ionweave_fft_plan ionweave_fft_plan;

/// Makes a plan; NULL when memory runs out or `length` is zero.
ionweave_fft_plan *ionweave_fft_create(size_t length, int inverse);
void ionweave_fft_destroy(ionweave_fft_plan *plan);

/// Transforms `length` interleaved (re, im) pairs from `input` to `output`, which must not overlap. Not normalised.
/// The plan holds working space: one thread at a time.
void ionweave_fft_transform(ionweave_fft_plan *plan, const double *input, double *output);

#ifdef __cplusplus
}
#endif
#endif
