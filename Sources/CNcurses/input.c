// Characters and named keys, one at a time.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static int bytes_waiting(void) {
    int count = 0;
    return ioctl(STDIN_FILENO, FIONREAD, &count) == 0 ? count : 0;
}

void cn_read(struct cn_input *input) {
    memset(input, 0, sizeof *input);
    // Bounded, so that a flood of input that means nothing cannot hold up the screen.
    for (int attempt = 0; attempt < 256; attempt++) {
        wint_t code = 0;
        int result = wget_wch(stdscr, &code);
        if (result == OK) {
            input->kind = CN_CHARACTER;
            input->character = (uint32_t)code;
            return;
        }
        if (result == KEY_CODE_YES) {
            if (code != KEY_RESIZE) {
                const char *name = keyname((int)code);
                input->kind = CN_KEY;
                strncpy(input->name, name == NULL ? "" : name, sizeof input->name - 1);
                return;
            }
        } else if (bytes_waiting() == 0) {
            return;  // with bytes still waiting it was only one that the locale cannot read
        }
    }
}

static int64_t now_in_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

uint32_t cn_wait(int milliseconds) {
    int64_t deadline = now_in_milliseconds() + milliseconds;
    struct pollfd sources[2] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = cn_signals_descriptor(), .events = POLLIN},
    };
    int count;
    int remaining = milliseconds;
    while ((count = poll(sources, 2, remaining)) < 0 && errno == EINTR) {
        if (milliseconds >= 0) {
            int64_t left = deadline - now_in_milliseconds();
            remaining = left > 0 ? (int)left : 0;
        }
    }
    if (count <= 0) {
        return 0;
    }
    uint32_t ready = 0;
    if (sources[1].revents & POLLIN) {
        ready |= CN_READY_SIGNAL;
    }
    if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
        ready |= CN_READY_END;
    } else if (sources[0].revents & POLLIN) {
        // Readable without a byte is how the end of input looks.
        ready |= bytes_waiting() > 0 ? CN_READY_INPUT : CN_READY_END;
    }
    return ready;
}

bool cn_wait_for_input(int milliseconds) {
    int64_t deadline = now_in_milliseconds() + milliseconds;
    struct pollfd source = {.fd = STDIN_FILENO, .events = POLLIN};
    int remaining = milliseconds;
    int count;
    while ((count = poll(&source, 1, remaining)) < 0 && errno == EINTR) {
        int64_t left = deadline - now_in_milliseconds();
        remaining = left > 0 ? (int)left : 0;
    }
    return count > 0 && (source.revents & POLLIN) != 0 && bytes_waiting() > 0;
}
