// Full-screen mode, cells and colours.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen = NULL;
static bool colors_started = false;
static bool mouse_on = false;
static bool paste_supported = false;
static cchar_t *row_buffer = NULL;
static int row_capacity = 0;

// True when no variable says which character set to use, as in many containers.
static bool locale_is_unset(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (int index = 0; index < 3; index++) {
        const char *value = getenv(names[index]);
        if (value != NULL && value[0] != '\0') {
            return false;
        }
    }
    return true;
}

// Only the character set: number formats stay as they are.
static bool choose_locale(void) {
    if (setlocale(LC_CTYPE, "") == NULL || locale_is_unset()) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool has_string(const char *capability) {
    char *value = tigetstr((char *)capability);
    return value != NULL && value != (char *)-1;
}

void cn_send(const char *bytes, int count) {
    int sent = 0;
    while (sent < count) {
        ssize_t step = write(STDOUT_FILENO, bytes + sent, (size_t)(count - sent));
        if (step < 0 && errno == EINTR) {
            continue;
        }
        if (step <= 0) {
            return;
        }
        sent += (int)step;
    }
}

static void send_text(const char *text) {
    cn_send(text, (int)strlen(text));
}

static void send_mouse_modes(bool on) {
    // Buttons, movement while one is held, and the form of report that knows no largest column.
    send_text(on ? "\033[?1000h\033[?1002h\033[?1006h" : "\033[?1006l\033[?1002l\033[?1000l");
}

// The modes that the screen library neither sets nor restores by itself.
static void set_extra_modes(bool on) {
    if (paste_supported) {
        send_text(on ? "\033[?2004h" : "\033[?2004l");
    }
    if (mouse_on) {
        send_mouse_modes(on);
    }
}

static int abandon(int result) {
    cn_signals_remove();
    cn_aside_end();
    return result;
}

static void read_abilities(struct cn_abilities *abilities) {
    abilities->colors = colors_started ? COLORS : 0;
    abilities->direct = colors_started && COLORS >= (1 << 24) && tigetflag("RGB") > 0;
}

int cn_start(bool colors, bool mouse, struct cn_abilities *abilities) {
    if (screen != NULL) {
        return CN_ALREADY_STARTED;
    }
    abilities->utf8 = choose_locale();
    if (!cn_emergency_prepare()) {
        return CN_SYSTEM_ERROR;
    }
    cn_aside_begin();
    // Before the screen library looks: it takes over only those signals that nobody handles yet.
    if (!cn_signals_install()) {
        return abandon(CN_SYSTEM_ERROR);
    }
    if (getenv("ESCDELAY") == NULL) {
        set_escdelay(25);
    }
    use_env(FALSE);
    use_tioctl(TRUE);
    screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) {
        return abandon(CN_UNKNOWN_TERMINAL);
    }
    if (!has_string("cup")) {
        endwin();
        delscreen(screen);
        screen = NULL;
        return abandon(CN_NO_CURSOR_ADDRESSING);
    }
    static bool registered = false;
    if (!registered) {
        registered = atexit(cn_stop) == 0;
    }
    cn_emergency_arm();
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    typeahead(-1);
    if (colors && has_colors() && start_color() == OK) {
        colors_started = true;
        use_default_colors();
    }
    read_abilities(abilities);
    // Terminals without an alternate screen or insertion keys are too old to know bracketed paste.
    paste_supported = has_string("smcup") || has_string("kmous");
    mouse_on = false;
    // The library's own reading of mouse reports loses some of those that arrive together.
    keyok(KEY_MOUSE, FALSE);
    def_prog_mode();
    set_extra_modes(true);
    cn_set_mouse(mouse);
    return CN_STARTED;
}

void cn_stop(void) {
    if (screen == NULL) {
        return;
    }
    cn_set_mouse(false);
    set_extra_modes(false);
    curs_set(1);
    endwin();
    cn_emergency_disarm();
    delscreen(screen);
    screen = NULL;
    colors_started = false;
    free(row_buffer);
    row_buffer = NULL;
    row_capacity = 0;
    cn_signals_remove();
    cn_aside_end();
}

void cn_get_size(int *columns, int *rows) {
    getmaxyx(stdscr, *rows, *columns);
}

void cn_follow_size(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        resizeterm(size.ws_row, size.ws_col);
        // Terminals differ in what they keep of the old screen.
        clearok(curscr, TRUE);
    }
}

static attr_t native_attributes(uint32_t bits) {
    attr_t native = A_NORMAL;
    native |= (bits & CN_BOLD) ? A_BOLD : 0;
    native |= (bits & CN_DIM) ? A_DIM : 0;
    native |= (bits & CN_ITALIC) ? A_ITALIC : 0;
    native |= (bits & CN_UNDERLINE) ? A_UNDERLINE : 0;
    native |= (bits & CN_REVERSE) ? A_REVERSE : 0;
    return native;
}

static void append(int *length, wchar_t character, const struct cn_cell *cell) {
    cchar_t *target = &row_buffer[(*length)++];
    memset(target, 0, sizeof *target);
    target->chars[0] = character;
    target->attr = native_attributes(cell->attributes) | (attr_t)COLOR_PAIR(cell->pair < 255 ? cell->pair : 255);
    target->ext_color = cell->pair;
}

void cn_put_cells(int row, int column, const struct cn_cell *cells, int count) {
    if (row < 0 || row > getmaxy(stdscr) - 1 || column < 0 || count <= 0) {
        return;
    }
    if (count > row_capacity) {
        cchar_t *larger = realloc(row_buffer, (size_t)count * sizeof *larger);
        if (larger == NULL) {
            return;
        }
        row_buffer = larger;
        row_capacity = count;
    }
    int length = 0;
    for (int index = 0; index < count;) {
        const struct cn_cell *cell = &cells[index];
        int width = index + 1 < count && cells[index + 1].scalar == 0 ? 2 : 1;
        wchar_t character = cell->scalar == 0 ? L' ' : (wchar_t)cell->scalar;
        if (wcwidth(character) == width) {
            // The library itself covers the second column of a wide character.
            append(&length, character, cell);
        } else {
            // The locale cannot show it, or counts its columns otherwise than we do: keep the columns in step.
            append(&length, L'?', cell);
            for (int extra = 1; extra < width; extra++) {
                append(&length, L' ', cell);
            }
        }
        index += width;
    }
    if (wmove(stdscr, row, column) == OK) {
        wadd_wchnstr(stdscr, row_buffer, length);
    }
}

int32_t cn_color_pair(int32_t foreground, int32_t background) {
    if (!colors_started || (foreground < 0 && background < 0)) {
        return 0;
    }
    int pair = alloc_pair(foreground, background);
    return pair > 0 ? pair : 0;
}

void cn_update(int cursor_column, int cursor_row) {
    bool visible = cursor_column >= 0 && cursor_row >= 0;
    leaveok(stdscr, !visible);
    if (visible) {
        wmove(stdscr, cursor_row, cursor_column);
    }
    curs_set(visible ? 1 : 0);
    wnoutrefresh(stdscr);
    doupdate();
}

void cn_invalidate(void) {
    clearok(curscr, TRUE);
}

void cn_set_mouse(bool on) {
    if (on != mouse_on && has_string("kmous")) {
        mouse_on = on;
        send_mouse_modes(on);
    }
}

void cn_suspend(void) {
    set_extra_modes(false);
    endwin();
    cn_emergency_disarm();
    cn_signals_stop_process();
    cn_emergency_arm();
    reset_prog_mode();
    set_extra_modes(true);
    cn_follow_size();
    clearok(curscr, TRUE);
}

void cn_recover(void) {
    endwin();
    reset_prog_mode();
    set_extra_modes(true);
    cn_follow_size();
    clearok(curscr, TRUE);
}
