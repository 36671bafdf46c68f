#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

static void redirect(const char *path, int descriptor, int flags) {
    if (path == NULL) {
        return;
    }
    int opened = open(path, flags, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0) {
        _exit(126);
    }
    if (opened != descriptor) {
        close(opened);
    }
}

static void become(const char *path, char *const arguments[], char *const environment[],
                   struct pt_redirection redirection) {
    // The test runner's threads hold most signals back, and a child inherits that.
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    redirect(redirection.input, STDIN_FILENO, O_RDONLY);
    redirect(redirection.output, STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(redirection.error, STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    for (int descriptor = 3; descriptor < 256; descriptor++) {
        close(descriptor);
    }
    execve(path, arguments, environment);
    _exit(127);
}

int pt_spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
             struct pt_redirection redirection, struct pt_child *child) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int master, slave;
    if (openpty(&master, &slave, NULL, NULL, &size) != 0) {
        return errno;
    }
    fcntl(master, F_SETFD, FD_CLOEXEC);
    fcntl(slave, F_SETFD, FD_CLOEXEC);
    fcntl(master, F_SETFL, O_NONBLOCK);
    child->slave = slave;
    child->modes_before = pt_modes(child);
    pid_t process = fork();
    if (process < 0) {
        int reason = errno;
        close(master);
        close(slave);
        return reason;
    }
    if (process == 0) {
        login_tty(slave);
        become(path, arguments, environment, redirection);
    }
    child->process = process;
    child->master = master;
    child->exit = (int)syscall(SYS_pidfd_open, process, 0);
    return 0;
}

static uint64_t mixed(uint64_t digest, uint64_t value) {
    return (digest ^ value) * 1099511628211u;
}

uint64_t pt_modes(const struct pt_child *child) {
    struct termios modes;
    if (tcgetattr(child->slave, &modes) != 0) {
        return 0;
    }
    uint64_t digest = 14695981039346656037u;
    digest = mixed(digest, modes.c_iflag);
    digest = mixed(digest, modes.c_oflag);
    digest = mixed(digest, modes.c_cflag);
    digest = mixed(digest, modes.c_lflag);
    for (int index = 0; index < NCCS; index++) {
        digest = mixed(digest, modes.c_cc[index]);
    }
    return digest;
}

int pt_resize(const struct pt_child *child, int columns, int rows) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(child->master, TIOCSWINSZ, &size);
}

int pt_read(const struct pt_child *child, int milliseconds, uint8_t *buffer, int capacity) {
    struct pollfd sources[2] = {
        {.fd = child->master, .events = POLLIN},
        {.fd = child->exit, .events = POLLIN},
    };
    if (poll(sources, 2, milliseconds) <= 0) {
        return 0;
    }
    bool ended = sources[1].revents != 0;
    ssize_t count = read(child->master, buffer, (size_t)capacity);
    if (count > 0) {
        return (int)count;
    }
    return ended ? -1 : 0;
}

int pt_write(const struct pt_child *child, const uint8_t *bytes, int count) {
    struct pollfd source = {.fd = child->master, .events = POLLOUT};
    if (poll(&source, 1, 1000) <= 0) {
        return -1;
    }
    return (int)write(child->master, bytes, (size_t)count);
}

void pt_hang_up(struct pt_child *child) {
    close(child->master);
    child->master = -1;
}

bool pt_reap(struct pt_child *child, int *status, bool *by_signal) {
    int raw = 0;
    if (child->process <= 0 || waitpid(child->process, &raw, WNOHANG) != child->process) {
        return false;
    }
    child->process = 0;
    *by_signal = WIFSIGNALED(raw);
    *status = *by_signal ? WTERMSIG(raw) : WEXITSTATUS(raw);
    return true;
}

void pt_close(struct pt_child *child) {
    if (child->process > 0) {
        kill(child->process, SIGKILL);
        waitpid(child->process, NULL, 0);
        child->process = 0;
    }
    int *descriptors[] = {&child->master, &child->slave, &child->exit};
    for (int index = 0; index < 3; index++) {
        if (*descriptors[index] >= 0) {
            close(*descriptors[index]);
            *descriptors[index] = -1;
        }
    }
}
