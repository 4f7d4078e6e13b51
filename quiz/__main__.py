"""`python -m quiz` and the `quiz` command."""

import sys


def main() -> int:
    """Run one command; the exit code. `--version` is answered here, before anything is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from quiz import __version__

        print(f"quiz {__version__}")
        return 0
    from quiz import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
