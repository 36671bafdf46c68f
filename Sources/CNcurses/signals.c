// Signals become bytes in a pipe that the main loop waits on together with its input, so none is lost between a
// check and a wait. Crashes give the terminal back at once and then take their usual course.
#define _GNU_SOURCE
#include "CNcurses.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

// First what the main loop answers, then what ends the process at once: crashes, and the signals that end a process by
// default though hardly anybody sends them.
static const int handled[] = {
    SIGINT,  SIGTERM, SIGHUP,  SIGQUIT, SIGWINCH,  SIGTSTP, SIGCONT, SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE,
    SIGUSR1, SIGUSR2, SIGALRM, SIGPROF, SIGVTALRM, SIGXCPU, SIGXFSZ, SIGSYS, SIGIO,
#ifdef SIGPWR
    SIGPWR,
#endif
#ifdef SIGSTKFLT
    SIGSTKFLT,
#endif
};
enum { HANDLED = sizeof handled / sizeof handled[0], FIRST_CRASH = 7, FIRST_ODD = 13 };

static struct sigaction previous[HANDLED];
static bool installed[HANDLED];
static int pipe_ends[2] = {-1, -1};
static void *crash_stack = NULL;
static stack_t previous_stack;
static volatile sig_atomic_t ending_signal = 0;
static volatile sig_atomic_t stopping_ourselves = 0;

static void post(char code) {
    int saved_errno = errno;
    // The pipe is non-blocking: when it is full the loop has plenty to wake up for already.
    ssize_t ignored = write(pipe_ends[1], &code, 1);
    (void)ignored;
    errno = saved_errno;
}

static void on_request(int number) {
    switch (number) {
    case SIGWINCH:
        post(CN_SIGNAL_RESIZE);
        break;
    case SIGTSTP:
        post(CN_SIGNAL_SUSPEND);
        break;
    case SIGCONT:
        if (!stopping_ourselves) {
            post(CN_SIGNAL_CONTINUE);
        }
        break;
    default:
        if (ending_signal != 0) {
            // Asked twice and still here: the main loop does not answer.
            cn_emergency_restore();
            signal(number, SIG_DFL);
            raise(number);
        } else {
            ending_signal = number;
            post(CN_SIGNAL_END);
        }
    }
}

static void on_crash(int number) {
    cn_emergency_restore();
    // SA_RESETHAND has put the default action back; the signal is held until this handler returns.
    raise(number);
}

static bool install(int index) {
    int number = handled[index];
    bool crash = index >= FIRST_CRASH;
    if (sigaction(number, NULL, &previous[index]) != 0) {
        return false;
    }
    bool ignored = previous[index].sa_handler == SIG_IGN;
    if (ignored && (number == SIGINT || number == SIGHUP || number == SIGQUIT || index >= FIRST_ODD)) {
        return true;  // as nohup and background jobs arrange it
    }
    struct sigaction action = {0};
    action.sa_handler = crash ? on_crash : on_request;
    action.sa_flags = crash ? SA_ONSTACK | SA_RESETHAND : SA_ONSTACK | SA_RESTART;
    sigfillset(&action.sa_mask);
    installed[index] = sigaction(number, &action, NULL) == 0;
    return installed[index];
}

bool cn_signals_install(void) {
    if (pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) {
        return false;
    }
    ending_signal = 0;
    // A stack of its own, so that even a crash by stack overflow can give the terminal back.
    size_t size = (size_t)SIGSTKSZ > 65536 ? (size_t)SIGSTKSZ : 65536;
    crash_stack = malloc(size);
    stack_t stack = {.ss_sp = crash_stack, .ss_size = size, .ss_flags = 0};
    if (crash_stack == NULL || sigaltstack(&stack, &previous_stack) != 0) {
        cn_signals_remove();
        return false;
    }
    sigset_t wanted;
    sigemptyset(&wanted);
    for (int index = 0; index < HANDLED; index++) {
        if (!install(index)) {
            cn_signals_remove();
            return false;
        }
        sigaddset(&wanted, handled[index]);
    }
    // The parent may have started us with signals held back.
    pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
    return true;
}

void cn_signals_remove(void) {
    for (int index = 0; index < HANDLED; index++) {
        if (installed[index]) {
            sigaction(handled[index], &previous[index], NULL);
            installed[index] = false;
        }
    }
    if (crash_stack != NULL) {
        if ((previous_stack.ss_flags & SS_ONSTACK) == 0) {
            sigaltstack(&previous_stack, NULL);
        }
        free(crash_stack);
        crash_stack = NULL;
    }
    for (int end = 0; end < 2; end++) {
        if (pipe_ends[end] >= 0) {
            close(pipe_ends[end]);
            pipe_ends[end] = -1;
        }
    }
}

int cn_signals_descriptor(void) {
    return pipe_ends[0];
}

void cn_signals_stop_process(void) {
    struct sigaction by_default = {0};
    struct sigaction ours;
    by_default.sa_handler = SIG_DFL;
    sigemptyset(&by_default.sa_mask);
    stopping_ourselves = 1;
    sigaction(SIGTSTP, &by_default, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    stopping_ourselves = 0;
}

int cn_next_signal(void) {
    char code = CN_SIGNAL_NONE;
    ssize_t count;
    do {
        count = read(pipe_ends[0], &code, 1);
    } while (count < 0 && errno == EINTR);
    return count == 1 ? code : CN_SIGNAL_NONE;
}

void cn_wake(void) {
    if (pipe_ends[1] >= 0) {
        post(CN_SIGNAL_WAKE);
    }
}

int cn_ending_signal(void) {
    return ending_signal;
}

void cn_raise_ending_signal(void) {
    int number = ending_signal;
    if (number == 0) {
        return;
    }
    signal(number, SIG_DFL);
    raise(number);
}
