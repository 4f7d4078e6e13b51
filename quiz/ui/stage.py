"""The prompt_toolkit application behind the full screen: it draws pages and reads keys, and knows nothing of quizzes.

Imported only when the first question is already on screen: prompt_toolkit takes long to import.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Generic, TextIO, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.input import Input
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout, UIContent, UIControl, Window
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import DummyStyle

from quiz.ui.answering import Key
from quiz.ui.page import Page
from quiz.ui.painting import fragments, index_at

Deed = TypeVar("Deed")

ESCAPE_SECONDS = 0.04
"""How long an escape waits to turn out to be the start of another key's sequence."""

IDLE_SECONDS = 0.1
"""How long after the first screen there is time for other things: keys that were typed meanwhile come first."""

TICK_SECONDS = 0.2
"""How often a clock that is on screen is drawn anew."""

NAMES = {"c-m": "enter", "c-j": "enter", "c-h": "backspace", "c-i": "tab", "<bracketed-paste>": "paste"}
"""Our names of keys, where they are not prompt_toolkit's."""


class AlternateScreen(Vt100_Output):
    """An output that is on the alternate screen already, and leaves it to others to go there and back."""

    def enter_alternate_screen(self) -> None:
        """Go to the top left corner, where prompt_toolkit believes to be."""
        self.write_raw("\x1b[H")

    def quit_alternate_screen(self) -> None:
        """Stay."""


def alternate_screen(stdout: TextIO, term: str | None) -> Output:
    """Give the output for a terminal on its alternate screen; without colours where the environment says NO_COLOR."""
    return AlternateScreen.from_pty(stdout, term, default_color_depth=ColorDepth.from_env())


class Stage(Generic[Deed]):
    """Draws what `draw(columns, rows)` gives, and reads keys until `press(key)` gives a deed.

    `idle` is called once, when the first screen stands and nothing else is to be done.
    """

    def __init__(
        self,
        draw: Callable[[int, int], Page],
        press: Callable[[Key], Deed | None],
        keyboard: Input,
        output: Output,
        idle: Callable[[], None] | None = None,
    ) -> None:
        self._press = press
        self._tick: Callable[[], Deed | None] | None = None
        self._input = keyboard
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(self._failed)
        self._deed: asyncio.Future[Deed | None] | None = None
        self._early: list[Key] = []
        self._app: Application[None] = Application(
            layout=Layout(Window(_Control(draw))),
            key_bindings=self._bindings(),
            style=DummyStyle(),
            include_default_pygments_style=False,
            full_screen=True,
            enable_page_navigation_bindings=False,
            erase_when_done=True,
            input=self._input,
            output=output,
        )
        self._app.ttimeoutlen = ESCAPE_SECONDS
        self._app.timeoutlen = 0
        self._running: asyncio.Task[None] = self._loop.create_task(
            self._app.run_async(handle_sigint=False, set_exception_handler=False)
        )
        self._running.add_done_callback(self._ended)
        self._ticking: asyncio.TimerHandle | None = None
        self._idle = self._loop.call_later(IDLE_SECONDS, idle) if idle else None

    def wait(self) -> Deed | None:
        """Draw, and wait for a deed; None when the keyboard is gone."""
        if self._running.done():
            return None
        self._deed = self._loop.create_future()
        self._app.invalidate()
        self._wait_to_tick()
        try:
            return self._loop.run_until_complete(self._deed)
        finally:
            if self._ticking:
                self._ticking.cancel()

    def tick_with(self, tick: Callable[[], Deed | None]) -> None:
        """Call `tick` again and again while a deed is waited for: it may give one; else the page is drawn anew."""
        self._tick = tick

    def forget_keys(self) -> list[Key]:
        """Drop the keys that came behind the last deed, whole or begun; give those that were whole."""
        self._app.key_processor.empty_queue()
        self._app.key_processor.reset()
        if isinstance(self._input, Vt100Input):
            self._input.vt100_parser.reset()
        early, self._early = self._early, []
        return early

    def start_afresh(self) -> None:
        """Draw everything anew, now or at the next `wait`: something else was on the screen."""
        self._app.renderer.reset()
        self._app.invalidate()

    def call(self, what: Callable[[], None]) -> None:
        """Have something done while a key is waited for, now or at the next `wait`; safe in a signal's handler."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what)

    def close(self) -> None:
        """End the application; a terminal that is gone is no error."""
        self._deed = None
        if self._idle:
            self._idle.cancel()
        self._running.cancel()
        try:
            self._loop.run_until_complete(asyncio.wait([self._running]))
        finally:
            self._loop.close()

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()

        @bindings.add("<any>")
        def _(event: KeyPressEvent) -> None:
            self._key(_key(event, 0))

        @bindings.add("escape", "<any>")
        def _(event: KeyPressEvent) -> None:
            self._key(Key(f"alt-{_key(event, 1).name}"))

        return bindings

    def _key(self, key: Key) -> None:
        if self._deed is None or self._deed.done():
            self._early.append(key)
            return
        deed = self._press(key)
        if deed is None:
            self._app.invalidate()
        else:
            self._deed.set_result(deed)

    def _wait_to_tick(self) -> None:
        if self._tick:
            self._ticking = self._loop.call_later(TICK_SECONDS, self._ticked, self._tick)

    def _ticked(self, tick: Callable[[], Deed | None]) -> None:
        if self._deed is None or self._deed.done():
            return
        deed = tick()
        if deed is None:
            self._app.invalidate()
            self._wait_to_tick()
        else:
            self._deed.set_result(deed)

    def _ended(self, running: asyncio.Task[None]) -> None:
        """The application is over: the keyboard was closed, or something failed."""
        error = None if running.cancelled() else running.exception()
        if self._deed is None or self._deed.done():
            return
        if error is None or isinstance(error, EOFError):
            self._deed.set_result(None)
        else:
            self._deed.set_exception(error)

    def _failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Raise where we wait what was raised while drawing or at a key, instead of going on half alive."""
        error = context.get("exception")
        if error is not None and self._deed is not None and not self._deed.done():
            self._deed.set_exception(error)


def _key(event: KeyPressEvent, index: int) -> Key:
    pressed = event.key_sequence[index]
    name = str(getattr(pressed.key, "value", pressed.key))
    return Key(NAMES.get(name, name), pressed.data if name == "<bracketed-paste>" else "")


class _Control(UIControl):
    """The whole screen, drawn anew for the size there is."""

    def __init__(self, draw: Callable[[int, int], Page]) -> None:
        self._draw = draw

    def create_content(self, width: int, height: int) -> UIContent:
        page = self._draw(width, height)
        rows = [fragments(row) for row in page.rows]
        cursor = None
        if page.cursor:
            column, row = page.cursor
            rows[row].append(("", " "))  # behind the last character stands nothing that a cursor could be put on
            cursor = Point(index_at(page.rows[row], column), row)
        return UIContent(rows.__getitem__, len(rows), cursor_position=cursor, show_cursor=cursor is not None)
