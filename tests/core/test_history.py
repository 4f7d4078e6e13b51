"""What counts of a log: rules as examples, then laws, then a model that keeps everything by hand."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quiz.core.history import History, effective, history, introduced
from quiz.core.review import (
    AskedAs,
    Bury,
    Flag,
    LogEntry,
    Rating,
    Rename,
    Review,
    Suspend,
    Undo,
    Unsuspend,
    Verdict,
)
from quiz.core.scheduler import Scheduler

MONDAY = 740_000


def review(id_: str, card: str = "deck/a", *, replaces: str | None = None, day: int = MONDAY, at: int = 0) -> Review:
    """Return a right answer."""
    return Review(id_, at, 0, day, card, Verdict.CORRECT, 1.0, None, AskedAs.TYPED, "x", replaces=replaces)


def undo(id_: str, target: str) -> Undo:
    """Return an Undo."""
    return Undo(id_, 0, 0, MONDAY, target)


def rename(id_: str, old: str, new: str) -> Rename:
    """Return a Rename."""
    return Rename(id_, 0, 0, MONDAY, old, new)


def counting(*entries: LogEntry) -> list[str]:
    """Return the ids of the entries that count."""
    return [entry.id for entry in effective(entries)]


def test_an_empty_log_is_an_empty_history() -> None:
    assert history([]) == History()


@pytest.mark.parametrize(
    ("entries", "ids"),
    [
        ([review("1"), review("2")], ["1", "2"]),
        ([review("1"), undo("2", "1")], []),
        ([review("1"), undo("2", "1"), undo("3", "2")], ["1"]),
        ([review("1"), undo("2", "1"), undo("3", "2"), undo("4", "3")], []),
        ([review("1"), undo("2", "1"), undo("3", "1")], []),
        ([review("1"), undo("2", "1"), undo("3", "1"), undo("4", "2")], []),
        ([review("1"), undo("2", "1"), undo("3", "1"), undo("4", "2"), undo("5", "3")], ["1"]),
        ([review("1"), review("2", replaces="1")], ["2"]),
        ([review("1"), review("2", replaces="1"), review("3", replaces="2")], ["3"]),
        ([review("1"), review("2", replaces="1"), review("3", replaces="1")], ["2", "3"]),
        ([review("1"), review("2", replaces="1"), undo("3", "2")], []),
        ([review("1"), review("2", replaces="1"), undo("3", "2"), undo("4", "3")], ["2"]),
        ([review("1"), review("2", replaces="1"), undo("3", "1")], ["2"]),
        ([review("1"), undo("2", "gone")], ["1"]),
        ([review("1", replaces="gone")], ["1"]),
        ([review("1"), review("1"), review("2")], ["1", "2"]),
        ([review("1"), undo("2", "1"), undo("2", "1")], []),
        ([review("1"), undo("2", "2")], ["1"]),
        ([review("1"), undo("2", "3"), undo("3", "2"), undo("4", "1")], []),
        ([review("1", replaces="2"), review("2", replaces="1"), review("3")], ["3"]),
        ([rename("1", "deck/a", "deck/b"), undo("2", "1")], []),
    ],
)
def test_what_is_undone_corrected_or_repeated_does_not_count(entries: list[LogEntry], ids: list[str]) -> None:
    assert counting(*entries) == ids


def test_an_undo_aimed_at_is_decided_first_wherever_it_stands() -> None:
    entries: list[LogEntry] = [review("1"), undo("2", "1"), undo("3", "2"), undo("4", "3"), undo("5", "4")]
    assert {tuple(sorted(counting(*order))) for order in permutations(entries)} == {("1",)}


def test_undos_that_chase_each_other_concern_nothing_else() -> None:
    ring = [undo("3", "5"), undo("4", "3"), undo("5", "4")]
    assert counting(review("1"), *ring, undo("6", "5")) == ["1"]
    assert counting(review("1"), *ring, undo("7", "1")) == []


def test_of_two_entries_with_one_id_the_first_counts() -> None:
    assert effective([review("1", "deck/a"), review("1", "deck/b")]) == (review("1", "deck/a"),)


def test_long_chains_of_undos_are_followed_to_the_end() -> None:
    chain = [undo(str(number), str(number - 1)) for number in range(1, 5001)]
    assert counting(review("0"), *chain) == ["0"]
    assert counting(review("0"), *chain[:-1]) == []


def test_a_card_is_suspended_until_it_is_resumed() -> None:
    suspend = Suspend("1", 0, 0, MONDAY, "deck/a")
    resume = Unsuspend("2", 0, 0, MONDAY, "deck/a", lifts="1")
    assert history([suspend]).suspended == {"deck/a"}
    assert history([suspend, resume]).suspended == frozenset()
    assert history([suspend, resume, undo("3", "2")]).suspended == {"deck/a"}


def test_resuming_lifts_what_it_was_aimed_at_whichever_the_clocks_put_first() -> None:
    ahead: LogEntry = Suspend("1", 0, 0, MONDAY, "deck/a")
    resume: LogEntry = Unsuspend("2", 0, 0, MONDAY, "deck/a", lifts="1")
    again: LogEntry = Suspend("3", 0, 0, MONDAY, "deck/a")
    assert history([resume, ahead]).suspended == frozenset()
    for order in permutations([ahead, resume, again]):
        assert history(order).suspensions == {"deck/a": ("3",)}


def test_resuming_as_older_versions_wrote_it_lifts_what_stands_before() -> None:
    suspend = Suspend("1", 0, 0, MONDAY, "deck/a")
    resume = Unsuspend("2", 0, 0, MONDAY, "deck/a")
    assert history([suspend, resume]).suspended == frozenset()
    assert history([resume, suspend]).suspended == {"deck/a"}


def test_a_card_is_buried_for_its_day_only() -> None:
    buried = history([Bury("1", 0, 0, MONDAY, "deck/a"), Bury("2", 0, 0, MONDAY + 1, "deck/b")])
    assert [buried.aside(day).buried for day in (MONDAY - 1, MONDAY, MONDAY + 1, MONDAY + 2)] == [
        frozenset(),
        {"deck/a"},
        {"deck/b"},
        frozenset(),
    ]


def test_a_flag_keeps_its_last_note() -> None:
    flags = [Flag("1", 0, 0, MONDAY, "deck/a", "typo"), Flag("2", 0, 0, MONDAY, "deck/a", "wrong date")]
    assert history(flags).flags == {"deck/a": "wrong date"}
    assert history([*flags, undo("3", "2")]).flags == {"deck/a": "typo"}


@pytest.mark.parametrize(
    ("entries", "cards", "renamed"),
    [
        ([review("1"), rename("2", "deck/a", "deck/b")], ["deck/b"], {"deck/a": "deck/b"}),
        (
            [review("1", "deck/a#reverse"), rename("2", "deck/a", "other/b")],
            ["other/b#reverse"],
            {"deck/a": "other/b"},
        ),
        ([review("1", "deck/ab"), rename("2", "deck/a", "deck/b")], ["deck/ab"], {"deck/a": "deck/b"}),
        ([rename("1", "deck/a", "deck/b"), review("2")], ["deck/b"], {"deck/a": "deck/b"}),
        (
            [review("1"), rename("2", "deck/a", "deck/b"), rename("3", "deck/b", "deck/c"), review("4")],
            ["deck/c", "deck/c"],
            {"deck/a": "deck/c", "deck/b": "deck/c"},
        ),
        (
            [review("1"), rename("2", "deck/a", "deck/b"), rename("3", "deck/b", "deck/a"), review("4")],
            ["deck/a", "deck/a"],
            {"deck/b": "deck/a"},
        ),
        ([review("1"), rename("2", "deck/a", "deck/a")], ["deck/a"], {}),
        (
            [review("1"), review("2", "deck/b"), rename("3", "deck/a", "deck/b"), rename("4", "deck/b", "deck/c")],
            ["deck/c", "deck/c"],
            {"deck/a": "deck/c", "deck/b": "deck/c"},
        ),
        (
            [
                *(review("1", "deck/a"), review("2", "deck/b"), review("3", "deck/c")),
                *(rename("4", "deck/a", "deck/b"), rename("5", "deck/b", "deck/c")),
            ],
            ["deck/c", "deck/c", "deck/c"],
            {"deck/a": "deck/c", "deck/b": "deck/c"},
        ),
        (
            [
                *(review("1", "deck/a"), review("2", "deck/b")),
                *(rename("3", "deck/a", "x"), rename("4", "deck/b", "deck/a"), rename("5", "x", "deck/b")),
                *(review("6", "deck/a"), review("7", "deck/b")),
            ],
            ["deck/b", "deck/a", "deck/a", "deck/b"],
            {"x": "deck/b"},
        ),
        (
            [review("1"), rename("2", "deck/a", "deck/b"), rename("3", "deck/a", "deck/c")],
            ["deck/c"],
            {"deck/a": "deck/c", "deck/b": "deck/c"},
        ),
        ([review("1"), rename("2", "deck/a", "deck/b"), undo("3", "2")], ["deck/a"], {}),
    ],
)
def test_the_history_of_a_renamed_note_is_found_under_its_present_id(
    entries: list[LogEntry], cards: list[str], renamed: dict[str, str]
) -> None:
    seen = history(entries)
    assert [review.card for review in seen.reviews] == cards
    assert seen.renamed == renamed


def test_all_that_is_known_of_a_card_moves_with_it() -> None:
    seen = history(
        [
            Suspend("1", 0, 0, MONDAY, "deck/a"),
            Bury("2", 0, 0, MONDAY, "deck/a#2"),
            Flag("3", 0, 0, MONDAY, "deck/a", "typo"),
            review("4"),
            review("5", "deck/c"),
            rename("6", "deck/a", "deck/b"),
        ]
    )
    assert seen == History(
        reviews=(review("4", "deck/b"), review("5", "deck/c")),
        suspensions={"deck/b": ("1",)},
        buried=frozenset({("deck/b#2", MONDAY)}),
        flags={"deck/b": "typo"},
        renamed={"deck/a": "deck/b"},
        logged_as={"4": "deck/a"},
        deeds=(
            Suspend("1", 0, 0, MONDAY, "deck/b"),
            Bury("2", 0, 0, MONDAY, "deck/b#2"),
            review("4", "deck/b"),
            review("5", "deck/c"),
        ),
    )


def test_a_renamed_card_keeps_its_schedule_to_the_day() -> None:
    entries: list[LogEntry] = [review(str(day), day=MONDAY + day) for day in (0, 2, 13, 60)]
    before, after = history(entries), history([*entries, rename("r", "deck/a", "deck/b")])
    planned = Scheduler().replay(before.reviews, logged_as=before.logged_as)
    assert Scheduler().replay(after.reviews, logged_as=after.logged_as) == {"deck/b": planned["deck/a"]}


def test_cards_count_as_introduced_on_the_day_of_their_first_answer() -> None:
    reviews = [
        review("1", "deck/a"),
        review("2", "deck/b"),
        review("3", "deck/b"),
        review("4", "deck/a", day=MONDAY + 1),
        review("5", "deck/c", day=MONDAY + 1)._replace(cram=True),
        review("6", "deck/d", day=MONDAY + 1),
        review("7", "deck/c", day=MONDAY + 2),
    ]
    assert [introduced(reviews, day) for day in (MONDAY - 1, MONDAY, MONDAY + 1, MONDAY + 2)] == [0, 2, 1, 1]


def entry_of(kind: str, id_: str, target: str, note: str, sibling: str) -> LogEntry:
    """Return an entry of a kind; what that kind does not need is left unused."""
    stamp = (id_, 0, 0, MONDAY)
    match kind:
        case "undo":
            return undo(id_, target)
        case "rename":
            return rename(id_, note, "d/" + target[-1])
        case "suspend":
            return Suspend(*stamp, note + sibling)
        case "resume":
            return Unsuspend(*stamp, note + sibling)
        case "bury":
            return Bury(*stamp, note + sibling)
        case "correction":
            return review(id_, note + sibling, replaces=target)
        case _:
            return review(id_, note + sibling)


IDS = [str(number) for number in range(10)]
LOGS = st.lists(
    st.tuples(
        st.sampled_from(["review", "correction", "undo", "undo", "rename", "suspend", "resume", "bury"]),
        st.sampled_from([*IDS, "gone"]),
        st.sampled_from(["d/1", "d/2", "d/3"]),
        st.sampled_from(["", "#2"]),
    ),
    max_size=len(IDS),
).map(lambda rows: [entry_of(kind, id_, *row) for id_, (kind, *row) in zip(IDS, rows, strict=False)])
"""Any logs, also such as no session writes: with targets before and after, dangling or in rings."""


@given(LOGS, st.randoms(use_true_random=False))
def test_entries_met_twice_change_nothing(entries: list[LogEntry], random: Random) -> None:
    again = list(entries)
    for entry in entries:
        if random.random() < 0.5:
            again.insert(random.randint(again.index(entry) + 1, len(again)), entry)
    assert history(again) == history(entries)


@given(LOGS)
def test_an_undone_undo_is_as_if_neither_had_been(entries: list[LogEntry]) -> None:
    for entry in entries:
        twice = [*entries, undo("u", entry.id), undo("v", "u")]
        assert history(twice) == history(entries)


@given(LOGS)
def test_undoing_an_answer_no_other_entry_speaks_of_leaves_the_rest_exactly(entries: list[LogEntry]) -> None:
    extra = review("x", "d/a")
    assert history([*entries, extra, undo("u", "x")]) == history(entries)


@given(LOGS)
def test_every_log_has_a_history_whose_cards_are_known_by_their_present_ids(entries: list[LogEntry]) -> None:
    seen = history(entries)
    for old in seen.renamed:
        assert seen.renamed[old] != old
    assert {answer.id for answer in seen.reviews} == {e.id for e in effective(entries) if isinstance(e, Review)}
    logged = {entry.id: entry.card for entry in entries if isinstance(entry, Review)}
    for answer in seen.reviews:
        assert seen.logged_as.get(answer.id, answer.card) == logged[answer.id]


def counts(entry: LogEntry, log: list[LogEntry]) -> bool:
    """Say by the rules alone whether an entry of a log without rings counts."""
    undone = any(isinstance(other, Undo) and other.target == entry.id and counts(other, log) for other in log)
    corrected = any(isinstance(other, Review) and other.replaces == entry.id for other in log)
    return not undone and not corrected


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 11)), max_size=12), st.randoms(use_true_random=False))
def test_what_counts_follows_from_the_rules_in_any_order(shape: list[tuple[bool, int]], random: Random) -> None:
    log: list[LogEntry] = [
        undo(str(number), str(target % number)) if number and is_undo else review(str(number))
        for number, (is_undo, target) in enumerate(shape)
    ]
    expected = {entry.id for entry in log if counts(entry, log) and not isinstance(entry, Undo)}
    random.shuffle(log)
    assert set(counting(*log)) == expected


class Learner(RuleBasedStateMachine):
    """A learner's deeds in any order, and the history that must follow, worked out afresh by the plainest means."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[LogEntry] = []
        self.names = ["d/a", "d/b"]
        self.day = MONDAY

    def stamp(self) -> tuple[str, int, int, int]:
        """Return the next entry's id, time, offset and day."""
        return f"e{len(self.log)}", len(self.log), 0, self.day

    def entry(self, data: st.DataObject) -> LogEntry:
        """Draw an entry of the log."""
        return data.draw(st.sampled_from(self.log))

    def card(self, data: st.DataObject) -> str:
        """Draw a card's id, under a present or an old name of its note."""
        return data.draw(st.sampled_from(self.names)) + data.draw(st.sampled_from(["", "#2"]))

    @rule(data=st.data(), rating=st.sampled_from(Rating), cram=st.booleans())
    def answer(self, data: st.DataObject, rating: Rating, cram: bool) -> None:
        """Answer a card."""
        id_, at, offset, day = self.stamp()
        given = review(id_, self.card(data), day=day, at=at)
        self.log.append(given._replace(offset=offset, rating=rating, cram=cram))

    @precondition(lambda self: any(isinstance(entry, Review) for entry in self.log))
    @rule(data=st.data(), rating=st.sampled_from(Rating))
    def correct(self, data: st.DataObject, rating: Rating) -> None:
        """Rate an answer again."""
        answer = data.draw(st.sampled_from([entry for entry in self.log if isinstance(entry, Review)]))
        self.log.append(answer._replace(id=self.stamp()[0], at=len(self.log), rating=rating, replaces=answer.id))

    @precondition(lambda self: self.log)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """Undo any entry, also an Undo."""
        self.log.append(Undo(*self.stamp(), self.entry(data).id))

    @rule(data=st.data(), deed=st.sampled_from([Suspend, Unsuspend, Bury]))
    def put_aside(self, data: st.DataObject, deed: type[Suspend | Unsuspend | Bury]) -> None:
        """Suspend, resume or bury a card."""
        self.log.append(deed(*self.stamp(), self.card(data)))

    @rule(data=st.data(), note=st.text(max_size=2))
    def flag(self, data: st.DataObject, note: str) -> None:
        """Flag a card."""
        self.log.append(Flag(*self.stamp(), self.card(data), note))

    @precondition(lambda self: len(self.names) < 6)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        """Give a note a new name, once for each name."""
        used = {entry.old for entry in self.log if isinstance(entry, Rename)}
        old = data.draw(st.sampled_from([name for name in self.names if name not in used]))
        self.names.append(f"d/{len(self.names)}")
        self.log.append(Rename(*self.stamp(), old, self.names[-1]))

    @rule()
    def sleep(self) -> None:
        """Go on to the next study day."""
        self.day += 1

    @invariant()
    def the_history_is_what_the_rules_say(self) -> None:
        """Work the history out by the rules alone, and compare."""
        log = [entry for entry in self.log if counts(entry, self.log)]
        moves = {entry.old: entry.new for entry in log if isinstance(entry, Rename)}

        def present(card: str) -> str:
            note, mark, sibling = card.partition("#")
            while note in moves:
                note = moves[note]
            return note + mark + sibling

        suspended: dict[str, bool] = {}
        for entry in log:
            if isinstance(entry, Suspend | Unsuspend):
                suspended[present(entry.card)] = isinstance(entry, Suspend)
        seen = history(self.log)
        answers = [entry for entry in log if isinstance(entry, Review)]
        assert seen.reviews == tuple(entry._replace(card=present(entry.card)) for entry in answers)
        assert seen.suspended == {card for card, now in suspended.items() if now}
        assert seen.buried == {(present(entry.card), entry.day) for entry in log if isinstance(entry, Bury)}
        assert seen.flags == {present(entry.card): entry.note for entry in log if isinstance(entry, Flag)}
        assert {old: present(old) for old in moves}.items() <= seen.renamed.items()
        assert history(dict.fromkeys([*self.log, *reversed(self.log)])) == seen

    @invariant()
    def the_schedules_are_those_of_the_answers_that_count(self) -> None:
        """Nothing undone or practised leaves a trace in the plan."""
        seen = history(self.log)
        counted = [answer for answer in seen.reviews if not answer.cram]
        plans = Scheduler().replay(seen.reviews, logged_as=seen.logged_as)
        assert plans == Scheduler().replay(counted, logged_as=seen.logged_as)
        assert plans.keys() == {answer.card for answer in counted}


TestLearner = Learner.TestCase
TestLearner.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
