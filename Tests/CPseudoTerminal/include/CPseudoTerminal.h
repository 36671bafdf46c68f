// A program under a pseudo-terminal: what Swift cannot do between fork and exec.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct pt_child {
    pid_t process;
    int master;  // our end
    int slave;   // the program's end, held open so that its modes can be read after the program has ended
    int exit;    // readable once the program has ended
    uint64_t modes_before;  // what pt_modes gave before the program started
};

// Where the program's standard streams go instead of the terminal; NULL leaves a stream on the terminal.
struct pt_redirection {
    const char *input;
    const char *output;
    const char *error;
};

// Starts a program with no signals held back and all at their default actions; 0 or an errno.
int pt_spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
             struct pt_redirection redirection, struct pt_child *child);

// A digest of the terminal's modes: equal digests mean equal modes.
uint64_t pt_modes(const struct pt_child *child);
int pt_resize(const struct pt_child *child, int columns, int rows);

// Waits until output or the end of the program, at most `milliseconds`. Returns the number of bytes read into
// `buffer`, 0 when there are none, -1 when the program has ended and all is read.
int pt_read(const struct pt_child *child, int milliseconds, uint8_t *buffer, int capacity);
// Returns the number of bytes written, or -1.
int pt_write(const struct pt_child *child, const uint8_t *bytes, int count);

// Takes the terminal away, as closing its window does.
void pt_hang_up(struct pt_child *child);
// Collects the ended program: true with its exit status, or its signal with `by_signal`.
bool pt_reap(struct pt_child *child, int *status, bool *by_signal);
// Ends the program if it still runs, and closes everything.
void pt_close(struct pt_child *child);

#endif
