// Keeps standard error off the screen: whatever is written to it while the screen is ours would land between the
// cells and vanish with the alternate screen, a crash's own message first of all.
#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int real_stderr = -1;
static int kept = -1;

void cn_aside_begin(void) {
    if (real_stderr >= 0 || !isatty(STDERR_FILENO)) {
        return;
    }
    FILE *file = tmpfile();
    if (file == NULL) {
        return;
    }
    fflush(stderr);
    int store = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
    fclose(file);
    int original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (store < 0 || original < 0 || dup2(store, STDERR_FILENO) < 0) {
        if (store >= 0) {
            close(store);
        }
        if (original >= 0) {
            close(original);
        }
        return;
    }
    kept = store;
    real_stderr = original;
}

void cn_aside_end(void) {
    int original = real_stderr;
    int store = kept;
    if (original < 0) {
        return;
    }
    real_stderr = -1;
    kept = -1;
    dup2(original, STDERR_FILENO);
    close(original);
    if (lseek(store, 0, SEEK_SET) == 0) {
        char buffer[1024];
        ssize_t count;
        while ((count = read(store, buffer, sizeof buffer)) > 0) {
            ssize_t sent = 0;
            while (sent < count) {
                ssize_t step = write(STDERR_FILENO, buffer + sent, (size_t)(count - sent));
                if (step < 0 && errno == EINTR) {
                    continue;
                }
                if (step <= 0) {
                    break;
                }
                sent += step;
            }
            if (sent < count) {
                break;
            }
        }
    }
    close(store);
}
