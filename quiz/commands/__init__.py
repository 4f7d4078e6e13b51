"""The commands, a module for each group: gather what is needed, decide in the core, apply."""
