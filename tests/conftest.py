"""What all tests share: the signals of a program that was started at a terminal, whoever runs the tests."""

import signal

# A runner in the background ignores Ctrl-C, and one under nohup a closed terminal; children would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
