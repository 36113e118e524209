"""Workshop files of the screens' tests: a short one with every kind of closed part, and one that is full of markup."""

SMALL = """
name = "small"
version = "1"
languages = ["nl", "en"]
title = { nl = "Klein", en = "Small" }
about = { nl = "Een kleine proef.", en = "A small trial." }

[[intake]]
type = "select_one"
name = "role"
required = true
label = { nl = "Wat is uw rol?", en = "What is your role?" }
choices = [
    { name = "teacher", label = { nl = "leraar", en = "teacher" } },
    { name = "leader", label = { nl = "schoolleider", en = "leader" } },
    { name = "other", label = { nl = "anders …", en = "other …" } },
]

[[questions]]
name = "first"
label = { nl = "Wat helpt?", en = "What helps?" }

    [[questions.parts]]
    type = "select_multiple"
    name = "levers"
    max = 2
    label = { nl = "Kies wat helpt", en = "Choose what helps" }
    choices = [
        { name = "space", label = { nl = "ruimte", en = "room" } },
        { name = "hrm", label = { nl = "beleid", en = "policy" } },
        { name = "money", label = { nl = "geld", en = "money" } },
        { name = "other", label = { nl = "anders …", en = "other …" } },
    ]

    [[questions.parts]]
    type = "text"
    name = "why"
    max_length = 20
    label = { nl = "Waarom?", en = "Why?" }

[[questions]]
name = "second"
label = { nl = "Hoe staat het ervoor?", en = "How do things stand?" }

    [[questions.parts]]
    type = "range"
    name = "dilemma"
    min = 1
    max = 5
    label = { nl = "Waar staat u?", en = "Where do you stand?" }
    low = { nl = "laag", en = "low" }
    high = { nl = "hoog", en = "high" }

[[questions]]
name = "third"
label = { nl = "Wat komt eerst?", en = "What comes first?" }

    [[questions.parts]]
    type = "rank"
    name = "chances"
    label = { nl = "Zet op volgorde", en = "Put in order" }
    choices = [
        { name = "a", label = { nl = "appel", en = "apple" } },
        { name = "b", label = { nl = "boom", en = "tree" } },
        { name = "c", label = { nl = "citroen", en = "lemon" } },
        { name = "d", label = { nl = "druif", en = "grape" } },
    ]
"""

MARKED = """
name = "marked"
version = "1"
languages = ["en"]
title = { en = "[bold]Title[/bold]" }
subtitle = { en = "[/]Subtitle" }
occasion = { en = "[red]Occasion" }
about = { en = "[link=x]About[/link]" }
central_questions = [{ en = "[i]Central" }]
dilemmas = [{ en = "[b]Dilemma" }]
groups = 2
places = [{ en = "[u]Place" }, { en = "[/u]Place" }]
hosts = [{ name = "[bold]Host", role = { en = "[/]Chair" } }]

[[intake]]
type = "select_one"
name = "role"
label = { en = "[red]Role[/]?" }
hint = { en = "[@click=app.quit]Hint" }
required = true
choices = [{ name = "a", label = { en = "[bold]Teacher" } }, { name = "b", label = { en = "[/]Leader" } }]

[[questions]]
name = "first"
label = { en = "[red]First" }
hint = { en = "[/red]Aside" }

    [[questions.parts]]
    type = "note"
    name = "read"
    label = { en = "[dim]Note" }

    [[questions.parts]]
    type = "range"
    name = "scale"
    label = { en = "[b]Scale" }
    min = 1
    max = 3
    low = { en = "[i]low" }
    high = { en = "high[/i]" }

    [[questions.parts]]
    type = "select_multiple"
    name = "many"
    label = { en = "[b]Many" }
    choices = [{ name = "a", label = { en = "[bold]One" } }, { name = "b", label = { en = "[/]Two" } }]

    [[questions.parts]]
    type = "text"
    name = "words"
    label = { en = "[/]Words" }
    hint = { en = "[bold]Write" }

[asked]
label = { en = "[bold]Asked" }
to = "role"
"""
