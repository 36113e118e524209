"""Every error a user can meet, as one small tree; the command line catches its root and prints it as one sentence.

KioskError
 ├─ DefinitionError     a workshop file that cannot be used
 ├─ EventError          an event folder that cannot be begun, found, read or written
 │   ├─ JournalHeld     another process writes this journal
 │   ├─ Withdrawn       a response that its participant has deleted
 │   ├─ DiskFull        there is no room; once there is, it goes on by itself
 │   └─ DiskFailed      the disk fails; nothing is written any more
 ├─ JournalError        a journal that is not this event's, or not of this version
 ├─ LinkError           an address or port that cannot be had
 └─ Crashed             an error of the program itself, which was noted
"""

FAILED = 70
"""The exit status after an error of the program itself: EX_SOFTWARE of BSD's sysexits. What a user can mend ends with 1."""
ENDED_BY = 128
"""What is added to a signal's number for the exit status of what it ended, as a shell does."""


class KioskError(Exception):
    """A problem that the user can mend; its message is one clear sentence with the remedy."""

    status = 1
    """The exit status of the command that it ends."""


class DefinitionError(KioskError):
    """A workshop file that cannot be used: its message names file, key path and remedy, one problem a line."""


class EventError(KioskError):
    """An event folder that cannot be begun, found, read or written."""


class JournalHeld(EventError):
    """Another process writes this journal; the message says which, on what host and since when."""


class Withdrawn(EventError):
    """A response that its participant has deleted; nothing is kept of it any more."""


class DiskFull(EventError):
    """There is no room on the disk; nothing has changed, and once there is room it goes on by itself."""


class DiskFailed(EventError):
    """The disk could not say whether it kept something; nothing is written any more until the kiosk starts again."""


class JournalError(KioskError):
    """A journal of another event, workshop or format."""


class LinkError(KioskError):
    """An address or a port that was asked for and cannot be had."""


class Crashed(KioskError):
    """An error of the program itself; the message says where it was noted."""

    status = FAILED
