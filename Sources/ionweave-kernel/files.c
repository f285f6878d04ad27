// Stands before the C library's functions that open, list or ask about files, so that the tool learns which files a
// block depends on, whichever library it used.
#define _GNU_SOURCE
#include "frames.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/// Whether a block runs; what the kernel and the loader open is not the block's doing.
int ionweave_block_is_running;

static __thread int reporting;

/// Folders whose files belong to the system or the compiler, not to the notebook.
static const char *const system_folders[] = {"/usr/bin/", "/usr/lib", "/usr/share/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/"};
static const char *compiler_folder;

void ionweave_leave_out(const char *folder) { compiler_folder = folder; }

static int is_outside_project(const char *path) {
    for (size_t i = 0; i < sizeof system_folders / sizeof *system_folders; i++)
        if (strncmp(path, system_folders[i], strlen(system_folders[i])) == 0) return 1;
    if (compiler_folder && strncmp(path, compiler_folder, strlen(compiler_folder)) == 0) return 1;
    return strstr(path, "/.ionweave/") != NULL;
}

/// Lines of the files that the running block has used: status, tab, path.
static char *used_files;
static size_t used_length, used_capacity;
static pthread_mutex_t using = PTHREAD_MUTEX_INITIALIZER;

static void remember_use(const char *line, size_t length) {
    pthread_mutex_lock(&using);
    if (used_length + length + 2 > used_capacity) {
        size_t capacity = (used_capacity + length + 2) * 2;
        char *larger = realloc(used_files, capacity);
        if (!larger) { pthread_mutex_unlock(&using); return; }
        used_files = larger;
        used_capacity = capacity;
    }
    memcpy(used_files + used_length, line, length);
    used_length += length;
    used_files[used_length++] = '\n';
    used_files[used_length] = 0;
    pthread_mutex_unlock(&using);
}

const char *ionweave_used_files(void) { return used_length > 0 ? used_files : ""; }

void ionweave_forget_used_files(void) { used_length = 0; }

static int write_stamp(char *text, size_t capacity, const struct stat *status) {
    // The same text as the tool makes of the status when it looks later.
    return snprintf(
        text, capacity, "%lld %lld %lld", (long long)status->st_size,
        (long long)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec,
        (long long)status->st_ctim.tv_sec * 1000000000 + status->st_ctim.tv_nsec);
}

/// Tells the tool of a file; `status` is that of the file as it was opened, NULL when it was only asked about.
static void report(const char *path, const struct stat *status) {
    if (!ionweave_block_is_running || reporting || !path || !*path) return;
    char folder[PATH_MAX] = "";
    reporting = 1;
    if (path[0] == '/' || getcwd(folder, sizeof folder)) {
        char frame[PATH_MAX * 2 + 80];
        int stamp = 0;
        if (status) stamp = write_stamp(frame, 80, status);
        frame[stamp] = '\t';
        char *whole = frame + stamp + 1;
        if (path[0] == '/') snprintf(whole, PATH_MAX * 2, "%s", path);
        else snprintf(whole, PATH_MAX * 2, "%s/%s", folder, path);
        if (!is_outside_project(whole)) {
            size_t length = (size_t)stamp + 1 + strlen(whole);
            remember_use(frame, length);
            ionweave_send(FRAME_FILE, frame, length);
        }
    }
    reporting = 0;
}

static void report_opened(const char *path, int descriptor) {
    struct stat status;
    int error = errno;
    report(path, descriptor >= 0 && fstat(descriptor, &status) == 0 ? &status : NULL);
    errno = error;
}

/// Makes the running block depend on a file; returns its status, "-" when it is not there.
const char *ionweave_use_file(const char *path) {
    static __thread char text[80];
    struct stat status;
    reporting = 1;
    int found = fstatat(AT_FDCWD, path, &status, 0) == 0;
    reporting = 0;
    report(path, found ? &status : NULL);
    if (found) write_stamp(text, sizeof text, &status);
    else snprintf(text, sizeof text, "-");
    return text;
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

/// A file that is made or emptied by being opened gives the block nothing.
static int is_reading(int flags) {
    return (flags & O_ACCMODE) != O_WRONLY && !(flags & O_TRUNC) && (flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL);
}

int open(const char *path, int flags, ...) {
    NEXT(open);
    WITH_MODE(flags, flags)
    int descriptor = next(path, flags, mode);
    if (is_reading(flags)) report_opened(path, descriptor);
    return descriptor;
}

int open64(const char *path, int flags, ...) {
    NEXT(open64);
    WITH_MODE(flags, flags)
    int descriptor = next(path, flags, mode);
    if (is_reading(flags)) report_opened(path, descriptor);
    return descriptor;
}

int openat(int folder, const char *path, int flags, ...) {
    NEXT(openat);
    WITH_MODE(flags, flags)
    int descriptor = next(folder, path, flags, mode);
    if (is_reading(flags) && (folder == AT_FDCWD || path[0] == '/')) report_opened(path, descriptor);
    return descriptor;
}

int openat64(int folder, const char *path, int flags, ...) {
    NEXT(openat64);
    WITH_MODE(flags, flags)
    int descriptor = next(folder, path, flags, mode);
    if (is_reading(flags) && (folder == AT_FDCWD || path[0] == '/')) report_opened(path, descriptor);
    return descriptor;
}

FILE *fopen(const char *path, const char *mode) {
    NEXT(fopen);
    FILE *file = next(path, mode);
    if (mode[0] == 'r' || (mode[0] == 'a' && strchr(mode, '+'))) report_opened(path, file ? fileno(file) : -1);
    return file;
}

FILE *fopen64(const char *path, const char *mode) {
    NEXT(fopen64);
    FILE *file = next(path, mode);
    if (mode[0] == 'r' || (mode[0] == 'a' && strchr(mode, '+'))) report_opened(path, file ? fileno(file) : -1);
    return file;
}

DIR *opendir(const char *path) {
    NEXT(opendir);
    DIR *folder = next(path);
    report_opened(path, folder ? dirfd(folder) : -1);
    return folder;
}

int stat(const char *path, struct stat *result) {
    NEXT(stat);
    report(path, NULL);
    return next(path, result);
}

int stat64(const char *path, struct stat64 *result) {
    NEXT(stat64);
    report(path, NULL);
    return next(path, result);
}

int access(const char *path, int mode) {
    NEXT(access);
    report(path, NULL);
    return next(path, mode);
}
