"""What can be typed at every prompt."""

from kiosk.locale import Words


def how_it_works(words: Words) -> str:
    """Say at the beginning how to go about it, in as few words as possible."""
    said = words("Everything here is read and typed line by line: type what is asked, then Enter. Type ? for help.")
    following = words.following()
    if following.language == words.language:
        return said
    return " ".join((said, following("Type # for {language}.", language=following.own_name)))


def help_lines(words: Words) -> list[str]:
    """List the signs that mean something everywhere, a line each."""
    lines = [
        words("How it works"),
        words("Type a number, or your own words, and then Enter. Every answer is kept the moment you give it."),
        words("Enter alone goes on: it skips, or keeps what you answered before."),
        words("< (less than) goes one step back; what you entered stays."),
        words("- (minus) means: I would rather not say. In your own words it takes out what stands there."),
        words("+ (plus) at the end of a line of your own words: the next line belongs to it too."),
        words("If all you want to answer is <, -, ? or #, type + first, and the sign in the next line."),
        words("? (question mark) says this, and then the question once more."),
    ]
    following = words.following()
    if following.language != words.language:
        lines.append(words("# (number sign): {language}.", language=following.own_name))
    return lines
