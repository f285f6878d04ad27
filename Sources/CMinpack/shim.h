#include <cminpack-1/cminpack.h>
