"""Any entry that there can be, as Hypothesis draws them."""

from hypothesis import strategies as st

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

texts = st.text(max_size=8) | st.sampled_from(["\udc80", "\x18", "\x00\n\r", '","sum":"', "\u2028", "é 北 🙂"])
ids = st.text(alphabet="ab1-", min_size=1, max_size=4)
times = st.integers(0, 20)
moments = (ids, times, st.integers(-720, 840), st.integers(1, 3_652_059))
answers: st.SearchStrategy[object] = (
    st.none()
    | texts
    | st.lists(texts, max_size=3).map(tuple)
    | st.lists(st.tuples(texts, texts), min_size=1, max_size=3).map(tuple)
)

entries: st.SearchStrategy[LogEntry] = st.one_of(
    st.builds(
        Review,
        *moments,
        card=texts,
        verdict=st.none() | st.sampled_from(Verdict),
        credit=st.floats(0, 1),
        rating=st.none() | st.sampled_from(Rating),
        asked_as=st.sampled_from(AskedAs),
        answer=answers,
        options=st.lists(texts, max_size=3).map(tuple),
        hints=st.integers(0, 3),
        took_ms=st.integers(0, 10**7),
        distance=st.integers(0, 3),
        overruled=st.booleans(),
        cram=st.booleans(),
        session=texts,
        replaces=st.none() | ids,
    ),
    st.builds(Undo, *moments, target=ids),
    st.builds(Suspend, *moments, card=texts, session=texts),
    st.builds(Unsuspend, *moments, card=texts, lifts=ids | st.just("")),
    st.builds(Bury, *moments, card=texts, session=texts),
    st.builds(Flag, *moments, card=texts, note=texts),
    st.builds(Rename, *moments, old=texts, new=texts),
)
