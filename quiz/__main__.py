"""`python -m quiz` and the `quiz` command."""

import gc
import sys


def main() -> int:
    """Run one command; the exit code. `--version` is answered here, before anything is imported."""
    if sys.argv[1:] == ["--version"] and sys.stdout:
        from quiz import __version__

        try:
            print(f"quiz {__version__}", flush=True)
            return 0
        except OSError:
            pass  # the command line says what is wrong with the output
    # Searching what start-up makes for garbage costs a tenth of it and finds none; a sitting searches again.
    gc.disable()
    from quiz import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
