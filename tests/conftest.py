"""What all tests share: the signals of a program that was started at a terminal, whoever runs the tests."""

import os
import signal

from hypothesis import HealthCheck, settings

# A runner in the background ignores Ctrl-C, and one under nohup a closed terminal; children would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)

# A busy machine is slow, and that says nothing of the program: no property is asked to hold within a time.
settings.register_profile(
    "unhurried",
    settings.get_profile("ci" if "CI" in os.environ else "default"),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")
