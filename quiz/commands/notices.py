"""What a learner should know beside what was asked for: each a sentence, none of them in the way."""

from datetime import date

from quiz.commands.world import DEFAULT_PROFILE, World
from quiz.core.clean import clean_line
from quiz.core.date import PartialDate, show_date
from quiz.core.day import DAY
from quiz.core.doubt import UNSET_BEFORE
from quiz.core.nearest import did_you_mean
from quiz.ui.words import count

LONG_AGO = 30
"""Days without an answer after which the clock is worth a look."""


def tell(world: World) -> bool:
    """Say on stderr what is the matter with the log or the profile; whether anything is."""
    return _say(world, new_profile(world), damaged(world))


def tell_before_study(world: World) -> None:
    """Say on stderr what a sitting should not begin without; on a full screen it stands beside the questions."""
    if not world.interactive:
        _say(world, new_profile(world), damaged(world), wrong_clock(world))


def beside_questions(world: World) -> str:
    """What to say beside the questions of a sitting; empty when there is nothing."""
    notices = [left_out(world)]
    if world.interactive:
        notices += [new_profile(world), damaged(world), wrong_clock(world)]
    return " ".join(filter(None, notices))


def left_out(world: World) -> str:
    """Say that mistakes in decks keep cards out."""
    number = world.library.left_out
    if not number:
        return ""
    return f"{count(number, 'card is', 'cards are')} left out because of mistakes in a deck; `quiz check` shows them."


def damaged(world: World) -> str:
    """Say which lines of the log cannot be trusted."""
    damages = world.contents.damages
    if not damages:
        return ""
    first = damages[0]
    others = f" ({count(len(damages) - 1, 'more place')} like it)" if len(damages) > 1 else ""
    return (
        f"The log {clean_line(first.path)} is damaged at line {first.line}{others}: {first.what}. "
        "Nothing was changed, and everything else is used."
    )


def wrong_clock(world: World) -> str:
    """Say that the time is far from that of the last answer: one of the two may be wrong.

    What lies ahead of now is doubted while it does, so the entry written last is asked here whether it is doubtful or
    not. It is this device's, where there is one: a later one of another device may come of a clock wrong over there.
    """
    contents, now = world.contents, world.moment("")
    written = [entry for entry in contents.own[-1:] if entry.at >= UNSET_BEFORE] or contents.entries[-1:]
    if written and written[0].at > now.at + DAY:
        today, then = _day(now.day), _day(written[0].day)
        return f"The clock says {today}, but your last answer is of {then}; if that is wrong, set the clock right."
    last = next((entry for entry in reversed(contents.entries) if entry.id not in contents.doubtful), None)
    if last and now.at > last.at + LONG_AGO * DAY:
        return f"Your last answer was {count(now.day - last.day, 'day')} ago; if that is not so, set the clock right."
    return ""


def new_profile(world: World) -> str:
    """Say that nothing is known of a profile, which may be mistyped."""
    profile = world.places.profile(world.profile)
    try:
        known = [folder.name for folder in profile.parent.iterdir() if folder.is_dir()]
    except OSError:  # there is none yet, or the log will tell what the matter is
        return ""
    if world.profile in (DEFAULT_PROFILE, *known):
        return ""
    near = did_you_mean(world.profile, known)
    return f"The profile `{world.profile}` is new{f': {clean_line(near)}' if near else '.'}"


def tell_where(world: World, made: str, named: str) -> None:
    """Say on stderr how a deck that was `made` is reached where it is not found by itself: `named` to `--decks`."""
    if (world.cwd / made).resolve() not in {file.path.resolve() for file in world.afresh().deck_files}:
        world.notice(f"decks are not looked for there; `quiz --decks {named}` studies it")


def _say(world: World, *notices: str) -> bool:
    for notice in filter(None, notices):
        world.notice(notice)
    return any(notices)


def _day(day: int) -> str:
    that = date.fromordinal(day)
    return show_date(PartialDate(that.year, that.month, that.day))
