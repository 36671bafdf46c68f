// What the C files of this target share with one another and show to nobody else.
#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

#include <stdbool.h>

// signals.c
bool cn_signals_install(void);
void cn_signals_remove(void);
int cn_signals_descriptor(void);
// Stops the process by SIGTSTP's own action and returns when it continues.
void cn_signals_stop_process(void);

// emergency.c: giving the terminal back from a signal handler; only calls that are safe there.
bool cn_emergency_prepare(void);
void cn_emergency_arm(void);
void cn_emergency_disarm(void);
void cn_emergency_restore(void);

// aside.c: standard error, kept off the screen while it is ours.
void cn_aside_begin(void);
// Prints what was kept and returns standard error to its place; safe in a signal handler.
void cn_aside_end(void);

#endif
