// The way out when nothing else can be trusted: a crash, or a second request to end that finds the first unanswered.
// Everything here that runs in a handler uses write(), tcsetattr() and dup2() only.
#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

// Paste and mouse reports off, plain text, cursor shown, main screen, cursor keys and keypad as they were.
static const char reset[] =
    "\033[?2004l\033[?1002l\033[?1006l\033[?1000l\033[0m\033[?25h\033[?1049l\033[?1l\033>";

static struct termios original_modes;
static volatile sig_atomic_t armed = 0;

bool cn_emergency_prepare(void) {
    return tcgetattr(STDIN_FILENO, &original_modes) == 0;
}

void cn_emergency_arm(void) {
    armed = 1;
}

void cn_emergency_disarm(void) {
    armed = 0;
}

void cn_emergency_restore(void) {
    if (!armed) {
        return;
    }
    armed = 0;
    int saved_errno = errno;
    size_t sent = 0;
    while (sent < sizeof reset - 1) {
        ssize_t step = write(STDOUT_FILENO, reset + sent, sizeof reset - 1 - sent);
        if (step < 0 && errno == EINTR) {
            continue;
        }
        if (step <= 0) {
            break;
        }
        sent += (size_t)step;
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &original_modes);
    cn_aside_end();
    errno = saved_errno;
}
