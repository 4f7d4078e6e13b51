"""The room there is at a projector."""

from quiz.ui.blocks import Room


class Hall(Room):
    """The room there is at a projector: a column of short lines in the middle."""

    width: int
    height: int
    ascii: bool = False

    @property
    def margin(self) -> int:
        """Empty columns on the left, and at least as many on the right."""
        if self.width < 60:
            return super().margin
        return max(6, (self.width - 76) // 2)

    @property
    def column(self) -> int:
        """Columns for text, at least one."""
        return max(self.width - 2 * self.margin, 1)
