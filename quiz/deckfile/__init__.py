"""The TOML deck format: finding, reading and checking deck files."""
