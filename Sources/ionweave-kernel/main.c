// The kernel: loads the runtime and then, as the tool asks, the compiled blocks, and runs them one after the other.
//
// Usage: ionweave-kernel RUNTIME-LIBRARY FOLDER. Commands come as lines on descriptor 3: `run<TAB>library<TAB>entry<TAB>bytes of
// memory that the block may use<TAB>where values kept from an earlier run lie`, `parameter<TAB>name<TAB>hexadecimal bytes` and
// `memo<TAB>name<TAB>where its values lie`. What happens is told on descriptor 4 (frames.h). Written in C, because a block that throws must be left by `longjmp`.
#define _GNU_SOURCE
#include "frames.h"
#include <dlfcn.h>
#include <execinfo.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

enum { DEEPEST_STACK = 64, LONGEST_TEXT = 16384 };

extern int ionweave_block_is_running;

static jmp_buf before_block;
static void *thrown_error;
static void *throw_stack[DEEPEST_STACK];
static int throw_depth;
static char *(*describe_error)(void *error);
static char values_place[4096];
static struct timespec block_start;

/// What the paths of the block's kept values begin with; the runtime calls this by name.
const char *ionweave_values_place(void) { return values_place; }

/// Seconds since the running block began; the runtime calls this by name.
double ionweave_block_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - block_start.tv_sec) + 1e-9 * (double)(now.tv_nsec - block_start.tv_nsec);
}

/// A name with a text, in a list.
struct entry {
    struct entry *next;
    char *name, *text;
};
static struct entry *parameters, *memo_places;

static void set_entry(struct entry **list, const char *name, const char *text) {
    struct entry *entry = *list;
    while (entry && strcmp(entry->name, name) != 0) entry = entry->next;
    if (entry) {
        free(entry->text);
    } else {
        entry = calloc(1, sizeof *entry);
        if (!entry) abort();
        entry->name = strdup(name);
        entry->next = *list;
        *list = entry;
    }
    entry->text = strdup(text);
}

static const char *find_entry(const struct entry *entry, const char *name) {
    while (entry && strcmp(entry->name, name) != 0) entry = entry->next;
    return entry && *entry->text ? entry->text : NULL;
}

/// The bytes of a parameter as hexadecimal digits, NULL when there is none; the runtime calls this by name.
const char *ionweave_parameter(const char *name) {
    if (ionweave_block_is_running) ionweave_send(FRAME_PARAMETER, name, strlen(name));
    return find_entry(parameters, name);
}

/// What the paths of a memo's values begin with, NULL when nothing may be kept; the runtime calls this by name.
const char *ionweave_memo_place(const char *name) { return find_entry(memo_places, name); }

/// Called by the Swift runtime at each `throw`; the last one before the block's end is the one that is reported.
static void remember_throw(void *error) {
    thrown_error = error;
    throw_depth = backtrace(throw_stack, DEEPEST_STACK);
}

/// Takes the place of the Swift runtime's function that ends a program after an error at top level.
__attribute__((noreturn)) void swift_errorInMain(void *error) {
    static char text[LONGEST_TEXT];
    ionweave_block_is_running = 0;
    fflush(NULL);
    size_t length = thrown_error == error ? ionweave_stack(throw_stack, throw_depth, text, sizeof text / 2) : 0;
    char *description = describe_error ? describe_error(error) : NULL;
    int written = snprintf(text + length, sizeof text - length, "\n%s", description ? description : "an error was thrown");
    free(description);
    length += (size_t)written < sizeof text - length ? (size_t)written : sizeof text - length - 1;
    ionweave_send(FRAME_THROWN, text, length);
    longjmp(before_block, 1);
}

static char *interrupted_instruction(void *context) {
    const mcontext_t *machine = &((ucontext_t *)context)->uc_mcontext;
#if defined(__x86_64__)
    return (char *)machine->gregs[REG_RIP];
#elif defined(__aarch64__)
    return (char *)machine->pc;
#else
#error "the kernel knows x86-64 and AArch64 only"
#endif
}

/// Reports where the block was when a signal came, and ends the process.
static void report_crash(int number, siginfo_t *info, void *context) {
    (void)info;
    static char text[LONGEST_TEXT];
    void *stack[DEEPEST_STACK];
    signal(number, SIG_DFL);
    int depth = backtrace(stack, DEEPEST_STACK);
    // The stack begins with this handler; the block's own part begins at the instruction that was interrupted. Readers take
    // addresses for return addresses and look one byte before them, so this one is given one byte further.
    char *interrupted = interrupted_instruction(context);
    int first = 0;
    while (first < depth && stack[first] != interrupted) first++;
    if (first == depth) first = 0;
    else stack[first] = interrupted + 1;
    size_t length = (size_t)snprintf(text, sizeof text, "%d\n", number);
    length += ionweave_stack(stack + first, depth - first, text + length, sizeof text - length);
    ionweave_send(FRAME_CRASHED, text, length);
    _exit(71);
}

static void catch_signals(void) {
    static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGUSR1};
    static char handler_stack[65536];
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = report_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, NULL);
    void *first[1];
    backtrace(first, 1);  // Loads the unwinder now: a signal handler must not.
}

static void fail(const char *message) { ionweave_send(FRAME_FAILED, message, strlen(message)); }

/// Lets the process have so much memory for its data beside what it has; all that the system has when `bytes` is zero.
static void limit_memory(unsigned long long bytes) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_DATA, &limit) != 0) return;
    limit.rlim_cur = bytes == 0 || bytes > limit.rlim_max ? limit.rlim_max : bytes;
    setrlimit(RLIMIT_DATA, &limit);
}

static void run(const char *library, const char *entry, unsigned long long memory) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_GLOBAL);
    if (!handle) { fail(dlerror()); return; }
    int (*block)(int, char **) = (int (*)(int, char **))dlsym(handle, entry);
    if (!block) { fail(dlerror()); return; }
    thrown_error = NULL;
    if (setjmp(before_block) != 0) return;
    limit_memory(memory);
    clock_gettime(CLOCK_MONOTONIC, &block_start);
    ionweave_forget_used_files();
    ionweave_block_is_running = 1;
    char *arguments[] = {"notebook", NULL};
    block(1, arguments);
    ionweave_block_is_running = 0;
    fflush(NULL);
    ionweave_send(FRAME_FINISHED, "", 0);
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "ionweave-kernel is started by ionweave and of no use alone\n");
        return 2;
    }
    if (chdir(arguments[2]) != 0) { perror(arguments[2]); return 2; }
    ionweave_leave_out(getenv("IONWEAVE_COMPILER"));
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // No kernel outlives its tool.
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
    FILE *commands = fdopen(COMMAND_DESCRIPTOR, "r");
    if (!commands) return 2;
    void *runtime = dlopen(arguments[1], RTLD_NOW | RTLD_GLOBAL);
    if (!runtime) { fail(dlerror()); return 3; }
    describe_error = (char *(*)(void *))dlsym(runtime, "ionweave_describe_error");
    void (*set_handler)(void (*)(void *)) = (void (*)(void (*)(void *)))dlsym(RTLD_DEFAULT, "_swift_setWillThrowHandler");
    if (set_handler) set_handler(remember_throw);
    catch_signals();
    ionweave_send(FRAME_READY, "", 0);

    char *line = NULL;
    size_t capacity = 0;
    while (getline(&line, &capacity, commands) > 0) {
        line[strcspn(line, "\n")] = 0;
        char *rest = line;
        char *command = strsep(&rest, "\t");
        char *library = strsep(&rest, "\t");
        char *entry = strsep(&rest, "\t");
        char *memory = strsep(&rest, "\t");
        char *values = strsep(&rest, "\t");
        if (command && strcmp(command, "run") == 0 && library && entry && memory && values) {
            snprintf(values_place, sizeof values_place, "%s", values);
            run(library, entry, strtoull(memory, NULL, 10));
        } else if (command && strcmp(command, "parameter") == 0 && library && entry) {
            set_entry(&parameters, library, entry);
        } else if (command && strcmp(command, "memo") == 0 && library && entry) {
            set_entry(&memo_places, library, entry);
        } else {
            fail("unknown command");
        }
    }
    free(line);
    return 0;
}
