#define _GNU_SOURCE
#include "frames.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t sending = PTHREAD_MUTEX_INITIALIZER;

static void write_all(const void *bytes, size_t length) {
    const char *next = bytes;
    while (length > 0) {
        ssize_t written = write(FRAME_DESCRIPTOR, next, length);
        if (written < 0) {
            if (errno == EINTR) continue;
            _exit(70);  // The tool is gone; nobody is left to talk to.
        }
        next += written;
        length -= (size_t)written;
    }
}

void ionweave_send(uint8_t kind, const void *bytes, size_t length) {
    unsigned char head[5] = {kind, length & 0xFF, length >> 8 & 0xFF, length >> 16 & 0xFF, length >> 24 & 0xFF};
    // A crash inside this function must not wait for itself.
    int locked = pthread_mutex_trylock(&sending) == 0;
    if (!locked && kind != FRAME_CRASHED) locked = pthread_mutex_lock(&sending) == 0;
    write_all(head, sizeof head);
    write_all(bytes, length);
    if (locked) pthread_mutex_unlock(&sending);
}

size_t ionweave_stack(void *const *addresses, int count, char *text, size_t capacity) {
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        Dl_info info;
        if (!dladdr(addresses[i], &info) || !info.dli_fname) continue;
        unsigned long offset = (unsigned long)((char *)addresses[i] - (char *)info.dli_fbase);
        int written = snprintf(text + length, capacity - length, "%s\t%lx\n", info.dli_fname, offset);
        if (written < 0 || (size_t)written >= capacity - length) break;
        length += (size_t)written;
    }
    return length;
}
