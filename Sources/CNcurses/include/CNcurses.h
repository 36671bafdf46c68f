// The screen library behind a header of our own: plain C types only, so that neither its macros, its global
// variables nor its names (`move`, `clear`, `timeout`, `filter`...) reach Swift.
//
// One terminal at a time, used from one thread. Only `cn_wake` may be called from any thread.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

// Attribute bits of a cell.
static const uint32_t CN_BOLD = 1u << 0;
static const uint32_t CN_DIM = 1u << 1;
static const uint32_t CN_ITALIC = 1u << 2;
static const uint32_t CN_UNDERLINE = 1u << 3;
static const uint32_t CN_REVERSE = 1u << 4;

// One character cell: `scalar` 0 continues the wide character on its left.
struct cn_cell {
    uint32_t scalar;
    uint32_t attributes;
    int32_t pair;
};

// What the terminal behind the program can do, found by `cn_start`.
struct cn_abilities {
    bool utf8;       // the locale's character set is UTF-8
    int32_t colors;  // number of colours, 0 without colour
    bool direct;     // a colour number is 0xRRGGBB
};

enum {
    CN_STARTED = 0,
    CN_ALREADY_STARTED = 1,
    CN_UNKNOWN_TERMINAL = 2,
    CN_NO_CURSOR_ADDRESSING = 3,
    CN_SYSTEM_ERROR = 4,
};

// Screen (screen.c).

// Enters full-screen mode and installs the signal handlers; the result is one of the codes above. Nothing is left
// changed unless it is CN_STARTED.
int cn_start(bool colors, bool mouse, struct cn_abilities *abilities);
// Leaves full-screen mode, takes the handlers off and prints what was written to standard error meanwhile.
// Does nothing when not started.
void cn_stop(void);
void cn_get_size(int *columns, int *rows);
// Follows the size the terminal has now.
void cn_follow_size(void);
// Puts cells from `column` on; what reaches past the right edge is cut.
void cn_put_cells(int row, int column, const struct cn_cell *cells, int count);
// The colour pair for two colour numbers (-1 is the terminal's own colour); 0 when it cannot be had.
int32_t cn_color_pair(int32_t foreground, int32_t background);
// Sends the changes to the terminal. A negative column hides the cursor.
void cn_update(int cursor_column, int cursor_row);
// Makes the next `cn_update` paint every cell.
void cn_invalidate(void);
// Mouse reports arrive as the characters of their sequences.
void cn_set_mouse(bool on);
// Gives the terminal back and stops the process, as Ctrl-Z does; returns when the process continues.
void cn_suspend(void);
// Takes the terminal back after somebody else stopped and continued the process.
void cn_recover(void);
// Sends bytes past the screen library, for sequences that draw nothing.
void cn_send(const char *bytes, int count);

// Input (input.c).

enum { CN_NOTHING = 0, CN_CHARACTER = 1, CN_KEY = 2 };

struct cn_input {
    int kind;
    uint32_t character;  // CN_CHARACTER: one Unicode scalar
    char name[32];       // CN_KEY: the key's name, such as KEY_UP, KEY_F(5) or kRIT5
};

// Takes the next input that has already arrived, without waiting.
void cn_read(struct cn_input *input);

static const uint32_t CN_READY_INPUT = 1u << 0;
static const uint32_t CN_READY_SIGNAL = 1u << 1;
static const uint32_t CN_READY_END = 1u << 2;  // the terminal is gone

// Waits for input or a signal, at most `milliseconds` (for ever when negative); 0 when the time has passed.
uint32_t cn_wait(int milliseconds);
// Waits for input alone, whatever signals arrive meanwhile; false when none came in time.
bool cn_wait_for_input(int milliseconds);

// Signals (signals.c).

enum {
    CN_SIGNAL_NONE = 0,
    CN_SIGNAL_RESIZE = 1,
    CN_SIGNAL_END = 2,
    CN_SIGNAL_SUSPEND = 3,
    CN_SIGNAL_CONTINUE = 4,
    CN_SIGNAL_WAKE = 5,
};

// Takes the next signal that has arrived, CN_SIGNAL_NONE when there is none.
int cn_next_signal(void);
// Makes `cn_wait` return with CN_READY_SIGNAL; for any thread.
void cn_wake(void);
// The signal that asked the program to end, 0 for none.
int cn_ending_signal(void);
// Ends the process by the signal that asked it to end, so that its parent sees the true cause; returns when none did.
void cn_raise_ending_signal(void);

#endif
