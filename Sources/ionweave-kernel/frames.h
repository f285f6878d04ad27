#ifndef IONWEAVE_FRAMES_H
#define IONWEAVE_FRAMES_H
#include <stddef.h>
#include <stdint.h>

/// Kinds of frames from the kernel to the tool: one byte, a little-endian 32-bit length, then that many bytes.
enum frame_kind {
    FRAME_READY = 'R',     ///< the runtime is loaded
    FRAME_MESSAGE = 'M',   ///< a message of the running block, encoded by the runtime
    FRAME_FILE = 'F',      ///< a file that the block opened, listed or asked about: its status when opened, tab, path
    FRAME_VARIABLE = 'V',  ///< name of a variable of the environment that the block read through the library
    FRAME_PARAMETER = 'P', ///< name of a parameter of the notebook that the block read
    FRAME_KEPT = 'K',      ///< a value that can be kept: name, line end, type, line end, bytes
    FRAME_FINISHED = 'E',  ///< the block ran to its end
    FRAME_THROWN = 'T',    ///< the block threw: return addresses, then the error's text
    FRAME_CRASHED = 'S',   ///< a signal ended the block: its number, then return addresses
    FRAME_FAILED = 'L',    ///< a library could not be loaded: the loader's message
};

/// Descriptors that the tool opens for the kernel.
enum { COMMAND_DESCRIPTOR = 3, FRAME_DESCRIPTOR = 4 };

/// Writes one frame whole; safe from any thread, and from a signal handler that ends the process.
void ionweave_send(uint8_t kind, const void *bytes, size_t length);

/// Forgets which files were used: another block begins.
void ionweave_forget_used_files(void);

/// Leaves the files below a folder out of what is told of files.
void ionweave_leave_out(const char *folder);

/// Collects the call stack as text lines `library<TAB>offset`, innermost first; returns the length.
size_t ionweave_stack(void *const *addresses, int count, char *text, size_t capacity);

#endif
