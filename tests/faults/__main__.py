"""Long campaigns against "an answer that was acknowledged is never lost": `python -m tests.faults CAMPAIGN`.

The tests hold the same promises on few examples; these are for a night. Each prints what it did and what is wrong, and
leaves the homes in question in the temporary folder. Run them from the project's folder with the Python that quiz is
installed for.
"""

import argparse
import sys
import time

from tests.faults import flips, kills


def main() -> int:
    """Run a campaign; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    campaigns = parser.add_subparsers(dest="campaign", required=True)
    for name, what in (("kills", "kill -9"), ("cuts", "power cuts: what was not synced is gone")):
        campaign = campaigns.add_parser(name, help=f"{what}, at random moments of sittings")
        campaign.add_argument("--ui", choices=kills.FRONT_ENDS, default="json")
        campaign.add_argument("--times", type=int, default=1500)
    campaigns.add_parser("flips", help="single bits of a log flipped").add_argument("--times", type=int, default=10_000)
    args = parser.parse_args()
    start = time.monotonic()
    if args.campaign == "flips":
        done, wrong = flips.campaign(args.times, args.seed)
        print(f"{args.times:,} bits flipped, {done:,} of them told")
    else:
        done, wrong = kills.campaign(args.ui, args.times, args.seed, power=args.campaign == "cuts")
        print(f"{args.times:,} times, {done:,} deeds told by a screen")
    print(f"{len(wrong):,} wrong, {time.monotonic() - start:.0f} s", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
