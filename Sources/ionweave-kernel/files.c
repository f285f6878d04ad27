// Stands before the C library's functions that open, list or ask about files, so that the tool learns which files a
// block depends on, whichever library it used.
#define _GNU_SOURCE
#include "frames.h"
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/// Whether a block runs; what the kernel and the loader open is not the block's doing.
int ionweave_block_is_running;

static __thread int reporting;

static int is_outside_project(const char *path) {
    static const char *const system_folders[] = {"/usr/", "/opt/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/"};
    for (size_t i = 0; i < sizeof system_folders / sizeof *system_folders; i++)
        if (strncmp(path, system_folders[i], strlen(system_folders[i])) == 0) return 1;
    return strstr(path, "/.ionweave/") != NULL;
}

static void report(const char *path) {
    if (!ionweave_block_is_running || reporting || !path || !*path) return;
    char whole[PATH_MAX * 2];
    reporting = 1;
    if (path[0] == '/') {
        snprintf(whole, sizeof whole, "%s", path);
    } else {
        char folder[PATH_MAX];
        if (!getcwd(folder, sizeof folder)) { reporting = 0; return; }
        snprintf(whole, sizeof whole, "%s/%s", folder, path);
    }
    if (!is_outside_project(whole)) ionweave_send(FRAME_FILE, whole, strlen(whole));
    reporting = 0;
}

#define NEXT(name) \
    static __typeof__(&name) next; \
    if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define WITH_MODE(flags, last) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list list; \
        va_start(list, last); \
        mode = va_arg(list, mode_t); \
        va_end(list); \
    }

static int is_reading(int flags) { return (flags & O_ACCMODE) != O_WRONLY; }

int open(const char *path, int flags, ...) {
    NEXT(open);
    WITH_MODE(flags, flags)
    if (is_reading(flags)) report(path);
    return next(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    NEXT(open64);
    WITH_MODE(flags, flags)
    if (is_reading(flags)) report(path);
    return next(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    NEXT(openat);
    WITH_MODE(flags, flags)
    if (is_reading(flags) && (folder == AT_FDCWD || path[0] == '/')) report(path);
    return next(folder, path, flags, mode);
}

FILE *fopen(const char *path, const char *mode) {
    NEXT(fopen);
    if (mode[0] == 'r' || strchr(mode, '+')) report(path);
    return next(path, mode);
}

FILE *fopen64(const char *path, const char *mode) {
    NEXT(fopen64);
    if (mode[0] == 'r' || strchr(mode, '+')) report(path);
    return next(path, mode);
}

DIR *opendir(const char *path) {
    NEXT(opendir);
    report(path);
    return next(path);
}

int stat(const char *path, struct stat *result) {
    NEXT(stat);
    report(path);
    return next(path, result);
}

int access(const char *path, int mode) {
    NEXT(access);
    report(path);
    return next(path, mode);
}
