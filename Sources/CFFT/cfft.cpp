// Finite numbers need no second look at each product; without it a transform takes a fifth less time.
#pragma STDC CX_LIMITED_RANGE ON
#include "cfft.h"
#include <kissfft/kissfft.hh>
#include <complex>
#include <memory>
#include <new>

// Debian's compiled kissfft is single precision; its header template also does double.
struct ionweave_fft_plan {
    kissfft<double> transform;
    ionweave_fft_plan(size_t length, bool inverse) : transform(length, inverse) {}
};

ionweave_fft_plan *ionweave_fft_create(size_t length, int inverse) {
    if (length == 0) return nullptr;
    try {
        return new ionweave_fft_plan(length, inverse != 0);
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

void ionweave_fft_destroy(ionweave_fft_plan *plan) { delete plan; }

void ionweave_fft_transform(ionweave_fft_plan *plan, const double *input, double *output) {
    plan->transform.transform(reinterpret_cast<const std::complex<double> *>(input),
                              reinterpret_cast<std::complex<double> *>(output));
}
