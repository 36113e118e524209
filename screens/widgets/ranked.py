"""Options that are put in order."""

from screens.widgets.choices import Choices


class Ranked(Choices):
    """All are put in order: the first pressed comes first; pressing one again takes it out; the last goes by itself."""

    def toggle(self, name: str) -> tuple[str, ...]:
        """Put the option at the end of the order, or take it out; the last of all went there by itself and stays."""
        if len(self.value) == len(self.names) and name == self.value[-1]:
            return self.value
        if name in self.value:
            return tuple(other for other in self.value if other != name)
        ranked = (*self.value, name)
        left = [other for other in self.names if other not in ranked]
        return (*ranked, *left) if len(left) == 1 else ranked

    def mark(self, name: str) -> str:
        """Draw the option's place."""
        return f"[{self.value.index(name) + 1}]" if name in self.value else "[ ]"
