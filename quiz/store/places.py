"""Where things are kept: the learner's decks, reviews and settings, and the name of this device."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.record import Record
from quiz.store.clock import new_token
from quiz.store.private import write_new

_PROFILE = re.compile(r"[^\W_][\w -]{0,63}")
_DEVICE = re.compile(r"[0-9a-z-]{4,64}")


class Places(Record, caches=True):
    """The folder `data`, which may be shared between machines, and the folder `state`, which is this machine's own.

    Nothing here creates anything but `keep_device`.
    """

    data: Path
    state: Path

    @classmethod
    def of(cls, environ: Mapping[str, str], home: str | None = None) -> "Places":
        """The places of the user: `home` (--home), else `$QUIZ_HOME`, else where the system keeps a user's data."""
        import platformdirs

        chosen = home or environ.get("QUIZ_HOME")
        data = Path(chosen).absolute() if chosen else platformdirs.user_data_path("quiz", appauthor=False)
        return cls(data, platformdirs.user_state_path("quiz", appauthor=False))

    @property
    def decks(self) -> Path:
        """The folder of the user's own decks."""
        return self.data / "decks"

    @property
    def games(self) -> Path:
        """The folder of the games that were played."""
        return self.data / "play"

    @property
    def profiles(self) -> tuple[Path, ...]:
        """The folder of each profile there is."""
        return tuple(sorted((self.data / "profiles").glob("*/")))

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.toml"

    def profile(self, name: str) -> Path:
        """The folder of a profile; QuizError unless the name is made of letters, digits, spaces, `-` and `_`."""
        if not _PROFILE.fullmatch(name) or name != name.strip():
            raise QuizError(
                f"`{clean_line(name[:80])}` cannot name a profile",
                "use letters, digits, - and _, beginning with a letter or a digit, at most 64 of them",
                Exit.USAGE,
            )
        return self.data / "profiles" / name

    def log_dir(self, name: str) -> Path:
        """The folder of a profile's review log."""
        return self.profile(name) / "log"

    @cached_property
    def device(self) -> str:
        """The name of this device: the one kept in `state`, else a new one."""
        try:
            kept = self._device_file.read_bytes()[:100].decode("ascii", "replace").strip()
        except OSError:
            kept = ""
        return kept if _DEVICE.fullmatch(kept) else new_token()

    def keep_device(self) -> None:
        """Make `device` last; where `state` cannot be written it is the name of this run alone."""
        try:
            write_new(self._device_file, self.device.encode() + b"\n")
        except OSError:
            return

    @property
    def _device_file(self) -> Path:
        return self.state / "device"
